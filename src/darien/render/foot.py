"""The foot of a view: who counted, how far the sources reach, and what the drawing does not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from darien.flows import Total
from darien.guard import applied
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.provenance import CREDITS, known_as
from darien.render.wording import day
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Layer

# What no drawing of ours claims, wherever it stands.
GENERALISED = N_("Routes are generalised and show no trail or landing.")
NO_ENDORSEMENT = N_("Boundaries and names imply no endorsement.")
INDEPENDENT = N_("Independent product, not an MSF or UN publication.")


@dataclass(frozen=True)
class AsOf:
    """The last days that the sources know anything about, and the day they were read."""

    flows: date
    sites: date
    read: date


def foot(tables: Tables, view: View, totals: Sequence[Total]) -> list[str]:
    """Return the lines of the foot; `totals` are the figures that the view shows."""
    _ = translator(view.language)
    named = producers(tables, totals, view.language)
    if Layer.SITES in view.layers:
        named = [*named, "MSF"]
    return [
        _("Sources: {producers} (full list: Evidence page).").format(
            producers="; ".join(dict.fromkeys([*named, _("press")]))
        ),
        _as_of_sentence(tables, view, totals),
        cautions(view),
        ground_credits(view.language),
    ]


def cautions(view: View) -> str:
    """Say what a drawing does not claim, and how coarse it was made so that it does no harm."""
    _ = translator(view.language)
    said = [_(GENERALISED), applied(view.layers, view.language), _(NO_ENDORSEMENT), _(INDEPENDENT)]
    return " ".join(filter(None, said))


def producers(tables: Tables, totals: Sequence[Total], language: str) -> list[str]:
    """Return the full names of those who counted, each once, in the order of the totals."""
    of_series = dict(zip(tables.series["series_id"], tables.series["producer"], strict=True))
    found = (data_text(of_series[one.series_ids[0]], language) for one in totals)
    return list(dict.fromkeys(known_as(producer) for producer in found))


def as_of(tables: Tables, totals: Sequence[Total]) -> AsOf:
    """Return how far the sources reach: the series of the totals, or all where there are none."""
    known = [one.last_published for one in totals if one.last_published]
    return AsOf(
        flows=max(known, default=tables.last_known["observations"]),
        sites=tables.last_known["site_periods"],
        read=tables.tables["read_on"].max().date(),
    )


def silence(view: View, known: AsOf) -> str:
    """Say that the period goes on after the last figure; nothing where it does not."""
    if view.period.last <= known.flows:
        return ""
    _ = translator(view.language)
    return _("After that our sources are silent: no data, not no people.")


def ground_credits(language: str) -> str:
    """Say the projection and whose layers the ground is made of."""
    _ = translator(language)
    return _("Web Mercator.") + " " + CREDITS


def _as_of_sentence(tables: Tables, view: View, totals: Sequence[Total]) -> str:
    _ = translator(view.language)
    known = as_of(tables, totals)
    text = _("Flows known to {flows}, sites to {sites}; read {read}.").format(
        flows=day(known.flows, view.language),
        sites=day(known.sites, view.language),
        read=day(known.read, view.language),
    )
    return " ".join(filter(None, [text, silence(view, known)]))
