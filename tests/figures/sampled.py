"""The views that figures are tested with: every extent and template, the fullest, the emptiest."""

from dataclasses import dataclass
from datetime import date

from darien import paper
from darien.edition import Edition
from darien.paper import Template, Tone
from darien.period import Period
from darien.view import View
from darien.vocabulary import Direction, Extent, Language

NORTH, SOUTH = (Direction.NORTHBOUND,), (Direction.SOUTHBOUND,)
YEAR_2023, YEAR_2025 = (Period.of_months(f"{year}-01", f"{year}-12") for year in (2023, 2025))
FULL = Period.of_months("2021-01", "2025-12")
AFTER = Period.of_months("2026-06", "2026-12")
CREATED = date(2026, 11, 26)


@dataclass(frozen=True)
class Sampled:
    """A view and how it is printed."""

    view: View
    edition: Edition


def spanish(view: View) -> View:
    """Return the view in Spanish."""
    return View(**{**vars(view), "language": Language.SPANISH})


SAMPLED = {
    "isthmus-south-2025": Sampled(View(period=YEAR_2025, directions=SOUTH), Edition()),
    "isthmus-both-es-portrait": Sampled(spanish(View(period=FULL)), Edition(Template.A4_PORTRAIT)),
    "isthmus-both-grey": Sampled(View(period=FULL), Edition(tone=Tone.GREYSCALE)),
    "darien-north-2023-slide": Sampled(
        View(period=YEAR_2023, directions=NORTH, extent=Extent.DARIEN), Edition(Template.SLIDE)
    ),
    "darien-both-es-square": Sampled(
        spanish(View(period=FULL, extent=Extent.DARIEN)), Edition(Template.SQUARE)
    ),
    "central-america-both": Sampled(View(period=FULL, extent=Extent.CENTRAL_AMERICA), Edition()),
    "central-america-south-es-post": Sampled(
        spanish(View(period=YEAR_2025, directions=SOUTH, extent=Extent.CENTRAL_AMERICA)),
        Edition(Template.POST),
    ),
    "whole-route-both-a3": Sampled(
        View(period=FULL, extent=Extent.WHOLE_ROUTE), Edition(Template.A3_LANDSCAPE)
    ),
    "whole-route-north-es-a3-portrait": Sampled(
        spanish(View(period=FULL, directions=NORTH, extent=Extent.WHOLE_ROUTE)),
        Edition(Template.A3_PORTRAIT),
    ),
    "whole-route-both-es-slide": Sampled(
        spanish(View(period=FULL, extent=Extent.WHOLE_ROUTE)), Edition(Template.SLIDE)
    ),
    "empty": Sampled(View(period=AFTER, corridors=(), layers=()), Edition()),
    "empty-es-square": Sampled(
        spanish(View(period=AFTER, directions=NORTH)), Edition(Template.SQUARE)
    ),
    "years": Sampled(View(period=FULL), Edition(panels=paper.Sequence.YEARS)),
    "quarters-2024-es-slide": Sampled(
        spanish(View(period=Period.of_months("2024-01", "2024-12"))),
        Edition(Template.SLIDE, panels=paper.Sequence.QUARTERS),
    ),
    "compare-es": Sampled(
        spanish(View(period=YEAR_2023, compare=YEAR_2025)),
        Edition(panels=paper.Sequence.COMPARE),
    ),
    "compare-portrait": Sampled(
        View(period=YEAR_2023, compare=YEAR_2025),
        Edition(Template.A4_PORTRAIT, panels=paper.Sequence.COMPARE),
    ),
}
