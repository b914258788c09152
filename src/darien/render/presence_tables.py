"""MSF sites as tables: how each stood, what changed, what was done, and the care gap."""

from darien import figure_id
from darien.care_gap import CareGap
from darien.language import Translate, translator
from darien.render.activity_words import Figure
from darien.render.care_gap_words import Counted, gap_rows
from darien.render.presence_words import changes, site_rows
from darien.render.table import Cell, Table
from darien.render.wording import day_of
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Direction


def sites_table(tables: Tables, view: View) -> Table:
    """Return the sites at work in the period, each with all its stretches and notes."""
    _ = translator(view.language)
    heads = (_("Site"), _("Status on {day}").format(day=day_of(view)), _("When"), _("Services"))
    rows = tuple(
        (
            Cell(site.name, site.country, figure=figure_id.row("sites", site.site_id)),
            Cell(site.status, site.since),
            Cell(site.stretches[0], (*site.stretches[1:], *site.notes)),
            Cell(site.services),
            Cell(sources=site.sources),
        )
        for site in site_rows(tables, view)
    )
    return Table(_("MSF sites"), (*heads, _("Sources")), rows)


def changes_table(tables: Tables, view: View) -> Table:
    """Return what opened, was suspended, resumed or closed in the period, in order of time.

    A note stands small below the reason, also where there is none: it never looks like one.
    """
    _ = translator(view.language)
    heads = (_("When"), _("Site"), _("What"), _("Why"), _("Sources"))
    rows = tuple(
        (
            Cell(one.when),
            Cell(one.site, one.country, figure=figure_id.row("sites", one.site_id)),
            Cell(one.what),
            Cell(one.reason, one.note),
            Cell(sources=one.sources),
        )
        for one in changes(tables, view)
    )
    return Table(_("Openings and closures"), heads, rows)


def activity_table(figures: tuple[Figure, ...], language: str) -> Table:
    """Return published figures on MSF's work, each whole; they overlap and are not added."""
    _ = translator(language)
    heads = (_("Where"), _("Period"), _("What is counted"), _("Figure"), _("Note"), _("Sources"))
    rows = tuple(
        (
            Cell(one.where),
            Cell(one.when),
            Cell(one.metric),
            Cell(
                one.value,
                figure=figure_id.row("site_activity", one.row_id),
                value=one.count,
            ),
            Cell(one.note),
            Cell(sources=one.sources),
        )
        for one in figures
    )
    return Table(_("What MSF did"), heads, rows, numbers=frozenset({3}))


def gap_table(tables: Tables, gaps: tuple[CareGap, ...], language: str) -> Table:
    """Return the stretches of a country without an active site, or not known, and who passed."""
    _ = translator(language)
    ways = tables.series.set_index("series_id")["direction"]
    heads = (
        _("Days without an active site, or not known"),
        _("Status of the sites"),
        *(
            _("Counted {direction}").format(direction=_(title_of(Direction(ways[gap.series_id]))))
            for gap in gaps
        ),
    )
    rows = tuple(
        (
            Cell(
                row.days,
                _("{days} days").format(days=row.length),
                figure=figure_id.gap(gaps[0].country, gaps[0].series_id, gaps[0].period),
            ),
            Cell(row.sites[:1], (*row.sites[1:], *row.notes), row.site_sources),
            *(_counted(one, _) for one in row.counted),
        )
        for row in gap_rows(tables, gaps, language)
    )
    return Table(_("Care gap"), heads, rows)


def _counted(one: Counted, _: Translate) -> Cell:
    if one.total is None:
        return Cell(one.number or _("no figure"), one.words, one.sources)
    figure = figure_id.total(one.total.series_ids[0], one.total.period)
    return Cell(one.number or "", one.words, one.sources, figure=figure, value=one.total.people)
