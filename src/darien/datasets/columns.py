"""What the columns of the tables hold, and their HXL tags; docs/hxl.md says what a tag means.

Columns that stand on a page are also described by their heads there.
"""

import re
from collections.abc import Iterable

from darien.language import mark as N_
from darien.pack.sheets import Value

STRING, INTEGER, NUMBER = "string", "integer", "number"
PEOPLE = "#affected+counted"

# What a column holds, by its name: the tables of a map or figure, and what every table has.
WHAT = {
    "id": N_("id of the row; with `panel` it names the row"),
    "panel": N_("first and last day of the map that the row stands on; blank for no map"),
    "name": N_("name of the series, site, leg or place"),
    "producer": N_("who counted"),
    "place_id": N_("id of the place in data/places.csv"),
    "place": N_("name of the place as used there"),
    "precision": N_("how closely a source places it: exact, settlement or area"),
    "lat": N_("latitude, degrees WGS 84, as fine as `precision` allows"),
    "lon": N_("longitude, degrees WGS 84, as fine as `precision` allows"),
    "direction": N_("which way the people went: northbound or southbound"),
    "people": N_("people counted: registrations, not individuals; blank where nobody counted"),
    "bound": N_("how the source words the number: exact, about, at-least"),
    "status": N_("how firm a figure is, or the state of a site"),
    "firmness": N_("estimated or provisional; blank for firm figures"),
    "first": N_("first day"),
    "last": N_("last day"),
    "days": N_("number of days"),
    "covered": N_("stretches of days that are counted (first/last;…)"),
    "uncovered": N_("stretches of days that are not counted (first/last;…)"),
    "coverage": N_("the same in words"),
    "last_published": N_("last day that the series knows anything about"),
    "unit": N_("what one counted is"),
    "definition": N_("who is in the count and who is not"),
    "observation_ids": N_("rows of data/observations.csv that the number rests on"),
    "at_point": N_("whether the number stands at its counting place on the map"),
    "legs": N_("route legs whose width shows the number"),
    "kind": N_("kind of site or publication"),
    "country": N_("country, three letters (ISO 3166)"),
    "day": N_("day that the status is of: the last of the period"),
    "since": N_("when the status began, or last date seen; as precise as known"),
    "status_as_of": N_("date of the last source of a status still open"),
    "reason": N_("reason as stated by those involved"),
    "route": N_("route that the leg belongs to"),
    "from_place": N_("id of the place where the leg begins"),
    "to_place": N_("id of the place where the leg ends"),
    "corridor": N_("family of routes that people choose between"),
    "mode": N_("how people travel the leg"),
    "look": N_("how the leg is drawn: counted, partly-counted, not-counted, not-known"),
    "series_id": N_("id of the series in data/series.csv"),
    "hours_min": N_("hours as published, lowest"),
    "hours_max": N_("hours as published, highest"),
    "price_usd_min": N_("US dollars a person as published, lowest"),
    "price_usd_max": N_("US dollars a person as published, highest"),
    "wider": N_("which of hours and price cover more than this leg"),
    "start": N_("first date in use, as precise as known"),
    "start_status": N_("whether the start is documented or only first seen"),
    "end": N_("last date in use, as precise as known"),
    "end_status": N_("whether the end is documented or only last seen"),
    "in_use": N_("when the leg was in use, in words"),
    "course": N_("how the line was drawn; it shows no trail"),
    "incident_id": N_("id of the incident in data/incidents.csv"),
    "leg_id": N_("id of the leg in data/route_legs.csv"),
    "incident": N_("kind of incident"),
    "date": N_("date as precise as known"),
    "is_derived": N_("yes: the difference of two published marks of a running total"),
    "measure": N_("what is compared: people, sites or deaths"),
    "a_first": N_("first day of period A"),
    "a_last": N_("last day of period A"),
    "a": N_("figure of period A; blank for no figure, which is not zero"),
    "a_said": N_("the same as on screen"),
    "a_note": N_("remarks on the figure of period A"),
    "b_first": N_("first day of period B"),
    "b_last": N_("last day of period B"),
    "b": N_("figure of period B; blank for no figure, which is not zero"),
    "b_said": N_("the same as on screen"),
    "b_note": N_("remarks on the figure of period B"),
    "change_from": N_("first day of the earlier period"),
    "difference": N_("later figure less the earlier one; blank where `why` says why"),
    "percent": N_("change in per cent of the earlier figure; blank where `why` says why"),
    "is_per_30_days": N_("yes: the percentage is of the counts per 30 days"),
    "change": N_("the change as on screen"),
    "why": N_("what keeps a change from being told"),
    "source_id": N_("id of the publication in data/sources.csv"),
    "publisher": N_("who published it"),
    "title": N_("title as printed"),
    "published": N_("date of publication, as precise as shown"),
    "url": N_("address of the publication"),
    "is_total_or_remainder": N_("yes: the row adds up others, or is what they leave"),
    "figure_ids": N_("ids of the figures of the row; ledger?figure=ID says how each is made"),
    "source_ids": N_("publications that the row rests on; the table of sources lists them"),
    "publishers": N_("who published them"),
    "source_urls": N_("their addresses"),
    "as_of": N_("last day that our sources know anything about"),
    "licence": N_("licence of the table"),
    "citation": N_("how to cite the file"),
    "precision_note": N_("how precise positions and dates are, and what a blank is"),
}

# The tags of columns by name; a tag is taken where the cells are of its kind.
TAGS = {
    **dict.fromkeys(("id", "incident_id", "leg_id", "series_id", "observation_ids"), "#meta+id"),
    **dict.fromkeys(("place_id", "from_place", "to_place"), "#loc+code"),
    **dict.fromkeys(("place", "site", "where"), "#loc+name"),
    **dict.fromkeys(("first", "start", "a_first", "b_first", "change_from"), "#date+start"),
    **dict.fromkeys(("last", "end", "a_last", "b_last"), "#date+end"),
    **dict.fromkeys(("day", "date", "since", "status_as_of"), "#date"),
    **dict.fromkeys(("name", "series", "route", "incident", "finding"), "#description+name"),
    **dict.fromkeys(("what", "about", "key_fact", "fault"), "#description+name"),
    **dict.fromkeys(("what_is_missing", "reading"), "#description+definition"),
    **dict.fromkeys(("direction", "corridor"), "#description+way"),
    **dict.fromkeys(("mode", "means"), "#description+means"),
    **dict.fromkeys(("kind", "unit", "measure", "table"), "#description+kind"),
    **dict.fromkeys(("definition", "what_is_counted"), "#description+definition"),
    **dict.fromkeys(("panel", "covered", "uncovered", "days_covered"), "#description+days"),
    **dict.fromkeys(("coverage", "in_use", "when", "dates", "period"), "#description+days"),
    "note": "#description+note",
    "producer": "#org+producer",
    "precision": "#geo+precision",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "country": "#country+code",
    **dict.fromkeys(("status", "verdict", "agrees", "state"), "#status"),
    **dict.fromkeys(("knows_of_days_up_to", "last_known_of_it"), "#description+days"),
    "source": "#meta+source+title",
    "figures": "#meta+figure+id",
    "last_published": "#date+known",
    "days": "#indicator+days+num",
    "publisher": "#org+publisher",
    "title": "#meta+source+title",
    "published": "#date+published",
    "url": "#meta+source+url",
    "source_id": "#meta+source+id",
    "figure_ids": "#meta+figure+id",
    "source_ids": "#meta+source+id",
    "publishers": "#meta+source+publisher",
    "source_urls": "#meta+source+url",
    "as_of": "#date+known",
    "licence": "#meta+licence",
    "citation": "#meta+citation",
    "precision_note": "#meta+precision",
}
NUMBER_TAGS = {
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "days": "#indicator+days+num",
    **dict.fromkeys(("people", "a", "b", "difference", "children"), PEOPLE),
    "percent": "#indicator+percent+num",
    "hours_min": "#indicator+hours+min+num",
    "hours_max": "#indicator+hours+max+num",
    "price_usd_min": "#value+usd+min",
    "price_usd_max": "#value+usd+max",
    "dead_or_missing": "#affected+killed+missing",
}
KINDS = {
    **dict.fromkeys(("people", "days", "a", "b", "difference"), INTEGER),
    **dict.fromkeys(("lat", "lon", "percent", "figure"), NUMBER),
    **dict.fromkeys(("hours_min", "hours_max", "price_usd_min", "price_usd_max"), NUMBER),
}
# A column of the people of some days or of one group is called after these.
_OF_PEOPLE = re.compile(
    r"(.*_)?(19|20)\d\d|(counted|everyone|men|women|boys|girls|male|female|not_broken)(_.*)?"
)


def kind_of(name: str, cells: Iterable[Value]) -> str:
    """Return what stands in a column: string, integer or number; by its name if it is blank."""
    known = [cell for cell in cells if cell not in (None, "")]
    if any(isinstance(cell, str) for cell in known):
        return STRING
    if any(isinstance(cell, float) for cell in known):
        return NUMBER
    return INTEGER if known and name not in KINDS else KINDS.get(name, STRING)


def tag_of(name: str, kind: str) -> str:
    """Return the HXL tag of a column."""
    if kind == STRING:
        if name in NUMBER_TAGS or name not in TAGS:
            return _of_text(name)
        return TAGS[name]
    if name in NUMBER_TAGS:
        return NUMBER_TAGS[name]
    return PEOPLE if _OF_PEOPLE.fullmatch(name) else "#indicator+num"


def _of_text(name: str) -> str:
    ends = {"_note": "#description+note", "_on_screen": "#description+screen"}
    return next((tag for end, tag in ends.items() if name.endswith(end)), "#description")
