"""Do no harm: what each kind of thing may show of where people are, and of whom it happened to.

One rule a class of sensitivity. The check of the tables, every drawing, the report pack and
uploads take it from here; docs/do-no-harm.md tells it to people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from darien.language import mark as N_
from darien.language import translator
from darien.period import PartialDate
from darien.survivors import is_of_survivors, is_sexual_violence
from darien.vocabulary import Layer, Precision

Position = tuple[float, float]


class Sensitivity(StrEnum):
    """A class of things that can do the same harm; its rule stands in RULES."""

    PUBLIC_PLACE = "public-place"
    LETTERING = "lettering"
    COUNTING_POINT = "counting-point"
    CARE_SITE = "care-site"
    ROUTE = "route"
    WAY_ON_FOOT = "way-on-foot"
    INCIDENT = "incident"
    SURVIVORS = "survivors"
    NO_POSITION = "no-position"


@dataclass(frozen=True)
class Rule:
    """What one class may show.

    `stored` are the decimals of a degree that a table may hold, `shown` those that a drawing or
    a file may, by how closely the source places the thing: 2 decimals are about 1 km, 3 about
    100 m. Both are None where nothing may stand on a point. `deepest_zoom` is Leaflet's.
    Counts of people below `smallest_count` are not told, zero excepted. A thing is told
    `delay_days` after it happened. A line has `most_points` at most.
    """

    stored: int | None
    shown: Mapping[Precision, int] | None
    why: str
    deepest_zoom: int = 12
    smallest_count: int = 1
    delay_days: int = 0
    most_points: int | None = None


def _decimals(exact: int, settlement: int, area: int) -> Mapping[Precision, int]:
    return {Precision.EXACT: exact, Precision.SETTLEMENT: settlement, Precision.AREA: area}


RULES = {
    Sensitivity.PUBLIC_PLACE: Rule(
        stored=5,
        shown=_decimals(3, 3, 2),
        why=N_(
            "Towns and ports stand in every gazetteer. A gazetteer's point is kept as it is and"
            " drawn no finer than the town."
        ),
    ),
    Sensitivity.LETTERING: Rule(
        stored=2,
        shown=_decimals(2, 2, 2),
        why=N_("Where a word stands, and the frame of the map, say where nobody is."),
    ),
    Sensitivity.COUNTING_POINT: Rule(
        stored=5,
        shown=_decimals(3, 3, 2),
        why=N_("An authority counts in public; the number stands at the town that it names."),
    ),
    Sensitivity.CARE_SITE: Rule(
        stored=5,
        shown=_decimals(2, 3, 2),
        why=N_(
            "People in need of care, and those who give it, are attacked and watched where they"
            " gather. A site or station stands at its town and never has a position of its own."
        ),
    ),
    Sensitivity.ROUTE: Rule(
        stored=3,
        shown=_decimals(3, 3, 3),
        why=N_("A line leads from town to town; boats are drawn across open water."),
    ),
    Sensitivity.WAY_ON_FOOT: Rule(
        stored=3,
        shown=_decimals(3, 3, 3),
        deepest_zoom=11,
        most_points=12,
        why=N_(
            "A trail on a map shows where people can be stopped, robbed or sent back. A way on"
            " foot is a plain arc between named villages."
        ),
    ),
    Sensitivity.INCIDENT: Rule(
        stored=3,
        shown=_decimals(2, 2, 2),
        deepest_zoom=11,
        delay_days=30,
        why=N_(
            "Where people were hurt others still pass, and those who hurt them may be near. An"
            " incident stands at a named town, to about 1 km, when the people have moved on. A"
            " single death is told: to hide it would say that nobody died."
        ),
    ),
    Sensitivity.SURVIVORS: Rule(
        stored=None,
        shown=None,
        smallest_count=5,
        why=N_(
            "A place and a small number can point at a person. Figures on survivors are shown as"
            " totals over the project and period that MSF published, in tables, and on no point."
        ),
    ),
    Sensitivity.NO_POSITION: Rule(
        stored=None,
        shown=None,
        why=N_("These rows speak of areas, producers, texts or prices. They have no position."),
    ),
}

# Every table; a row may be of a stricter class (see `of_incident`, and positions.places).
TABLES = {
    "sources": Sensitivity.NO_POSITION,
    "series": Sensitivity.COUNTING_POINT,
    "observations": Sensitivity.COUNTING_POINT,
    "rivals": Sensitivity.SURVIVORS,
    "survey_findings": Sensitivity.NO_POSITION,
    "missing_migrants": Sensitivity.NO_POSITION,
    "key_facts": Sensitivity.NO_POSITION,
    "gaps": Sensitivity.NO_POSITION,
    "faults": Sensitivity.NO_POSITION,
    "claims": Sensitivity.NO_POSITION,
    "tables": Sensitivity.NO_POSITION,
    "places": Sensitivity.PUBLIC_PLACE,
    "routes": Sensitivity.ROUTE,
    "route_legs": Sensitivity.ROUTE,
    "fares": Sensitivity.NO_POSITION,
    "sites": Sensitivity.CARE_SITE,
    "site_periods": Sensitivity.CARE_SITE,
    "station_periods": Sensitivity.CARE_SITE,
    "site_activity": Sensitivity.SURVIVORS,
    "events": Sensitivity.NO_POSITION,
    "incidents": Sensitivity.INCIDENT,
    "extents": Sensitivity.LETTERING,
    "labels": Sensitivity.LETTERING,
}
LAYERS = {
    Layer.COUNTED: (Sensitivity.COUNTING_POINT, Sensitivity.ROUTE, Sensitivity.WAY_ON_FOOT),
    Layer.UNCOUNTED: (Sensitivity.ROUTE, Sensitivity.WAY_ON_FOOT),
    Layer.SITES: (Sensitivity.CARE_SITE,),
    Layer.TOWNS: (Sensitivity.PUBLIC_PLACE,),
    Layer.STATIONS: (Sensitivity.CARE_SITE,),
    Layer.INCIDENTS: (Sensitivity.INCIDENT,),
}
DEEPEST_ZOOM = max(rule.deepest_zoom for rule in RULES.values())

# What a decimal of a degree is on the ground, roughly.
ACROSS = {2: "1 km", 3: "100 m"}


def coarse(
    latitude: float, longitude: float, *classes: Sensitivity, known: Iterable[str]
) -> Position | None:
    """Return a position as finely as every one of its classes allows; None if one allows none.

    Degrees WGS 84, latitude first. `known` are the words of Precision that the sources place it
    with, of which the coarsest counts. Raises ValueError for another word.
    """
    allowed = [RULES[one].shown for one in classes]
    how = [Precision(word) for word in known]
    fine = [shown[word] for shown in allowed if shown is not None for word in how]
    if not fine or None in allowed:
        return None
    return round(float(latitude), min(fine)), round(float(longitude), min(fine))


def course(line: list[list[float]], sensitivity: Sensitivity) -> list[list[float]]:
    """Return the points of a line, rounded and thinned as its class demands; both ends stay."""
    rule = RULES[sensitivity]
    if rule.shown is None:
        return []
    most = rule.most_points or len(line)
    kept = line
    if len(line) > most:
        steps = (round(i * (len(line) - 1) / (most - 1)) for i in range(most))
        kept = [line[step] for step in steps]
    decimals = rule.shown[Precision.EXACT]
    return [[round(float(degrees), decimals) for degrees in point] for point in kept]


def deepest_zoom(layers: Iterable[Layer]) -> int:
    """Return the deepest zoom of a map: that of the strictest class shown."""
    zooms = [RULES[one].deepest_zoom for layer in layers for one in LAYERS[layer]]
    return min(zooms, default=DEEPEST_ZOOM)


def is_too_young(cell: str, sensitivity: Sensitivity, today: date) -> bool:
    """Tell whether a partial date is nearer to today than its class allows. Raises ValueError."""
    delay = RULES[sensitivity].delay_days
    return bool(delay) and PartialDate.parse(cell).latest + timedelta(days=delay) > today


def of_incident(*texts: str) -> Sensitivity:
    """Return the class of an incident by its kind and the texts that tell of it."""
    return Sensitivity.SURVIVORS if is_sexual_violence(*texts) else Sensitivity.INCIDENT


def is_small(count: str, sensitivity: Sensitivity) -> bool:
    """Tell whether a count, written in digits, is too small to be told; zero never is."""
    return count.isdecimal() and 0 < int(count) < RULES[sensitivity].smallest_count


def is_of_few(count: str, *texts: str) -> bool:
    """Tell whether a count, written in digits, is of so few survivors that it could name one."""
    return is_of_survivors(*texts) and is_small(count, Sensitivity.SURVIVORS)


def applied(layers: Iterable[Layer], language: str) -> str:
    """Say the rules that a drawing of these layers keeps to; nothing where nothing is drawn."""
    on = set(layers)
    if not on:
        return ""
    _ = translator(language)
    if Layer.INCIDENTS in on:
        text = _(
            "Positions to {place}, areas and incidents to {area}; incidents after {days} days;"
            " sexual violence never on a point."
        )
    else:
        text = _("Positions to {place}, areas to {area}; sexual violence never on a point.")
    public, incident = RULES[Sensitivity.PUBLIC_PLACE], RULES[Sensitivity.INCIDENT]
    assert public.shown is not None
    return text.format(
        place=ACROSS[public.shown[Precision.SETTLEMENT]],
        area=ACROSS[public.shown[Precision.AREA]],
        days=incident.delay_days,
    )
