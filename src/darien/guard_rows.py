"""Rows of the tables against the guard: what is too fine, too young or too near to a person.

Rows are text, as people type them, so that a sentence can quote the cell.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

import pandas as pd

from darien.guard import (
    RULES,
    TABLES,
    Sensitivity,
    is_too_young,
    of_incident,
)
from darien.language import translator
from darien.survivors import counts_survivors, is_sexual_violence
from darien.vocabulary import Precision

Broken = tuple[str, int, str, str]
Texts = dict[str, pd.DataFrame]

POSITIONS = ("lat", "lon")
EDGES = ("west", "south", "east", "north")
# What tells of an incident, and where it stands.
TELLING = ("kind", "place_name", "summary", "assumption")
STANDING = ("place_id", *POSITIONS)
# Tables whose texts stand on the card of a point.
ON_POINTS = ("places", "series", "sites", "site_periods", "station_periods", "route_legs")


def positions_of(columns: pd.Index) -> list[str]:
    """Return the columns that hold degrees."""
    return [
        str(column)
        for column in columns
        if column in POSITIONS or str(column).removeprefix("narrow_") in EDGES
    ]


def harmful(texts: Texts, today: date) -> Iterator[Broken]:
    """Yield (table, spreadsheet row, column, message) where a row breaks the rule of its class."""
    for name in texts:
        yield from _too_fine(name, texts[name])
    yield from _incidents(texts["incidents"], today)
    yield from _exact_care(texts)
    yield from _counts_on_points(texts)
    yield from _placed_counts(texts)


def coarsened(
    table: str, rows: pd.DataFrame, language: str = "en"
) -> tuple[pd.DataFrame, list[str]]:
    """Return rows of text of one of our tables as coarse as its class demands, and what changed.

    Degrees are rounded to the decimals that the table may hold; an incident of sexual violence
    loses place and position. A cell that is no number stays as it is: the check tells of it.
    Raises KeyError for a table that is none of ours.
    """
    made, said = rows.copy(), list[str]()
    for column in positions_of(rows.columns):
        made[column] = [_rounded(cell, RULES[TABLES[table]].stored) for cell in rows[column]]
    if TABLES[table] == Sensitivity.INCIDENT:
        for index in _of_survivors(rows):
            made.loc[index, made.columns.intersection(STANDING)] = ""
    _ = translator(language)
    text = _("Row {row}, column {column}: {before} → {after}, the finest that may be held here.")
    gone = _("Row {row}, column {column}: {before} taken out; sexual violence stands on no point.")
    for number, index in enumerate(rows.index, start=2):
        for column in rows.columns:
            before, after = rows.at[index, column], made.at[index, column]
            if before != after:
                sentence = text if after else gone
                said.append(sentence.format(row=number, column=column, before=before, after=after))
    return made, said


def _too_fine(name: str, rows: pd.DataFrame) -> Iterator[Broken]:
    sensitivity = TABLES[name]
    finest = RULES[sensitivity].stored
    for column in positions_of(rows.columns):
        for index, cell in rows[column].items():
            after = _rounded(str(cell), finest)
            if after == cell:
                continue
            message = f'"{cell}" stands in a table without positions; take it out'
            if finest is not None:
                message = (
                    f'"{cell}" is finer than the class {sensitivity} allows, {finest} decimals of'
                    f" a degree; write {after}"
                )
            yield name, _row(index), column, message


def _incidents(rows: pd.DataFrame, today: date) -> Iterator[Broken]:
    delay = RULES[Sensitivity.INCIDENT].delay_days
    for index, cell in rows["date"].items():
        if is_too_young(cell, Sensitivity.INCIDENT, today):
            message = f'"{cell}" is less than {delay} days ago; add the incident after that'
            yield "incidents", _row(index), "date", message
    for index in _of_survivors(rows):
        for column in STANDING:
            if cell := rows.at[index, column]:
                message = (
                    f'"{cell}" places an incident of sexual violence, which stands on no point;'
                    " leave the cell blank"
                )
                yield "incidents", _row(index), column, message


def _of_survivors(rows: pd.DataFrame) -> list[object]:
    told = rows[rows.columns.intersection(TELLING)]
    return [
        index
        for index, row in zip(told.index, told.itertuples(index=False), strict=True)
        if of_incident(*row) == Sensitivity.SURVIVORS
    ]


def _exact_care(texts: Texts) -> Iterator[Broken]:
    """A site or station stands at its town; an exact point would be its own."""
    caring = {*texts["sites"]["place_id"], *texts["station_periods"]["place_id"]}
    places = texts["places"]
    exact = places["place_id"].isin(caring) & (places["precision"] == Precision.EXACT)
    for index in places.index[exact]:
        message = (
            '"exact" would show where a site or station is; give the town, and write settlement'
            " or area"
        )
        yield "places", _row(index), "precision", message


def _counts_on_points(texts: Texts) -> Iterator[Broken]:
    for name in ON_POINTS:
        for column in texts[name].columns.difference(["source_ids"]):
            for index in texts[name].index[texts[name][column].map(counts_survivors)]:
                message = (
                    "the text counts survivors and would stand on a point; take the number out"
                    " and give it as a row of data/site_activity.csv"
                )
                yield name, _row(index), column, message


def _placed_counts(texts: Texts) -> Iterator[Broken]:
    """An event that counts survivors names an area at most."""
    precision = dict(zip(texts["places"]["place_id"], texts["places"]["precision"], strict=True))
    for index, row in texts["events"].iterrows():
        is_placed = precision.get(row["place_id"], Precision.AREA) != Precision.AREA
        told = f"{row['title']} {row['summary']}"
        if is_placed and is_sexual_violence(told) and counts_survivors(told):
            message = (
                f'"{row["place_id"]}" is finer than an area, and the text counts survivors; leave'
                " the place blank or name an area"
            )
            yield "events", _row(index), "place_id", message


def _rounded(cell: str, decimals: int | None) -> str:
    """Return a number with no more decimals; as it stands where it has none more, or is none."""
    if decimals is None:
        return ""
    try:
        typed = Decimal(cell)
        after = round(typed, decimals)
    except InvalidOperation:
        return cell
    return cell if typed.is_nan() or after == typed else f"{after:f}"


def _row(index: object) -> int:
    return int(str(index)) + 2
