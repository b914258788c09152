"""The care gap in words: the same sentences on the page and in the terminal."""

from dataclasses import dataclass

from darien.care_gap import CareGap, standings_in
from darien.flows import Total, sources_of
from darien.language import data_text, number, translator
from darien.language import mark as N_
from darien.period import Period
from darien.provenance import Citation, citations
from darien.render.wording import coverage, firmness, months, people, stretches
from darien.standing import Standing
from darien.tables import Tables
from darien.titles import country_title, title_of
from darien.vocabulary import Bounds, Direction, SiteStatus

RULE = N_(
    "A day counts as a gap only if every MSF site listed here in the country was, as documented,"
    " suspended, closed or not yet open; on the day of a change the later status counts. If no site"
    " was certainly active and the status of one is not known (its end is not documented, a date"
    " is known to a month or year only, or our sources end before that day), the day is not counted"
    " as a gap. Numbers of people are whole published figures inside each stretch: nothing is"
    " prorated."
)
CAUTION = N_(
    "This counts MSF sites listed here only. It says nothing about care by others: other"
    " organisations and the health ministries were present too."
)
NOT_YET_OPEN, NOT_KNOWN = N_("not yet open"), N_("not known")


@dataclass(frozen=True)
class Counted:
    """What one series counted in a stretch: a number or None, which days, and where from.

    `total` is what the number says, None where there is none.
    """

    number: str | None
    words: str
    sources: tuple[Citation, ...]
    total: Total | None = None


@dataclass(frozen=True)
class GapRow:
    """A stretch without an active listed site, or one not known; `counted` in order of series.

    `sites` says how the sites stood, `notes` what their dates leave open; where the stretch is not
    known both speak only of the sites in question.
    """

    days: str
    length: str
    sites: tuple[str, ...]
    notes: tuple[str, ...]
    counted: tuple[Counted, ...]
    site_sources: tuple[Citation, ...]


def day_sentences(gap: CareGap, language: str) -> list[str]:
    """Say on how many days of the period no listed site was active, and which are not known."""
    _ = translator(language)
    told = {
        "country": _(country_title(gap.country)),
        "all": number(gap.period.days, language),
        "period": months(gap.period, language),
    }
    if gap.gaps:
        text = _(
            "On {days} of the {all} days of {period} no MSF site listed here in {country} was"
            " active, as documented: {stretches}."
        ).format(days=number(gap.days, language), stretches=stretches(gap.gaps, language), **told)
    else:
        text = _(
            "No care gap is documented on any of the {all} days of {period} for the MSF sites"
            " listed here in {country}."
        ).format(**told)
    sentences = [text]
    if gap.unknown:
        sentences.append(
            _("On {days} days it is not known: {stretches}. They are not counted as a gap.").format(
                days=number(gap.unknown_days, language),
                stretches=stretches(gap.unknown, language),
            )
        )
    return sentences


def people_sentences(tables: Tables, gap: CareGap, language: str) -> list[str]:
    """Say how many people the series counted on the days of the gap, and which days it misses."""
    _ = translator(language)
    series = tables.series.set_index("series_id").loc[gap.series_id]
    if not gap.gaps:
        return []
    counted = gap_people(tables, gap, language)
    way = _(title_of(Direction(series["direction"])))
    title = data_text(series["title"], language)
    if counted is None:
        text = _("{title} ({direction}): no whole figure lies inside these days. That is not zero.")
        return [text.format(title=title, direction=way)]
    text = _(
        "{title} ({direction}): {people} people counted on these days, in whole figures for"
        " {stretches}."
    )
    sentences = [
        text.format(
            title=title,
            direction=way,
            people=counted,
            stretches=stretches(gap.covered, language),
        )
    ]
    if gap.uncovered:
        sentences.append(no_whole_figure(gap.uncovered, language))
    return sentences


def gap_people(tables: Tables, gap: CareGap, language: str) -> str | None:
    """Write the people of a care gap as its sources word them; None where no figure fits."""
    if gap.people is None:
        return None
    parts = [part for part in gap.totals if part.people is not None]
    if len(parts) == 1:
        unit = tables.series.set_index("series_id").loc[gap.series_id]["unit"]
        return _with_firmness(people(parts[0], language), firmness(parts[0], unit, language))
    exact = all(part.bound == Bounds.EXACT for part in parts)
    partly = "" if exact else translator(language)("partly estimated")
    return _with_firmness(number(gap.people, language), partly)


def no_whole_figure(uncovered: tuple[Period, ...], language: str) -> str:
    """Name the days of a gap that no whole figure counts."""
    _ = translator(language)
    return _("No whole figure for {stretches}.").format(stretches=stretches(uncovered, language))


def gap_rows(tables: Tables, gaps: tuple[CareGap, ...], language: str) -> list[GapRow]:
    """Return the stretches of a country in order of time; `gaps` are those of its series."""
    first = gaps[0]
    return [
        _gap_row(tables, gaps, stretch, language)
        for stretch in sorted([*first.gaps, *first.unknown])
    ]


def _gap_row(tables: Tables, gaps: tuple[CareGap, ...], stretch: Period, language: str) -> GapRow:
    first = gaps[0]
    place = first.gaps.index(stretch) if stretch in first.gaps else None
    sites = standings_in(tables, first.country, stretch)
    if place is None:
        sites = {
            site: parts
            for site, parts in sites.items()
            if any(part.is_open_question for part in parts)
        }
    stays = [stay for parts in sites.values() for part in parts for stay in part.stays]
    notes = dict.fromkeys(stay.note for stay in stays if stay.note)
    return GapRow(
        days=stretches([stretch], language),
        length=number(stretch.days, language),
        sites=tuple(_stood(tables, sites, language)),
        notes=tuple(data_text(note, language) for note in notes),
        counted=tuple(_counted(tables, gap, place, language) for gap in gaps),
        site_sources=citations(tables, [stay.source_ids for stay in stays]),
    )


def sources(tables: Tables, gap: CareGap) -> tuple[Citation, ...]:
    """Return where the people of a care gap were read."""
    used = tables.observations["observation_id"].isin(gap.observation_ids)
    return citations(tables, tables.observations[used]["source_ids"])


def _counted(tables: Tables, gap: CareGap, place: int | None, language: str) -> Counted:
    """What a series counted in a stretch; nothing is counted where the sites are not known."""
    _ = translator(language)
    if place is None:
        return Counted(None, _("not worked out: the status of the sites is not known"), ())
    part = gap.totals[place]
    if part.people is None:
        return Counted(None, coverage(part, language), ())
    unit = tables.series.set_index("series_id").loc[gap.series_id]["unit"]
    words = [
        _("whole figures for {stretches}.").format(stretches=stretches(part.covered, language))
    ]
    if part.uncovered:
        words.append(no_whole_figure(part.uncovered, language))
    return Counted(
        _with_firmness(people(part, language), firmness(part, unit, language)),
        " ".join(words),
        citations(tables, sources_of(tables, part)),
        part,
    )


def _stood(tables: Tables, sites: dict[str, tuple[Standing, ...]], language: str) -> list[str]:
    """Say how sites stood in a stretch: suspended, then closed: San Vicente.

    Where that is not known, all that may be true: active or not known: Palenque.
    """
    _ = translator(language)
    in_question = any(part.is_open_question for parts in sites.values() for part in parts)
    between = _(" or ") if in_question else _(", then ")
    names = dict(zip(tables.sites["site_id"], tables.sites["name"], strict=True))
    by_state: dict[str, list[str]] = {}
    for site, parts in sites.items():
        states = dict.fromkeys(_(state) for part in parts for state in _states(part))
        state = between.join(states)
        by_state.setdefault(state, []).append(data_text(names[site], language))
    return [f"{state}: {', '.join(sites)}" for state, sites in by_state.items()]


def _states(one: Standing) -> list[str]:
    """The states that may be true, in the order in which they follow each other."""
    states = [NOT_YET_OPEN] if one.not_open else []
    states += [title_of(stay.status) for stay in one.stays]
    if one.ended and not one.stays:
        states.append(title_of(SiteStatus.CLOSED))
    return [*states, NOT_KNOWN] if one.unknown else states


def _with_firmness(written: str | None, firm: str) -> str | None:
    return f"{written} ({firm})" if written and firm else written
