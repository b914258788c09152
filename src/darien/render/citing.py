"""How a figure is cited: who counted first, then the atlas; as text, as BibTeX and as RIS."""

import re
from dataclasses import dataclass
from datetime import date

import rispy
from pybtex.database import BibliographyData, Entry, Person

from darien.edition import Edition
from darien.language import translator
from darien.render.foot import as_of, producers
from darien.render.scene import scenes_told
from darien.render.wording import day
from darien.tables import Tables
from darien.view import View

MSF = "Médecins Sans Frontières (MSF)"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class _Citing:
    """What every form of the citation says."""

    authors: tuple[str, ...]
    atlas: str
    title: str
    notes: tuple[str, ...]

    @property
    def editors(self) -> tuple[str, ...]:
        """The atlas, where others are the authors of what it shows."""
        return () if self.authors == (self.atlas,) else (self.atlas,)


def plain(
    tables: Tables,
    view: View,
    edition: Edition,
    *,
    created: date,
    title: str,
    link: str,
    figure_id: str,
) -> str:
    """Return the citation of a figure as one line of text.

    First stand the producers of the figures shown, and MSF where its sites are shown; then the
    atlas, which alone is the author where there are none. `created` is the day the figure was
    made, `title` its title, `link` the address that opens its view, `figure_id` its name.
    """
    cited = _citing(tables, view, edition, title, figure_id)
    _ = translator(view.language)
    text = _("{authors} ({year}): {title} [map].").format(
        authors="; ".join(cited.authors), year=created.year, title=cited.title
    )
    return " ".join([text, *(f"{name}." for name in cited.editors), *cited.notes, link])


def bibtex(
    tables: Tables,
    view: View,
    edition: Edition,
    *,
    created: date,
    title: str,
    link: str,
    figure_id: str,
) -> str:
    """Return the citation as a BibTeX entry; braces keep each author's name in one piece."""
    cited = _citing(tables, view, edition, title, figure_id)
    persons = {
        role: [Person(f"{{{name}}}") for name in names]
        for role, names in (("author", cited.authors), ("editor", cited.editors))
        if names
    }
    fields = {
        "title": f"{{{cited.title}}}",
        "year": str(created.year),
        "date": created.isoformat(),
        "publisher": f"{{{cited.atlas}}}",
        "type": "map",
        "number": figure_id,
        "url": link,
        "note": " ".join(cited.notes),
    }
    entry = Entry("misc", fields=fields, persons=persons)
    written: str = BibliographyData({figure_id: entry}).to_string("bibtex")
    # An address is taken as it stands: the writer's escapes, right in a text, would break it.
    return re.sub(r'(?<= url = ").*(?=",)', lambda _: link, written)


def ris(
    tables: Tables,
    view: View,
    edition: Edition,
    *,
    created: date,
    title: str,
    link: str,
    figure_id: str,
) -> str:
    """Return the citation as a RIS record of a map."""
    cited = _citing(tables, view, edition, title, figure_id)
    record = {
        "type_of_reference": "MAP",
        "id": figure_id,
        "authors": list(cited.authors),
        "secondary_authors": list(cited.editors),
        "title": cited.title,
        "year": str(created.year),
        "date": f"{created:%Y/%m/%d}",
        "publisher": cited.atlas,
        "notes": list(cited.notes),
        "urls": [link],
        "language": view.language.value,
    }
    written: str = rispy.dumps([record])
    # The library numbers its records; a file of the format begins with the type.
    return written.removeprefix("1.\n")


def _citing(tables: Tables, view: View, edition: Edition, title: str, figure_id: str) -> _Citing:
    _ = translator(view.language)
    told = scenes_told(tables, view, edition)
    totals = [total for shown in told for total in shown.totals]
    read = as_of(tables, totals).read
    has_sites = any(shown.sites for shown in told)
    named = [*producers(tables, totals, view.language), *([MSF] if has_sites else [])]
    return _Citing(
        authors=tuple(named) or (_("Darién Atlas"),),
        atlas=_("Darién Atlas"),
        title=title,
        notes=(
            _("Data read on {day}.").format(day=day(read, view.language)),
            _("Map {id}.").format(id=figure_id),
            _("Licence of the data: {licence}, {url}.").format(licence=LICENCE, url=LICENCE_URL),
        ),
    )
