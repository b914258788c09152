"""A ledger as plain text, for captions that say of every number where it comes from."""

from collections.abc import Iterator

from darien.language import translator
from darien.provenance import by_weight
from darien.render.ledger.entry import Entry
from darien.render.table import Cell, lines


def in_words(entry: Entry, language: str) -> str:
    """Return a figure's ledger in a few lines: the number, facts, who says otherwise, sources."""
    return "\n".join(_lines(entry, language))


def _lines(entry: Entry, language: str) -> Iterator[str]:
    _ = translator(language)
    numbers = "; ".join(f"{said.text} ({said.label})" for said in entry.numbers)
    yield f"{numbers} – {entry.title}"
    yield f"  {entry.made}. " + " ".join(f"{label}: {text}." for label, text in entry.facts if text)
    for section in entry.rivals:
        for row in section.table.rows:
            told = "; ".join(filter(None, map(_cell, row[:-1])))
            yield f"  {section.table.caption}: {told}"
    word = _("Source")
    for source in by_weight(entry.sources):
        cited = (source.publisher, source.title, source.published, source.url)
        yield f"  {word}: " + ", ".join(filter(None, cited))


def _cell(cell: Cell) -> str:
    return ", ".join((*lines(cell.text), *lines(cell.small)))
