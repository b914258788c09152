"""How a change between two periods is written: signs, percentages, rates, and a sentence."""

from collections.abc import Sequence

from babel.numbers import format_decimal

from darien.comparison import Comparison, Side, same_length
from darien.language import FORMATS, number, translator
from darien.period import Period
from darien.render.wording import coverage_in_short, months, people
from darien.view import View

MINUS = "\N{MINUS SIGN}"
# From so few people per 30 days on, a rate is written with one decimal.
FEW = 10


def named(period: Period, language: str) -> str:
    """Name a period in the fewest words: 2023, 2021–2025, Jan–Jun 2025."""
    first, last = period.first, period.last
    if not period.is_of_years:
        return months(period, language)
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def listed(words: Sequence[str], language: str) -> str:
    """Join one or two names, each once."""
    _ = translator(language)
    first, *more = dict.fromkeys(words)
    return _("{one} and {other}").format(one=first, other=more[0]) if more else first


def signed(value: int, language: str) -> str:
    """Write a difference with its sign."""
    return f"{_sign(value)}{number(abs(value), language)}"


def percent(ratio: float, language: str, *, rough: bool = False) -> str:
    """Write a change with its sign and one decimal, a rough one in whole percent.

    A fall that leaves anybody is never written as 100 percent: it gets the decimals it needs.
    """
    space = "" if language == "en" else "\N{NO-BREAK SPACE}"
    return f"{_sign(ratio)}{_hundredths(ratio, language, rough)}{space}%"


def rate(side: Side, language: str) -> str:
    """Write how many people that is per 30 days."""
    _ = translator(language)
    return _("{people} per 30 days").format(people=_rate(side, language))


def change_in_short(one: Comparison, language: str) -> tuple[str, str]:
    """Write difference and percentage for a table; blank where they cannot be told."""
    _ = translator(language)
    change = one.change
    if change.difference is None:
        return "", ""
    difference = signed(change.difference, language)
    share = "" if change.ratio is None else percent(change.ratio, language, rough=change.is_rough)
    if change.is_rough:
        about = _("about {number}")
        difference = about.format(number=difference)
        share = share and about.format(number=share)
    if change.is_per_days:
        difference = _("{difference} (unequal lengths)").format(difference=difference)
        share = share and _("{percent} per 30 days").format(percent=share)
    return difference, share


def change_in_words(one: Comparison, language: str) -> str:
    """Say what changed from the earlier to the later period, or both figures where it cannot."""
    _ = translator(language)
    change, earlier, later = one.change, one.earlier, one.later
    when = {"later": named(later.period, language), "earlier": named(earlier.period, language)}
    if change.obstacle or change.ratio is None:
        return _standing(later, earlier, language)
    figures = {
        "after": _figure(later, language, per_days=change.is_per_days),
        "before": _figure(earlier, language, per_days=change.is_per_days),
    }
    if not change.ratio:
        return _("the same in {later} as in {earlier} ({before})").format(**when, **figures)
    share = _("about {number} percent") if change.is_rough else _("{number} percent")
    written = share.format(number=_hundredths(change.ratio, language, change.is_rough))
    if change.is_per_days:
        text = (
            _("{percent} fewer people per 30 days in {later} than in {earlier}")
            if change.ratio < 0
            else _("{percent} more people per 30 days in {later} than in {earlier}")
        )
    else:
        text = (
            _("{percent} fewer in {later} than in {earlier}")
            if change.ratio < 0
            else _("{percent} more in {later} than in {earlier}")
        )
    told = text.format(percent=written, **when)
    return _("{change} ({after} after {before})").format(change=told, **figures)


def cautions(view: View) -> tuple[str, ...]:
    """Say what the reader must know of the two periods: the same days, or unequal lengths."""
    if view.compare is None:
        return ()
    _ = translator(view.language)
    one, other = view.period, view.compare
    said = []
    if one == other:
        said.append(_("Both periods are the same. Choose another for B."))
    elif one.meets(other.first, other.last):
        said.append(_("The periods share days: people counted on these are in both figures."))
    if not same_length(one, other):
        said.append(
            _(
                "A has {first} days, B has {second}: differences compare periods of unequal"
                " length, and percentages compare people per 30 days."
            ).format(
                first=number(one.days, view.language), second=number(other.days, view.language)
            )
        )
    return tuple(said)


def heading(view: View) -> str:
    """Name the two periods in the order of time: 2023 → 2025."""
    periods = sorted([view.period, view.compare or view.period])
    return " → ".join(named(period, view.language) for period in periods)


def _standing(later: Side, earlier: Side, language: str) -> str:
    """Say both figures by themselves: 22,833 in 2025; no figure in 2023."""
    _ = translator(language)
    told, missing = [], []
    for side in (later, earlier):
        period = named(side.period, language)
        if side.total is None or side.count is None:
            missing.append(period)
            continue
        words = _("{people} in {period}").format(people=people(side.total, language), period=period)
        days = "" if side.is_whole else f" ({coverage_in_short(side.total, language)})"
        told.append(words + days)
    if missing:
        absent = listed(missing[::-1], language)
        told.append(_("no figure in {period}").format(period=absent))
    return "; ".join(told)


def _figure(side: Side, language: str, *, per_days: bool) -> str:
    if per_days:
        return _rate(side, language)
    return (people(side.total, language) or "") if side.total else number(side.count or 0, language)


def _rate(side: Side, language: str) -> str:
    value = side.rate or 0.0
    pattern = "#,##0.0" if 0 < value < FEW else "#,##0"
    return str(format_decimal(value, pattern, locale=FORMATS[language]))


def _hundredths(ratio: float, language: str, rough: bool) -> str:
    """Write the size of a change in hundredths; 100 only where nobody is left."""
    size, decimals = abs(ratio) * 100, 0 if rough else 1
    while -1 < ratio < 0 and round(size, decimals) >= 100 and decimals < 6:
        decimals += 1
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return str(format_decimal(round(size, decimals), pattern, locale=FORMATS[language]))


def _sign(value: float) -> str:
    return "" if value == 0 else MINUS if value < 0 else "+"
