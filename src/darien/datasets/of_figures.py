"""Every number and mark of a map or a figure as tables: the rows that the report pack holds too."""

from darien.datasets.dataset import Dataset, drawn, placed
from darien.edition import Edition
from darien.pack.sheets import Sheet, sheets
from darien.positions import incidents, places
from darien.render.figures_shown import figures_shown
from darien.tables import Tables
from darien.view import View

# What is called otherwise here, as in the other tables: `as_of` is how far the sources reach.
RENAMED = {"as_of": "status_as_of", "figure": "figure_ids"}


def shown(tables: Tables, view: View, edition: Edition) -> dict[str, Sheet]:
    """Return what the figure of a view shows, by name of the table, with the ids of its figures."""
    return {one.name: _named(one) for one in sheets(figures_shown(tables, view, edition))}


def with_places(tables: Tables, data: Dataset) -> Dataset:
    """Return a table of a figure with its places, or the courses of its legs."""
    sheet = data.sheet
    if data.name == "legs":
        return drawn(data, [str(id) for id in sheet.column("id")])
    if data.name == "incidents":
        return placed(data, incidents(tables), [str(id) for id in sheet.column("id")])
    if "place_id" not in sheet.heads:
        return data
    return placed(data, places(tables), [str(id) for id in sheet.column("place_id")])


def _named(sheet: Sheet) -> Sheet:
    """Return a table with the id of its figure where every table has it: before its sources."""
    heads = [RENAMED.get(head, head) for head in sheet.heads]
    order = [*range(len(heads))]
    if "figure_ids" in heads:
        at = heads.index("figure_ids")
        order.insert(heads.index("source_ids"), at)
        order.remove(at)
    return Sheet(
        sheet.name,
        tuple(heads[place] for place in order),
        tuple(tuple(row[place] for place in order) for row in sheet.rows),
    )
