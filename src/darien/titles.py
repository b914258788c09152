"""What a reader sees for each word of the vocabulary, in English, marked for translation."""

from enum import StrEnum

from darien.language import mark as N_
from darien.paper import Part, Sequence, Template, Tone
from darien.vocabulary import (
    Corridor,
    DatedBy,
    Direction,
    EventKind,
    Extent,
    FareScope,
    IncidentKind,
    Language,
    Layer,
    LegLook,
    LegUse,
    Mode,
    Precision,
    Scale,
    Service,
    SiteStatus,
    Status,
)

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
    Scale: {
        Scale.ROOT: N_("square root"),
        Scale.LINEAR: N_("linear"),
    },
    EventKind: {
        EventKind.POLICY: N_("policy"),
        EventKind.OPERATIONS: N_("operations"),
        EventKind.INCIDENT: N_("incident"),
        EventKind.SECURITY: N_("security"),
        EventKind.DISASTER: N_("disaster"),
        EventKind.FLOW_MILESTONE: N_("milestone"),
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
    LegUse: {
        LegUse.IN_USE: N_("in use"),
        LegUse.NOT_KNOWN: N_("use not documented in this period"),
        LegUse.NOT_IN_USE: N_("not in use in this period"),
    },
    LegLook: {
        LegLook.COUNTED: N_("counted"),
        LegLook.PARTLY_COUNTED: N_("counted part of the time"),
        LegLook.NOT_COUNTED: N_("not counted"),
        LegLook.NOT_KNOWN: N_("use not documented in this period"),
    },
    FareScope: {
        FareScope.LEG: N_("for this leg"),
        FareScope.WIDER: N_("for more than this leg"),
        FareScope.CHARGE: N_("a charge, not a fare"),
    },
    DatedBy: {
        DatedBy.TEXT: N_("dated by the text"),
        DatedBy.SOURCE: N_("dated by its sources"),
        DatedBy.LEG: N_("no date given: dates of the leg's use"),
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
    Template: {
        Template.A4_LANDSCAPE: N_("A4, wide"),
        Template.A4_PORTRAIT: N_("A4, tall"),
        Template.A3_LANDSCAPE: N_("A3, wide"),
        Template.A3_PORTRAIT: N_("A3, tall"),
        Template.SLIDE: N_("Slide (16:9)"),
        Template.SQUARE: N_("Square post (1:1)"),
        Template.POST: N_("Tall post (4:5)"),
    },
    Tone: {
        Tone.LIGHT: N_("Colour"),
        Tone.GREYSCALE: N_("Greyscale"),
    },
    Part: {
        Part.LEGS: N_("Table of legs"),
        Part.SITES: N_("Map of sites"),
        Part.TIMELINES: N_("Timelines"),
        Part.CAUTION: N_("Caution"),
    },
    Sequence: {
        Sequence.WHOLE: N_("The whole period"),
        Sequence.YEARS: N_("One panel a year"),
        Sequence.QUARTERS: N_("One panel a quarter"),
        Sequence.COMPARE: N_("Both periods compared"),
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

# Countries with MSF sites, by the code of the tables, from north to south as the map has them.
COUNTRIES = {
    "MEX": N_("Mexico"),
    "GTM": N_("Guatemala"),
    "HND": N_("Honduras"),
    "CRI": N_("Costa Rica"),
    "PAN": N_("Panama"),
}


def title_of(word: StrEnum) -> str:
    """Return the English text for a member; give it to a translator before showing it."""
    return TITLES[type(word)][word]


def country_title(code: str) -> str:
    """Return the English name of a country with sites, or its code where nobody named it."""
    return COUNTRIES.get(code, code)
