"""Sentences about what a view draws beside its counts: legs, sites, stations and incidents."""

from collections import Counter
from collections.abc import Collection, Mapping

from darien.language import number, translator
from darien.positions import places
from darien.render.scene import DrawnLeg, Scene
from darien.render.wording import day_of
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Corridor, Layer, LegLook, SiteStatus


def legs(tables: Tables, view: View, shown: Scene) -> list[str]:
    """Say how many legs there are, and of how many nobody counted the people."""
    if not shown.legs:
        return []
    _ = translator(view.language)
    looks = Counter(leg.look for leg in shown.legs)
    text = _("Route legs, in the corridors {corridors}: {all} ({looks}).").format(
        corridors=_corridors(tables, view, shown.legs),
        all=number(len(shown.legs), view.language),
        looks=_tally({_(title_of(look)): looks[look] for look in LegLook}),
    )
    if not looks[LegLook.NOT_COUNTED]:
        return [text]
    return [text, _("“Not counted” is not zero: no source says how many people took these legs.")]


def lines(tables: Tables, view: View, shown: Scene) -> list[str]:
    """Say by which corridors the lines inside the extent run, and which way."""
    _ = translator(view.language)
    near = places_inside(tables, view)
    ends = tables.route_legs.set_index("leg_id")[["from_place", "to_place"]]
    inside = [leg for leg in shown.legs if near & set(ends.loc[leg.leg_id])]
    if not inside:
        return []
    ways = [
        f"{_(title_of(direction))} ({_corridors(tables, view, of_direction)})"
        for direction in view.directions
        if (of_direction := [leg for leg in inside if leg.direction == direction])
    ]
    text = _("Route lines: {ways}.")
    if any(leg.look == LegLook.NOT_COUNTED for leg in inside):
        text = _("Route lines: {ways}; dashed where nobody counted.")
    return [text.format(ways="; ".join(ways))]


def sites(view: View, shown: Scene) -> list[str]:
    """Say how the MSF sites stood at the end of the period, as a number of each status."""
    if Layer.SITES not in view.layers:
        return []
    _ = translator(view.language)
    if not shown.sites:
        return [_("No MSF site is documented in this period.")]
    statuses = Counter(site.status for site in shown.sites)
    text = _("MSF sites of the whole route on {day} ({statuses}).")
    tally = _tally({_(title_of(status)): statuses[status] for status in SiteStatus})
    return [text.format(day=day_of(view), statuses=tally)]


def marks(view: View, shown: Scene) -> list[str]:
    """Say that stations and incidents are marked, where they are."""
    _ = translator(view.language)
    told = []
    if shown.stations:
        text = _("Reception stations are marked as they stood on {day}.")
        told.append(text.format(day=day_of(view)))
    if shown.incident_ids:
        told.append(_("Incidents of the period are marked where a source places them."))
    return told


def places_inside(tables: Tables, view: View) -> set[str]:
    """Return the ids of the places that lie inside a view's extent."""
    edge = tables.extents.set_index("extent_id").loc[view.extent.value]
    return {
        id
        for id, (latitude, longitude) in places(tables).items()
        if edge["south"] <= latitude <= edge["north"] and edge["west"] <= longitude <= edge["east"]
    }


def _corridors(tables: Tables, view: View, drawn: Collection[DrawnLeg]) -> str:
    """Name the corridors that legs belong to."""
    _ = translator(view.language)
    route_of = dict(zip(tables.route_legs["leg_id"], tables.route_legs["route_id"], strict=True))
    corridor_of = dict(zip(tables.routes["route_id"], tables.routes["corridor"], strict=True))
    found = {corridor_of[route_of[leg.leg_id]] for leg in drawn}
    return ", ".join(_(title_of(corridor)) for corridor in Corridor if corridor in found)


def _tally(counts: Mapping[str, int]) -> str:
    """Write how many there are of each kind that there is."""
    return "; ".join(f"{kind}: {many}" for kind, many in counts.items() if many)
