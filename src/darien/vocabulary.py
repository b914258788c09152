"""The field's words, once: data, filters, links, legends and code use these members.

Each member's value is the word in the data tables and in links; `title_of` gives the English
text that a reader sees, marked for translation.
"""

from enum import StrEnum

from darien.language import mark as N_


class Direction(StrEnum):
    """Which way people move along a corridor."""

    NORTHBOUND = "northbound"
    SOUTHBOUND = "southbound"


class Corridor(StrEnum):
    """A family of routes that people choose between."""

    DARIEN = "darien"
    CARIBBEAN = "caribbean"
    PACIFIC = "pacific"
    OVERLAND = "overland"
    AIR = "air"


class Layer(StrEnum):
    """What the reader can switch on and off on the map."""

    COUNTED = "counted"
    UNCOUNTED = "uncounted"
    SITES = "sites"
    TOWNS = "towns"
    STATIONS = "stations"
    INCIDENTS = "incidents"


class Extent(StrEnum):
    """A preset of the map frame; its bounds stand in data/extents.csv."""

    DARIEN = "darien"
    ISTHMUS = "isthmus"
    CENTRAL_AMERICA = "central-america"
    WHOLE_ROUTE = "whole-route"


class Language(StrEnum):
    """A language of the interface."""

    ENGLISH = "en"
    SPANISH = "es"


class Status(StrEnum):
    """How firm a published figure is, firmest first."""

    OFFICIAL = "official"
    REPORTED = "reported"
    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"


class Precision(StrEnum):
    """How closely a source places something; nothing is drawn finer than this."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    AREA = "area"


# Decimals of a degree that a drawing may show: about 100 m, and 1 km for an area.
DRAWN_DECIMALS = {Precision.EXACT: 3, Precision.SETTLEMENT: 3, Precision.AREA: 2}


class Bound(StrEnum):
    """How exactly a source states the first or last day of a count."""

    DAY = "day"
    MONTH = "month"
    NOT_STATED = "not-stated"


class SiteStatus(StrEnum):
    """State of an MSF site on a day, as far as it is documented."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    END_NOT_DOCUMENTED = "end-not-documented"


class StartStatus(StrEnum):
    """What is known of the start of a period: that it began then, or only that it was seen then."""

    DOCUMENTED = "documented"
    FIRST_DOCUMENTED = "first-documented"


class EndStatus(StrEnum):
    """What is known of the end of a period."""

    DOCUMENTED = "documented"
    LAST_DOCUMENTED = "last-documented"
    OPEN = "open"
    NOT_DOCUMENTED = "not-documented"


class LegUse(StrEnum):
    """Whether a route leg was in use in a view's period."""

    IN_USE = "in-use"
    NOT_KNOWN = "not-known"
    NOT_IN_USE = "not-in-use"


class Counted(StrEnum):
    """How far a producer counted the people on a leg while it was in use."""

    WHOLE = "whole"
    PART = "part"
    NOT_COUNTED = "not-counted"


class Mode(StrEnum):
    """How people travel a leg."""

    BUS = "bus"
    BOAT = "boat"
    FOOT = "foot"
    VEHICLE = "vehicle"
    AIR = "air"


class Service(StrEnum):
    """What MSF offered at a site."""

    PRIMARY_CARE = "primary-care"
    MENTAL_HEALTH = "mental-health"
    SEXUAL_VIOLENCE_CARE = "sexual-violence-care"
    CHRONIC_DISEASE = "chronic-disease"
    MATERNAL_HEALTH = "maternal-health"
    SOCIAL_WORK = "social-work"
    HEALTH_PROMOTION = "health-promotion"
    WATER_SANITATION = "water-sanitation"
    DISTRIBUTION = "distribution"
    TORTURE_REHABILITATION = "torture-rehabilitation"


class IncidentKind(StrEnum):
    """What hurt or endangered people on the move."""

    BOAT_ACCIDENT = "boat-accident"
    BOAT_MISSING = "boat-missing"
    ROAD_BLOCKADE = "road-blockade"
    FLASH_FLOOD = "flash-flood"
    ARMED_CLASH = "armed-clash"
    ATTACK = "attack"
    BUS_CRASH = "bus-crash"
    BOATS_SUSPENDED = "boats-suspended"
    CAMP_FIRE = "camp-fire"
    ABANDONMENT = "abandonment"


# By class: words of different classes may be spelt alike (the corridor and the extent "darien").
TITLES: dict[type[StrEnum], dict[str, str]] = {
    Direction: {
        Direction.NORTHBOUND: N_("northbound"),
        Direction.SOUTHBOUND: N_("southbound"),
    },
    Corridor: {
        Corridor.DARIEN: N_("Darién"),
        Corridor.CARIBBEAN: N_("Caribbean"),
        Corridor.PACIFIC: N_("Pacific"),
        Corridor.OVERLAND: N_("Overland"),
        Corridor.AIR: N_("By air"),
    },
    Layer: {
        Layer.COUNTED: N_("Counting points"),
        Layer.UNCOUNTED: N_("Routes not counted"),
        Layer.SITES: N_("MSF sites"),
        Layer.TOWNS: N_("Towns"),
        Layer.STATIONS: N_("Reception stations"),
        Layer.INCIDENTS: N_("Incidents"),
    },
    Extent: {
        Extent.DARIEN: N_("The Darién"),
        Extent.ISTHMUS: N_("Panama and Darién"),
        Extent.CENTRAL_AMERICA: N_("Central America"),
        Extent.WHOLE_ROUTE: N_("Whole route"),
    },
    Language: {
        Language.ENGLISH: "English",
        Language.SPANISH: "Español",
    },
    Status: {
        Status.OFFICIAL: N_("official"),
        Status.REPORTED: N_("reported"),
        Status.ESTIMATE: N_("estimate"),
        Status.PROVISIONAL: N_("provisional"),
    },
    Precision: {
        Precision.EXACT: N_("exact position"),
        Precision.SETTLEMENT: N_("position of the settlement"),
        Precision.AREA: N_("approximate area, not a position"),
    },
    SiteStatus: {
        SiteStatus.ACTIVE: N_("active"),
        SiteStatus.SUSPENDED: N_("suspended"),
        SiteStatus.CLOSED: N_("closed"),
        SiteStatus.END_NOT_DOCUMENTED: N_("end not documented"),
    },
    Mode: {
        Mode.BUS: N_("bus"),
        Mode.BOAT: N_("boat"),
        Mode.FOOT: N_("on foot"),
        Mode.VEHICLE: N_("vehicle"),
        Mode.AIR: N_("flight"),
    },
    Service: {
        Service.PRIMARY_CARE: N_("primary care"),
        Service.MENTAL_HEALTH: N_("mental health"),
        Service.SEXUAL_VIOLENCE_CARE: N_("care after sexual violence"),
        Service.CHRONIC_DISEASE: N_("chronic disease"),
        Service.MATERNAL_HEALTH: N_("maternal health"),
        Service.SOCIAL_WORK: N_("social work"),
        Service.HEALTH_PROMOTION: N_("health promotion"),
        Service.WATER_SANITATION: N_("water and sanitation"),
        Service.DISTRIBUTION: N_("distribution of items"),
        Service.TORTURE_REHABILITATION: N_("rehabilitation after torture"),
    },
    IncidentKind: {
        IncidentKind.BOAT_ACCIDENT: N_("boat accident"),
        IncidentKind.BOAT_MISSING: N_("boat missing"),
        IncidentKind.ROAD_BLOCKADE: N_("road blockade"),
        IncidentKind.FLASH_FLOOD: N_("flash flood"),
        IncidentKind.ARMED_CLASH: N_("armed clash"),
        IncidentKind.ATTACK: N_("attack"),
        IncidentKind.BUS_CRASH: N_("bus crash"),
        IncidentKind.BOATS_SUSPENDED: N_("boats suspended"),
        IncidentKind.CAMP_FIRE: N_("fire in a station"),
        IncidentKind.ABANDONMENT: N_("people abandoned on the way"),
    },
}


def title_of(word: StrEnum) -> str:
    """Return the English text for a member; give it to a translator before showing it."""
    return TITLES[type(word)][word]
