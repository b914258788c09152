"""The numbers that a reader sees on a page, each with the figures whose ledgers account for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Frame

from darien.render.ledger import entry
from darien.render.table import lines
from darien.tables import Tables

MONTHS = (
    "Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?"
    "|Nov(ember)?|Dec(ember)?"
)
# Dates and periods are no figures: 2025-06-24, 16–30 Nov 2025, May 2025, 2021–25.
DATES = re.compile(
    rf"\b\d{{4}}-\d{{2}}(-\d{{2}})?\b|\b\d{{1,2}}([–-]\d{{1,2}})?\s({MONTHS})\b"
    rf"|\b({MONTHS})\s\d{{1,2}}\b|\b(19|20)\d\d([–-]\d\d(\d\d)?)?\b"
)
# What a rate is per is no figure either; nor are names, and how many lines a map has.
NAMES = re.compile(
    r"per 30 days|WGS 84|La 72|CC BY 4\.0|ETOPO5|Route legs, in the corridors [^.]*\."
)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")

# Every text node below `root` that has a digit and can be seen, or unfolded; the figures that the
# elements around it name, as links, marks or marks of a chart; what it stands in.
COLLECT = """(root) => {
  const found = [];
  const top = document.querySelector(root);
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const parent = walker.currentNode.parentElement;
    if (!/[0-9]/.test(text)) continue;
    if (!parent.checkVisibility() && !parent.closest("details")) continue;
    const figures = [];
    const link = parent.closest('a[href*="ledger?figure="]');
    if (link) figures.push(new URL(link.href).searchParams.get("figure"));
    const told = parent.closest("[data-figures]");
    if (told) figures.push(...told.dataset.figures.split(" ").filter(Boolean));
    // A text to copy cannot hold links: its numbers stand in the table below it, with theirs.
    const copied = parent.closest('[data-testid="stCode"]');
    const rows = copied ? [...top.querySelectorAll("tr[data-figures]")] : [];
    figures.push(...rows.flatMap((row) => row.dataset.figures.split(" ")));
    const drawn = parent.__data__ && parent.__data__.href;
    if (drawn) figures.push(new URL(drawn, location.href).searchParams.get("figure"));
    const within = EXEMPT.filter((selector) => parent.closest(selector));
    found.push({ text, figures, within });
  }
  return found;
}"""

# Where numbers are no figures. A tally counts what the page itself lists, as a heading or an index.
EXEMPT = (
    ".tally",
    "style, script, noscript, title",
    # What a heading above the table says already.
    ".titled caption",
    # Titles and dates of publications.
    'a[target="_blank"]:not(.figure), cite, .sources',
    # Scales: of distances, of widths, of bars; and the licences in the foot of a map.
    ".atlas-scale, .sizes, .axis, .note, .atlas-foot",
    # How many marks one mark, or its name, stands for; names on the axis of a chart.
    ".mark[data-count], .mark.cluster, .names, .role-axis",
    # What can be chosen, and what is typed.
    "select, option, input, button, label, [data-testid='stSelectbox']",
    "[data-testid='stFileUploader']",
)


@dataclass(frozen=True)
class Seen:
    """A number on the screen: as written, the text it stands in, the figures named around it."""

    number: str
    text: str
    figures: tuple[str, ...]


def numbers_on(frame: Frame, root: str) -> Iterator[Seen]:
    """Yield the numbers below an element that are neither dates nor exempt."""
    script = COLLECT.replace("EXEMPT", str(list(EXEMPT)))
    for node in frame.evaluate(script, root):
        if node["within"]:
            continue
        bare = NAMES.sub(" ", DATES.sub(" ", node["text"]))
        for number in NUMBER.findall(bare):
            yield Seen(number, node["text"], tuple(dict.fromkeys(node["figures"])))


@cache
def told_by(tables: Tables, figure: str) -> frozenset[str]:
    """Return the numbers that the ledger of a figure tells. Raises UnknownFigureError."""
    one = entry(tables, figure, "en")
    texts = [one.title, *(said.text for said in one.numbers), *(text for _, text in one.facts)]
    texts += [*one.notes, *one.missing, *(said.label for said in one.numbers)]
    for section in (*one.rivals, *one.sections):
        texts += [section.reading, section.table.caption]
        for row in section.table.rows:
            for cell in row:
                texts += [*lines(cell.text), *lines(cell.small)]
    return frozenset(number for text in texts for number in NUMBER.findall(text))
