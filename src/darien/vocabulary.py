"""The field's words, once: data, filters, links, legends and code use these members.

Each member's value is the word in the data tables and in links; what a reader sees instead
stands in darien.titles.
"""

from enum import StrEnum


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


class Scale(StrEnum):
    """How the height of a bar of the timeline grows with people per 30 days."""

    ROOT = "root"
    LINEAR = "linear"


class EventKind(StrEnum):
    """What kind of dated event stands on the timeline."""

    POLICY = "policy"
    OPERATIONS = "operations"
    INCIDENT = "incident"
    SECURITY = "security"
    DISASTER = "disaster"
    FLOW_MILESTONE = "flow-milestone"


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
    """How closely a source places something; darien.guard says what that lets be drawn."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    AREA = "area"


class Bound(StrEnum):
    """How exactly a source states the first or last day of a count."""

    DAY = "day"
    MONTH = "month"
    NOT_STATED = "not-stated"


class Bounds(StrEnum):
    """How a source words a number: as it is, as about so many, or as at least so many."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"


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


class LegLook(StrEnum):
    """How a route leg is drawn: what is known of the people on it, and of its use."""

    COUNTED = "counted"
    PARTLY_COUNTED = "partly-counted"
    NOT_COUNTED = "not-counted"
    NOT_KNOWN = "not-known"

    @property
    def layer(self) -> Layer:
        """The layer that a leg of this look belongs to."""
        is_counted = self in (LegLook.COUNTED, LegLook.PARTLY_COUNTED)
        return Layer.COUNTED if is_counted else Layer.UNCOUNTED


class Mode(StrEnum):
    """How people travel a leg."""

    BUS = "bus"
    BOAT = "boat"
    FOOT = "foot"
    VEHICLE = "vehicle"
    AIR = "air"


class FareScope(StrEnum):
    """What a price is paid for: the leg alone, more than the leg, or something that is no fare."""

    LEG = "leg"
    WIDER = "wider"
    CHARGE = "charge"


class DatedBy(StrEnum):
    """What dates a price: the text that gives it, its sources, or only the use of the leg."""

    TEXT = "text"
    SOURCE = "source"
    LEG = "leg"


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
