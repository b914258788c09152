"""The figures, sums and results of a claim in words, each number as the tables hold it."""

from babel.numbers import format_decimal

from darien.claims.claim import Claimed, Operand, Reading, Step
from darien.claims.weighing import EVERYTHING
from darien.figure_id import Made
from darien.language import FORMATS, data_text, translator
from darien.language import mark as N_
from darien.period import PartialDate
from darien.render.change_words import MINUS
from darien.render.flow_nationalities import country
from darien.render.wording import bounded, partial, stretches
from darien.titles import COUNTRIES, country_title, title_of
from darien.verdicts import Reckoning, Wording
from darien.vocabulary import Bounds, Language, Service, SiteStatus

# A percentage that was reckoned has one decimal, as a reader can check it.
RECKONED = "#,##0.0"
PERCENT, DOLLARS, PEOPLE = "percent", "USD", "people"

_LIMITS = N_("from {low} to {high}")
WORDINGS = {
    Wording.AS_SAID: N_("rounds to {number}"),
    Wording.ABOUT: N_("about {number}"),
    Wording.NEARLY: N_("nearly {number}"),
    Wording.MORE_THAN: N_("more than {number}"),
    Wording.LESS_THAN: N_("less than {number}"),
    Wording.AT_LEAST: N_("{number} or more"),
    Wording.AT_MOST: N_("{number} or less"),
}


def quantity(value: float, unit: str, language: str, *, decimals: str = "#,##0.##") -> str:
    """Write a number with its unit: 14,422; −98.8%; US$260.

    `decimals` is a pattern of the Unicode CLDR; a number that was reckoned has all of its places.
    """
    sign = MINUS if value < 0 else ""
    size = str(format_decimal(abs(value), format=decimals, locale=FORMATS[language]))
    if unit == PERCENT:
        return f"{sign}{size}{'' if language == Language.ENGLISH else chr(0xA0)}%"
    if unit == DOLLARS:
        return f"{sign}US${size}"
    return f"{sign}{size}"


def claimed_words(claimed: Claimed, bounds: tuple[float, float] | None, language: str) -> str:
    """Say what a figure must be to agree with a claim."""
    _ = translator(language)
    if claimed.text:
        return _claimed_text(claimed.text, language)
    if claimed.number is None or bounds is None:
        return ""
    said = quantity(claimed.number, claimed.unit, language)
    if claimed.high is not None:
        return _("from {low} to {high}").format(
            low=said, high=quantity(claimed.high, claimed.unit, language)
        )
    if claimed.number == 0 and claimed.unit == PERCENT:
        return _("fewer") if claimed.wording == Wording.LESS_THAN else _("more")
    if (
        claimed.wording == Wording.AS_SAID
        and claimed.unit != PERCENT
        and bounds[1] - bounds[0] <= 1
    ):
        return said
    return _(WORDINGS[claimed.wording]).format(number=said)


def limits(claimed: Claimed, bounds: tuple[float, float] | None, language: str) -> str:
    """Say from where to where a figure agrees; nothing where the wording already says so."""
    if bounds is None or claimed.high is not None or EVERYTHING in map(abs, bounds):
        return ""
    if bounds[1] - bounds[0] <= 1 and claimed.unit != PERCENT:
        return ""
    low, high = (quantity(end, claimed.unit, language) for end in bounds)
    return translator(language)(_LIMITS).format(low=low, high=high)


def _claimed_text(text: str, language: str) -> str:
    if text[:1].isdigit():
        return span(text, text, language)
    return translator(language)(title_of(Service(text)))


def steps(reading: Reading, language: str) -> tuple[str, ...]:
    """Write the sum of a reading, a line for each step."""
    # The number of a year has no separator.
    is_of_years = reading.trial.reckoning == Reckoning.YEARS
    terms = "0" if is_of_years else "#,##0.##"
    return tuple(_step(step, terms, language) for step in reading.steps)


def _step(step: Step, pattern: str, language: str) -> str:
    terms = f" {step.sign} ".join(
        quantity(term, "", language, decimals=pattern) for term in step.terms
    )
    if step.result is None:
        return terms
    if not step.is_share:
        return f"{terms} = {quantity(step.result, '', language)}"
    share = quantity(step.result, "", language, decimals="0.000")
    percent = quantity(step.result * 100, PERCENT, language, decimals=RECKONED)
    return f"{terms} = {share} = {percent}"


def result(reading: Reading, language: str) -> str:
    """Write what the figures of a reading make."""
    _ = translator(language)
    trial, unit = reading.trial, reading.operands[0].unit
    if reading.low is None or reading.high is None:
        return _found(reading, language)
    if trial.reckoning in (Reckoning.CHANGE, Reckoning.SHARE):
        return quantity(reading.low, PERCENT, language, decimals=RECKONED)
    low, high = (quantity(end, unit, language) for end in (reading.low, reading.high))
    if trial.reckoning == Reckoning.UP_TO:
        return _("at most {number}").format(number=high)
    if low != high:
        return _("from {low} to {high}").format(low=low, high=high)
    (one, *more) = reading.operands
    if not more and one.bound in (Bounds.ABOUT, Bounds.AT_LEAST) and unit in (PEOPLE, ""):
        return bounded(int(one.value or 0), one.bound, language)
    return low


def _found(reading: Reading, language: str) -> str:
    """What a reading without a number finds: the dates, the service, or that rows are on file."""
    _ = translator(language)
    if reading.trial.reckoning == Reckoning.DATED:
        starts = dict.fromkeys(one.start for one in reading.operands)
        return ", ".join(span(start, start, language) for start in starts)
    if reading.trial.reckoning == Reckoning.OFFERED:
        return _("offered; sites: {count}").format(count=len(reading.operands))
    sources = {id for one in reading.operands for id in one.source_ids.split(";") if id}
    return _("on file; publications: {count}").format(count=len(sources))


def operand_title(one: Operand, language: str) -> str:
    """Name a figure: its series, finding or site, and whom it is about."""
    _ = translator(language)
    kind = one.figure.partition(":")[0]
    if kind in (Made.SITES, Made.STANDING):
        where = _(country_title(one.who)) if one.who else ""
        return ", ".join(filter(None, [_("MSF sites active"), where]))
    title = data_text(one.title, language)
    if kind == "site_activity":
        where = _(COUNTRIES[one.who]) if one.who in COUNTRIES else ""
        return ", ".join(filter(None, [title.replace("-", " "), where]))
    if kind == "site_periods":
        return f"{title}: {_(title_of(SiteStatus(one.who)))}"
    if kind == "rivals":
        return _("{value}, said by {source}").format(value=_("Rival value"), source=title)
    if kind == "observations" and one.who:
        who = country(one.who, language) if one.who.isupper() else data_text(one.who, language)
        return f"{title}: {who}"
    if kind == "survey_findings":
        return f"{title} ({', '.join(data_text(word, language) for word in one.words)})"
    return title


def operand_number(one: Operand, language: str) -> str:
    """Write the number of a figure as its source gives it; nothing where it has none."""
    _ = translator(language)
    if one.value is None:
        return ""
    if one.value_to is not None and one.value_to != one.value:
        low, high = (quantity(end, one.unit, language) for end in (one.value, one.value_to))
        return f"{low}–{high}"
    if one.bound in (Bounds.ABOUT, Bounds.AT_LEAST) and one.unit in (PEOPLE, ""):
        return bounded(int(one.value), one.bound, language)
    return quantity(one.value, one.unit, language)


def operand_period(one: Operand, language: str) -> str:
    """Write the days of a figure as precisely as they are known."""
    if one.period is not None:
        return stretches([one.period], language)
    # A count whose days are not stated has its period as it was published: a date, two, or words.
    first, slash, last = one.start.partition("/")
    try:
        return span(first, last if slash else one.end, language)
    except ValueError:
        return data_text(one.start, language)


def span(start: str, end: str, language: str) -> str:
    """Write two partial dates of a table, once where they are the same; … for one not known."""
    if not start and not end:
        return ""
    dates = [partial(PartialDate.parse(text), language) if text else "…" for text in (start, end)]
    return " – ".join(dict.fromkeys(dates))
