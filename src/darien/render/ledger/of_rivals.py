"""What a rival value is: about what, whose, and why ours is kept."""

from typing import Any

from darien.render.activity_words import where
from darien.render.flow_nationalities import country
from darien.render.ledger import rivals
from darien.render.ledger.entry import Said
from darien.render.ledger.writer import Facts, Writer

# What a row is called, the numbers it holds, and what is known of them.
Told = tuple[str, tuple[Said, ...], Facts]

# Where the name stands of what a rival value is about, by its table.
NAMED = {
    "observations": ("series", "title"),
    "site_periods": ("sites", "name"),
    "incidents": ("incidents", "place_name"),
    "survey_findings": ("survey_findings", "item"),
    "missing_migrants": ("missing_migrants", "place"),
    "events": ("events", "title"),
}


def rival(writer: Writer, row: Any) -> Told:
    """Tell of a value that competes with ours, or was replaced by it, in words."""
    _ = writer._
    kept = writer.value(row.kept_value)
    whom = country(row.nationality, writer.language) if row.nationality else ""
    about = filter(None, (_subject(writer, row), writer.whole_span(row.start, row.end)))
    return (
        " · ".join(about),
        (
            Said(_(rivals.KINDS[row.kind]), writer.value(row.value)),
            Said(_("Kept instead"), kept or _("no value kept")),
        ),
        (
            (_("What"), writer.said(row.measure).replace("-", " ")),
            *_of_series(writer, row),
            (_("Of whom"), " · ".join(filter(None, (whom, writer.group(row.sex_age))))),
            (_("Said by"), writer.said(row.said_by)),
            (_("Why ours is kept"), writer.said(row.reason_kept)),
        ),
    )


def _subject(writer: Writer, row: Any) -> str:
    """Name what a rival value is about, in words where its table has some."""
    table, subject = row.table, row.subject
    if table == "site_activity":
        return where(writer.tables, subject, writer.language)
    if table in ("station_periods", "places"):
        return writer.place(subject)
    if table == "route_legs":
        return writer.way(writer.row(table, subject))
    if table not in NAMED:
        return str(subject)
    named, column = NAMED[table]
    return writer.said(getattr(writer.row(named, subject), column))


def _of_series(writer: Writer, row: Any) -> Facts:
    """Say what the series counts that a rival value is about; nothing for other tables."""
    if row.table != "observations":
        return ()
    series = writer.row("series", row.subject)
    return (
        (writer._("What is counted"), writer.said(series.definition)),
        (writer._("Kept from"), writer.said(series.producer)),
    )
