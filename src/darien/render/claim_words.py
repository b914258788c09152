"""A weighed claim in words and tables, the same on the page and in the terminal."""

from darien.claims.claim import Claim, Finding, Operand, Reading, WeighedPart
from darien.claims.sentences import Understood
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.provenance import citations
from darien.render.claim_advice import hindered, how_to_write
from darien.render.claim_figures import (
    WORDINGS,
    claimed_words,
    limits,
    operand_number,
    operand_period,
    operand_title,
    quantity,
    result,
    steps,
)
from darien.render.flow_nationalities import country
from darien.render.table import Cell, Row, Table
from darien.render.wording import stretches
from darien.tables import Tables
from darien.verdicts import Reckoning, Verdict, Wording

VERDICTS = {
    Verdict.SUPPORTED: N_("supported"),
    Verdict.DEPENDS: N_("depends on definition"),
    Verdict.NOT_SUPPORTED: N_("not supported"),
    Verdict.NOTHING: N_("nothing to weigh it with"),
}
_MEANINGS = {
    Verdict.SUPPORTED: N_("The figures of the tables agree with it under every reading below."),
    Verdict.DEPENDS: N_(
        "The figures agree with it under some readings and not, or not surely, under others: it"
        " depends on who counted whom, when."
    ),
    Verdict.NOT_SUPPORTED: N_("The tables hold figures of this kind, and they disagree with it."),
    Verdict.NOTHING: N_(
        "The tables hold no figure of this kind. That is no verdict: it may be true or not."
    ),
}
_NEAREST = N_(
    "The tables hold no figure that is surely of this kind, so this is no verdict. Below stand the"
    " nearest figures. Say who, where or when, with the words of the figures."
)
_TAGS = {
    "direction:northbound": N_("northbound"),
    "direction:southbound": N_("southbound"),
    "corridor:darien": N_("the Darién"),
    "corridor:pacific": N_("the Pacific"),
    "corridor:caribbean": N_("the Caribbean"),
    "deaths": N_("dead and missing"),
    "msf": N_("MSF"),
}


def verdict_words(verdict: Verdict, language: str) -> str:
    """Name a verdict."""
    return translator(language)(VERDICTS[verdict])


def meaning(finding: Finding, language: str) -> str:
    """Say what the verdict of a claim means, and under how many readings it agrees."""
    _ = translator(language)
    if not finding.claim.understood:
        return how_to_write(language)
    if finding.claim.hindrance:
        return hindered(finding.claim.hindrance, language)
    if finding.verdict == Verdict.NOTHING and finding.readings and not finding.claim.id:
        return _(_NEAREST)
    said = _(_MEANINGS[finding.verdict])
    deciding = [reading for reading in finding.readings if reading.decides]
    if finding.verdict == Verdict.NOTHING or not deciding:
        return said
    agreeing = sum(reading.agrees is True for reading in deciding)
    counted = _("Readings that agree: {count} of {all}.").format(count=agreeing, all=len(deciding))
    return f"{said} {counted}"


def not_weighed(claim: Claim, language: str) -> str:
    """Name the words of a sentence that no figure answers to; nothing where there are none."""
    if not claim.unread or not claim.understood:
        return ""
    _ = translator(language)
    return _("Not weighed, as no figure answers to it: {words}.").format(
        words=", ".join(claim.unread)
    )


def understood_words(tables: Tables, read: Understood, language: str) -> str:
    """Say back what was read in a sentence, so that a reader sees whether it was misread."""
    _ = translator(language)
    said: list[str] = []
    if read.quantity is not None:
        ends = [read.quantity.number, *([read.quantity.high] if read.quantity.high else [])]
        number = "–".join(quantity(end, read.quantity.unit, language) for end in ends)
        wording = read.quantity.wording
        is_bare = wording == Wording.AS_SAID
        said.append(number if is_bare else _(WORDINGS[wording]).format(number=number))
    if read.trend:
        said.append(_("fewer") if read.trend < 0 else _("more"))
    if read.periods:
        periods = [stretches([period], language) for period in read.periods]
        said.append(
            _("{one} against {other}").format(one=periods[0], other=periods[1])
            if len(periods) > 1
            else periods[0]
        )
    said += [_tag(tables, tag, language) for tag in sorted(read.tags)]
    if not said:
        return ""
    return _("Understood: {words}").format(words=", ".join(said))


def _tag(tables: Tables, tag: str, language: str) -> str:
    _ = translator(language)
    kind, _colon, what = tag.partition(":")
    if tag in _TAGS:
        return _(_TAGS[tag])
    if kind == "place":
        return country(what, language)
    if kind == "nationality":
        return _("people of {country}").format(country=country(what, language))
    if kind == "at":
        names = tables.places.set_index("place_id")["name"]
        return str(names[what])
    return what.upper() if kind == "producer" else data_text(what, language)


def readings_table(part: WeighedPart, language: str, claim: str = "") -> Table:
    """Return a part's readings with their sums; `claim` is the id of the claim's own ledger."""
    _ = translator(language)
    return Table(
        caption=data_text(part.text, language) or _("Readings"),
        heads=(_("Reading"), _("Agrees"), _("Result"), _("To agree"), _("Sum")),
        rows=tuple(_reading_row(reading, language, claim) for reading in part.readings),
    )


def _reading_row(reading: Reading, language: str, claim: str) -> Row:
    note = data_text(reading.trial.note, language)
    (first, *more) = reading.operands
    # One figure as it stands has a ledger of its own; what is reckoned stands in the claim's.
    is_one = not more and not reading.steps and first.value is not None
    claimed, bounds = reading.trial.claimed, reading.bounds
    return (
        Cell(definition(reading, language), note),
        Cell(agreement(reading, language)),
        Cell(
            result(reading, language),
            figure=first.figure if is_one else claim,
            value=reading.low if reading.low == reading.high else None,
        ),
        Cell(
            claimed_words(claimed, bounds, language) or "–",
            limits(claimed, bounds, language),
            figure=claim,
        ),
        Cell(steps(reading, language) or "–"),
    )


def agreement(reading: Reading, language: str) -> str:
    """Say whether a reading agrees with the claim."""
    _ = translator(language)
    if not reading.decides:
        return _("shown beside, not weighed")
    if reading.agrees is None:
        return _("cannot be told")
    return _("yes") if reading.agrees else _("no")


def definition(reading: Reading, language: str) -> str:
    """Name a reading: in the words of the table, or by the figures that it takes."""
    _ = translator(language)
    if reading.trial.definition:
        return data_text(reading.trial.definition, language)
    first, *more = reading.operands
    title, period = operand_title(first, language), operand_period(first, language)
    if reading.trial.reckoning == Reckoning.CHANGE:
        other = operand_period(more[0], language)
        against = _("{one} against {other}").format(one=period, other=other)
        return f"{title}, {against}"
    if reading.trial.reckoning == Reckoning.SUM:
        title = " + ".join(operand_title(one, language) for one in reading.operands)
    return ", ".join(filter(None, [title, period]))


def figures_table(tables: Tables, finding: Finding, language: str) -> Table:
    """Return every figure that a claim was weighed with, once, with its sources."""
    _ = translator(language)
    used = {one.figure: one for reading in finding.readings for one in reading.operands}
    return Table(
        caption=_("Figures and sources"),
        heads=(_("Figure"), _("Period"), _("Number"), _("Sources")),
        rows=tuple(_figure_row(tables, one, language) for one in used.values()),
        numbers=frozenset({2}),
    )


def _figure_row(tables: Tables, one: Operand, language: str) -> Row:
    # An event or a site has no number: its name leads to its ledger.
    number = operand_number(one, language)
    return (
        Cell(operand_title(one, language), figure="" if number else one.figure),
        Cell(operand_period(one, language)),
        Cell(number, figure=one.figure if number else "", value=one.value),
        Cell(sources=citations(tables, [one.source_ids])),
    )


def in_text(tables: Tables, finding: Finding, language: str) -> str:
    """Write a weighed claim for a terminal: verdict, readings, sums, figures with sources."""
    _ = translator(language)
    claim, verdict = finding.claim, verdict_words(finding.verdict, language)
    lines = [
        data_text(claim.text, language),
        f"{verdict.upper()}. {meaning(finding, language)}",
        *filter(None, [not_weighed(claim, language), data_text(claim.note, language)]),
    ]
    head = _("To agree")
    for part in finding.parts:
        lines += ["", *([f"{data_text(part.text, language)}:"] if part.text else [])]
        for reading in part.readings:
            claimed, bounds = reading.trial.claimed, reading.bounds
            wanted = [claimed_words(claimed, bounds, language), limits(claimed, bounds, language)]
            needed = " · ".join(filter(None, wanted))
            to_agree = f"{head}: {needed}" if needed else ""
            said = " · ".join(filter(None, [result(reading, language), to_agree]))
            lines.append(f"  [{agreement(reading, language)}] {definition(reading, language)}")
            lines += [f"      {line}" for line in (*steps(reading, language), said) if line]
            if note := data_text(reading.trial.note, language):
                lines.append(f"      {note}")
    for row in figures_table(tables, finding, language).rows:
        name, period, number, cited = row
        lines += ["", ", ".join(filter(None, [str(name.text), str(period.text), str(number.text)]))]
        lines.append(f"  [{name.figure or number.figure}]")
        lines += [f"  {one.publisher}, {one.published}: {one.url}" for one in cited.sources]
    return "\n".join(lines)
