"""The words of claims: how one is tried, how it words its number, and what comes of it."""

from enum import StrEnum


class Verdict(StrEnum):
    """What the tables say of a claim."""

    SUPPORTED = "supported"
    DEPENDS = "depends-on-definition"
    NOT_SUPPORTED = "not-supported"
    NOTHING = "nothing-to-weigh-it-with"


class Reckoning(StrEnum):
    """How the figures of a reading become the number that is set beside the claimed one."""

    COUNT = "count"  # one figure, as it stands
    SUM = "sum"  # figures that may be added
    DIFFERENCE = "difference"  # the first minus the second
    CHANGE = "change"  # the first against the second, in percent of the second
    SHARE = "share"  # the first in percent of the second
    HIGHEST = "highest"  # the first is larger than each of the others
    RANGE = "range"  # from the first to the second, or the two ends of one figure
    UP_TO = "up-to"  # the figure counts others too: what is claimed is at most this
    EITHER = "either"  # who is in any of several shares that may overlap
    DATED = "dated"  # the row begins on the claimed date
    YEARS = "years"  # years from the start to the end of one row
    OFFERED = "offered"  # the claimed service is offered at every site
    RECORDED = "recorded"  # the rows are there, with their sources
    BESIDE = "beside"  # shown, and decides nothing


class Hindrance(StrEnum):
    """Why a sentence with a number is not weighed: it says more, or else, than is read of it."""

    NEGATED = "negated"
    SECOND_NUMBER = "second-number"
    DATES = "dates"


class Wording(StrEnum):
    """How a claim words its number, which says how near a figure must come to it."""

    AS_SAID = "as-said"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
