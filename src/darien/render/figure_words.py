"""Words that go with a picture of a view: its caption, and its text for who cannot see it."""

from collections.abc import Sequence as Several
from datetime import date

from darien.edition import Edition, views_told
from darien.flows import Total
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.paper import Sequence
from darien.provenance import short_name
from darien.render import drawn_words as drawn
from darien.render.foot import (
    GENERALISED,
    INDEPENDENT,
    NO_ENDORSEMENT,
    as_of,
    ground_credits,
    producers,
    silence,
)
from darien.render.scene import DrawnPoint, Scene, scene
from darien.render.wording import (
    coverage,
    day,
    firmness,
    people,
    stretches,
    subtitle,
    title,
    way,
)
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Extent, Layer, Status

# What is read aloud must be short: so many signs, and of each direction as many of the largest
# counts as fit.
LONGEST = 600
LARGEST = (3, 2, 1)

NO_FIGURE = N_(
    "No source reports a figure that lies wholly inside this period for what is chosen here,"
    " which does not mean that nobody moved."
)


def caption(tables: Tables, view: View, edition: Edition, *, created: date) -> str:
    """Return one paragraph that can stand beneath a picture of a view, in a report.

    It says every number of the map, or of the maps of two periods that are compared, with who
    counted and what is not covered, and nothing of layers that are off. Of a period cut into years
    or quarters it says the numbers of the whole. `created` is the day the picture was made.
    """
    told = [(one, scene(tables, one)) for one in views_told(view, edition)]
    sentences = [
        sentence
        for one, shown in told
        for sentence in (
            *_what(one, shown),
            *_counts(tables, one, shown),
            *drawn.legs(tables, one, shown),
            *drawn.sites(one, shown),
            *drawn.marks(one, shown),
        )
    ]
    # What holds of both periods is said once.
    return " ".join(
        dict.fromkeys([*sentences, *_panels(view, edition), *_origin(tables, told, created)])
    )


def _panels(view: View, edition: Edition) -> list[str]:
    """Say of a period cut into panels that the numbers are those of the whole."""
    _ = translator(view.language)
    texts = {
        Sequence.YEARS: _("One map for each year; the numbers here are of the whole period."),
        Sequence.QUARTERS: _("One map for each quarter; the numbers here are of the whole period."),
    }
    return [texts[edition.panels]] if edition.panels in texts else []


def alt_text(tables: Tables, view: View, edition: Edition) -> str:
    """Return two to four sentences for who cannot see the picture.

    They have 600 signs at most, unless not even the largest count of each direction fits.
    Counts and lines are those inside the view's extent, as on the picture.
    """
    views = views_told(view, edition)
    texts = (
        " ".join(
            sentence
            for one in views
            for sentence in _in_short(tables, one, many, is_alone=len(views) == 1)
        )
        for many in LARGEST
    )
    *longer, shortest = texts
    return next((text for text in longer if len(text) <= LONGEST), shortest)


def _in_short(tables: Tables, view: View, many: int, *, is_alone: bool) -> list[str]:
    """Say what a map shows; beside another map its counts alone, where it has any layer of them."""
    _ = translator(view.language)
    shown = scene(tables, view)
    what = _("Map: {title}; area: {extent}; {direction}.").format(
        title=title(view), extent=_(title_of(view.extent)), direction=way(view)
    )
    others = [*drawn.lines(tables, view, shown), *drawn.sites(view, shown)]
    if not (others or _shows_counts(view)):
        others = drawn.marks(view, shown) or [_("Only the basemap is shown.")]
    counts = _largest(tables, view, shown, many)
    return [what, *counts, *(others if is_alone or not counts else [])]


def _what(view: View, shown: Scene) -> list[str]:
    _ = translator(view.language)
    extent = _(title_of(view.extent))
    text = _("{title}. Area: {extent}.").format(title=title(view), extent=extent)
    if view.extent == Extent.WHOLE_ROUTE or shown.is_empty:
        return [text]
    beyond = _("What follows is of the whole route; some of it may lie beyond the edge of the map.")
    return [text, beyond]


def _shows_counts(view: View) -> bool:
    return Layer.COUNTED in view.layers and bool(view.corridors)


def _by_size(view: View, shown: Scene) -> list[DrawnPoint]:
    """The counting points, direction by direction, the largest first."""
    largest_first = sorted(shown.points, key=lambda point: -point.people)
    return sorted(largest_first, key=lambda point: view.directions.index(point.direction))


def _counts(tables: Tables, view: View, shown: Scene) -> list[str]:
    """A sentence for every number, then what they count and must not be used for."""
    if not _shows_counts(view):
        return []
    _ = translator(view.language)
    if not shown.points:
        return [_(NO_FIGURE)]
    told = [_count(tables, view, point) for point in _by_size(view, shown)]
    series = tables.series.set_index("series_id").loc[[point.series_id for point in shown.points]]
    registering = series.loc[series["unit"] == "registrations", "producer"]
    if len(registering):
        text = _("Registrations, not individuals, are counted by {producers}.")
        names = dict.fromkeys(short_name(data_text(one, view.language)) for one in registering)
        told.append(text.format(producers=", ".join(names)))
    return [*told, subtitle(view)]


def _count(tables: Tables, view: View, point: DrawnPoint) -> str:
    _ = translator(view.language)
    counted, language = point.total, view.language
    series = tables.series.set_index("series_id").loc[point.series_id]
    assert counted.status is not None
    firm = firmness(counted, series["unit"], language) or _(title_of(Status(counted.status)))
    text = _("{what}: {people} people {direction}, {days} ({producer}, {firmness}); {coverage}.")
    return text.format(
        what=data_text(series["title"], language),
        people=people(counted, language),
        direction=_(title_of(point.direction)),
        days=stretches(counted.covered, language),
        producer=short_name(data_text(series["producer"], language)),
        firmness=firm,
        coverage=coverage(counted, language),
    )


def _largest(tables: Tables, view: View, shown: Scene, many: int) -> list[str]:
    """The `many` largest counts of each direction inside the extent, in one sentence."""
    if not _shows_counts(view):
        return []
    _ = translator(view.language)
    if not shown.points:
        return [_(NO_FIGURE)]
    near = drawn.places_inside(tables, view)
    inside = [point for point in _by_size(view, shown) if point.place_id in near]
    if not inside:
        return [_("No counting point lies in this area.")]
    titles = dict(zip(tables.series["series_id"], tables.series["title"], strict=True))
    text = _("{what}, {people} people {direction} ({source})")
    told = [
        text.format(
            what=data_text(titles[point.series_id], view.language),
            people=people(point.total, view.language),
            direction=_(title_of(direction)),
            source=point.short,
        )
        for direction in view.directions
        for point in [one for one in inside if one.direction == direction][:many]
    ]
    return [_("Largest counts: {counts}.").format(counts="; ".join(told))]


def _origin(tables: Tables, told: Several[tuple[View, Scene]], created: date) -> list[str]:
    """Sources, as-of dates, credits, and what the picture does not claim."""
    language = told[0][0].language
    _ = translator(language)
    named = producers(tables, _totals(told), language)
    if any(shown.sites for _view, shown in told):
        named.append("MSF")
    sources = _("Sources: {producers}; compiled by the Darién Atlas.").format(
        producers="; ".join([*named, _("press")])
    )
    return [
        *([] if all(shown.is_empty for _view, shown in told) else [sources]),
        *_dates(tables, told, created),
        ground_credits(language) + ".",
        *([_(GENERALISED)] if any(shown.legs for _view, shown in told) else []),
        _(NO_ENDORSEMENT),
        _(INDEPENDENT),
    ]


def _dates(tables: Tables, told: Several[tuple[View, Scene]], created: date) -> list[str]:
    """How far the sources of what is shown reach, when they were read, and the picture's day."""
    view = told[0][0]
    _ = translator(view.language)
    known = as_of(tables, _totals(told))
    said = []
    if _shows_counts(view):
        said.append(_("Flows known to {day}.").format(day=day(known.flows, view.language)))
        said += [silence(one, known) for one, _shown in told]
    if Layer.SITES in view.layers:
        said.append(_("Sites known to {day}.").format(day=day(known.sites, view.language)))
    text = _("Sources read on {read}; figure made on {created}.")
    read, made = (day(one, view.language) for one in (known.read, created))
    return [*filter(None, said), text.format(read=read, created=made)]


def _totals(told: Several[tuple[View, Scene]]) -> list[Total]:
    return [total for _view, shown in told for total in shown.totals]
