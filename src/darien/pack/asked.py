"""A figure as a link asks for it, read strictly: what means nothing is refused, not replaced."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from darien.edition import Edition, link_query, read_edition
from darien.language import translator
from darien.period import Period
from darien.tables import Tables
from darien.timeline import charted
from darien.view import Query, View, read_link

LONGEST = 4000
ALLOWED = {*link_query(View(compare=Period.of_months("2010-01", "2010-01")), Edition())}
_ADDRESS = re.compile(r"(https?://[\w.:\-]+(/[\w.~%\-]*)*)?", re.ASCII)


def query_of(link: str, language: str) -> Query:
    """Return the query of a link (https://…/?period=…, or only from the question mark on).

    Raises ValueError, with a sentence in `language`, for what cannot be read.
    """
    _ = translator(language)
    said = link.partition("?")[2] if "?" in link else link
    if len(said) > LONGEST:
        raise ValueError(_("the link is longer than {n} characters").format(n=LONGEST))
    try:
        return parse_qs(said, strict_parsing=True, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise ValueError(_("the link cannot be read: it is not written name=value&…")) from error


def asked(
    tables: Tables, query: Mapping[str, Sequence[str]], language: str
) -> tuple[View, Edition]:
    """Return the view and the edition that a query asks for.

    Raises ValueError, with a sentence in `language`, for a name or a value that means nothing.
    """
    _ = translator(language)
    for name in query:
        if name not in ALLOWED:
            raise ValueError(
                _("a link has no {parameter}; it has {allowed}").format(
                    parameter=shown(name), allowed=", ".join(sorted(ALLOWED))
                )
            )
    view, of_view = read_link(query, charted(tables))
    edition, of_edition = read_edition(query)
    for wrong in (*of_view, *of_edition):
        raise ValueError(
            _("{parameter} cannot be {value}; possible: {allowed}").format(
                parameter=wrong.parameter, value=shown(wrong.value), allowed=wrong.allowed
            )
        )
    return view, edition


def checked_address(address: str, language: str) -> str:
    """Return a public address of the atlas, or blank. Raises ValueError for anything else."""
    _ = translator(language)
    if len(address) > LONGEST or _ADDRESS.fullmatch(address) is None:
        raise ValueError(
            _("{value} is not an address written https://…/").format(value=shown(address))
        )
    return address


def shown(text: str) -> str:
    """Return a stranger's text in quotes, in little room and without what steers a terminal."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in text[:80])
    return f"“{plain}”"
