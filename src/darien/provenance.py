"""Where facts come from: citations of sources, producers of series, and credits of the basemap."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from darien.tables import Tables, ids

# Required on every map; the licence of each file stands in data/geo/README.md.
CREDITS = (
    "© OpenStreetMap contributors (ODbL) · Natural Earth · GSHHG/WDB-II (LGPL) · "
    "GeoNames, Who's On First (CC BY 4.0) · ETOPO5 (NOAA)"
)


@dataclass(frozen=True)
class Citation:
    """One source as a reader can look it up; `published` as precise as known, `url` or blank."""

    source_id: str
    publisher: str
    title: str
    published: str
    url: str
    kind: str

    @property
    def is_first_hand(self) -> bool:
        """Whether an authority, the UN or an organisation speaks for itself."""
        return self.kind in ("official", "un", "ngo")


def citations(tables: Tables, cells: Iterable[str]) -> tuple[Citation, ...]:
    """Return the sources that cells of ids (a;b) name, each once, in the order named."""
    wanted = dict.fromkeys(source_id for cell in cells for source_id in ids(cell))
    return tuple(_every_citation(tables)[source_id] for source_id in wanted)


@cache
def _every_citation(tables: Tables) -> dict[str, Citation]:
    return {
        row.source_id: Citation(
            row.source_id, row.publisher, row.title, row.published, row.url, row.kind
        )
        for row in tables.sources.itertuples()
    }


def by_weight(sources: Iterable[Citation]) -> list[Citation]:
    """Return sources with the first hand before others, and the new before the old."""
    return sorted(sources, key=lambda one: (one.is_first_hand, one.published), reverse=True)


def newest(tables: Tables, cells: Iterable[str]) -> Citation | None:
    """Return the newest source that has an address; the publisher's own before the press."""
    return next((one for one in by_weight(citations(tables, cells)) if one.url), None)


def short_name(producer: str) -> str:
    """Return a producer's acronym, or its name up to a comma outside of brackets."""
    acronym = re.search(r"\(([A-Z]{2,})\)", producer)
    return acronym[1] if acronym else re.split(r",(?![^(]*\))", producer)[0]


def known_as(producer: str) -> str:
    """Return a producer's full name with its acronym, without the branch or who passed it on."""
    return re.split(r"(?<=\))\s|,", producer)[0]
