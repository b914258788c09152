"""Facts as a table: what, how much, when, how firm, on whose word."""

from collections.abc import Iterable

from darien.fact import Fact, Quantity
from darien.facts import DATES, DEAD_OR_MISSING, PEOPLE
from darien.fares import DOLLARS
from darien.language import data_text, territory, translator
from darien.provenance import citations
from darien.render.activity_words import REGIONS
from darien.render.flow_nationalities import country
from darien.render.ledger.rivals import KINDS
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Table
from darien.render.wording import bounded
from darien.rows import by_id
from darien.tables import Tables
from darien.titles import title_of
from darien.vocabulary import Bounds, SiteStatus, Status


def results_table(tables: Tables, facts: Iterable[Fact], language: str) -> Table:
    """Return facts as a table; each row leads to the ledger of its row in the data."""
    writer, _ = Writer(tables, language), translator(language)
    heads = (_("What"), _("Figure"), _("Period"), _("Status"), _("Sources"))
    rows = tuple(_row(writer, fact) for fact in facts)
    return Table(_("Facts found"), heads, rows)


def rivals_table(tables: Tables, facts: Iterable[Fact], language: str) -> Table:
    """Return values that compete with ours, or were replaced by them, with what is kept and why."""
    writer, _ = Writer(tables, language), translator(language)
    heads = (_("About"), _("This value"), _("Said by"), _("Kept, and why"), _("Sources"))
    rows = tuple(_rival(writer, fact) for fact in facts if fact.table == "rivals")
    return Table(_("Rival values"), heads, rows)


def status_title(word: str, language: str) -> str:
    """Write a status as its table has it: of a figure, of a rival value, or of a site."""
    _ = translator(language)
    if word in KINDS:
        return _(KINDS[word])
    known: dict[str, Status | SiteStatus] = {
        **{status.value: status for status in Status},
        **{status.value: status for status in SiteStatus},
    }
    return _(title_of(known[word])) if word in known else ""


def table_title(tables: Tables, table: str, language: str) -> str:
    """Write the title of a table."""
    return data_text(by_id(tables, "tables")[table].title, language)


def quantity_words(writer: Writer, quantity: Quantity) -> str:
    """Write a number with its unit as its source words it; what its source says in words as is."""
    _ = writer._
    if quantity.text:
        return _value(writer, quantity.text, is_date=True)
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    if quantity.unit == PEOPLE:
        people = bounded(int(ends[0]), quantity.bound, writer.language)
        return f"{people} {_unit(writer, PEOPLE)}"
    money = len(quantity.unit) == len(DOLLARS) and quantity.unit.isupper()
    text = "–".join(dict.fromkeys(writer.number(end) for end in ends))
    if money:
        text = ("US$" if quantity.unit == DOLLARS else f"{quantity.unit} ") + text
    if quantity.low is None:
        text = _("up to {number}").format(number=text)
    elif quantity.high is None:
        text = _("from {number}").format(number=text)
    if quantity.bound == Bounds.ABOUT:
        text = _("about {price}").format(price=text)
    if quantity.unit == DEAD_OR_MISSING:
        text = _("at least {people}").format(people=text)
    return text if money or not quantity.unit else f"{text} {_unit(writer, quantity.unit)}"


def _unit(writer: Writer, unit: str) -> str:
    return writer._(writer.said(unit))


def days_words(writer: Writer, fact: Fact) -> str:
    """Write the days of a fact as precisely as its row has them, in whole months if it is some."""
    if len(fact.start) == len(fact.end) == len("YYYY-MM-DD"):
        return writer.whole_span(fact.start, fact.end)
    return writer.span(fact.start, fact.end)


def _row(writer: Writer, fact: Fact) -> tuple[Cell, ...]:
    figures = tuple(quantity_words(writer, one) for one in fact.quantities)
    first, *rest = _what(writer, fact)
    about = " · ".join(
        filter(None, (table_title(writer.tables, fact.table, writer.language), fact.producer))
    )
    folded = (writer._("Note"), writer.said(fact.note)) if fact.note else None
    number = Cell(
        figures,
        figure=fact.figure,
        value=fact.quantities[0].exact if len(fact.quantities) == 1 else None,
    )
    return (
        Cell(
            first,
            (" · ".join(rest), about),
            folded=folded,
            figure="" if figures else fact.figure,
        ),
        number if figures else Cell("–"),
        Cell(_period(writer, fact)),
        Cell(status_title(fact.status, writer.language)),
        Cell(sources=citations(writer.tables, [";".join(fact.source_ids)])),
    )


def _what(writer: Writer, fact: Fact) -> list[str]:
    """Write what a fact is about, the most telling words first."""
    _ = writer._
    said = [_(REGIONS.get(text, writer.said(text))) for text in fact.what]
    if fact.table == "site_activity":
        said[0] = said[0].replace("-", " ")
    if fact.nationality:
        said.insert(1, country(fact.nationality, writer.language))
    if fact.table in ("events", "incidents") and fact.countries:
        said.append(", ".join(territory(code, writer.language) for code in fact.countries))
    return said


def _period(writer: Writer, fact: Fact) -> str:
    if fact.period:
        days = writer.published(fact.period)
        return writer._("{period}; days not stated").format(period=days)
    return days_words(writer, fact)


def _rival(writer: Writer, fact: Fact) -> tuple[Cell, ...]:
    _ = writer._
    row = writer.row("rivals", fact.row_id)
    (value,) = fact.quantities
    about = _what(writer, fact)
    kept = _value(writer, row.kept_value, is_date=row.measure in DATES)
    measure = "" if row.measure == "people" else writer.said(row.measure)
    whom = " · ".join(filter(None, (*about[1:-2], measure)))
    return (
        Cell(about[0], (whom, _period(writer, fact))),
        Cell(
            quantity_words(writer, value),
            status_title(fact.status, writer.language),
            figure=fact.figure,
            value=value.exact,
        ),
        Cell(writer.said(row.said_by)),
        Cell(
            _("kept: {value}").format(value=kept) if kept else _("no value kept"),
            (writer.said(row.reason_kept), writer.said(row.note)),
        ),
        Cell(sources=citations(writer.tables, [row.source_ids])),
    )


def _value(writer: Writer, text: str, *, is_date: bool) -> str:
    """Write a value of the table of rivals: a date, a number, or words."""
    if not is_date and text.isdecimal():
        return writer.number(int(text))
    try:
        return writer.day(text)
    except ValueError:
        return writer.said(text)
