"""What the address of a figure answers, with a quick stand-in for drawing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from loops import in_a_loop
from starlette.applications import Starlette

from darien.atelier import FILES, Order
from darien.edition import Edition, link_query
from darien.paper import Part, Template, Tone
from darien.period import Period
from darien.ui import figures
from darien.ui.press import Press
from darien.view import View
from darien.vocabulary import Language

WORK = """
from darien import atelier
from darien.edition import NoRoomError

def make(order):
    if order.edition.dpi == 96:
        raise NoRoomError
    if order.edition.dpi == 300:
        raise ValueError("secret")
    return repr(order).encode()

atelier.make = make
atelier.work()
"""
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    press = Press(work=WORK)
    yield press
    press.end()


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "today", lambda: TODAY)


def asked(
    press: Press, path: str, query: str | bytes = b"", method: str = "GET", **headers: str
) -> Answer:
    """Ask the routes as a server does, and return their answer."""
    app = Starlette(routes=figures.routes("/base", press))
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": f"/base/{path}",
        "query_string": query.encode() if isinstance(query, str) else query,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    in_a_loop(app(scope, receive, send))
    start = sent[0]
    said = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], said, b"".join(part.get("body", b"") for part in sent[1:]))


def of(view: View, edition: Edition) -> str:
    return urlencode(link_query(view, edition), doseq=True)


SPANISH = View(language=Language.SPANISH, period=Period.of_months("2024-03", "2024-03"))
GREY = Edition(Template.A4_PORTRAIT, Tone.GREYSCALE, (Part.SITES,))


@pytest.mark.parametrize("file", FILES)
def test_an_address_is_answered_with_the_file_of_its_view(press: Press, file: str) -> None:
    answer = asked(press, file, of(SPANISH, GREY) + "&created=2026-02-03")
    assert answer.status == 200
    assert answer.body.decode() == repr(Order(file, SPANISH, GREY, date(2026, 2, 3)))
    suffix = file.split(".")[1]
    assert suffix in answer.headers["content-type"]
    named = answer.headers["content-disposition"]
    assert named.startswith('inline; filename="DA-2024-03-2024-03-both-isthmus-es-')
    assert named.endswith(f'.{suffix}"')
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "font-src data:" in policy and "script" not in policy


def test_nothing_asked_is_the_first_view_of_today_and_kept_shortly(press: Press) -> None:
    answer = asked(press, "figure.png")
    assert answer.body.decode() == repr(Order("figure.png", View(), Edition(), TODAY))
    assert answer.headers["cache-control"] == "public, max-age=600"
    dated = asked(press, "figure.png", f"created={TODAY}")
    assert dated.headers["cache-control"] == "public, max-age=3600"
    assert dated.headers["etag"] == answer.headers["etag"]


def test_the_head_of_an_answer_can_be_had_alone_and_no_other_method_is_answered(
    press: Press,
) -> None:
    assert asked(press, "figure.svg", method="HEAD").status == 200
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert asked(press, "figure.svg", method=method).status == 405


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}'])
def test_what_a_browser_has_is_not_drawn_again(known: str) -> None:
    press = Press(work=WORK)
    tag = figures.tag(Order("figure.pdf", SPANISH, GREY, TODAY))
    answer = asked(press, "figure.pdf", of(SPANISH, GREY), if_none_match=known.format(tag))
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == tag and "max-age" in answer.headers["cache-control"]
    assert not press.workers


def test_the_tag_changes_with_all_that_goes_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order("figure.png", View(), Edition(), TODAY)
    others = [
        replace(order, file="figure.svg"),
        replace(order, view=SPANISH),
        replace(order, edition=GREY),
        replace(order, created=TODAY - timedelta(1)),
        replace(order, address="https://atlas.example/"),
    ]
    tags = {figures.tag(one) for one in (order, *others)}
    monkeypatch.setattr(figures, "data_version", lambda: "other data")
    tags.add(figures.tag(order))
    monkeypatch.setattr(figures, "version", lambda name: "9.9")
    tags.add(figures.tag(order))
    assert len(tags) == 8


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ("period=2025-13&period=2026-01", "period", "2025-13 – 2026-01", "2010-01"),
        ("period=2025-01", "period", "2025-01", "two months"),
        ("direction=up", "direction", "up", "northbound, southbound, both"),
        ("layer=sites&layer=sites", "layer", "sites – sites", "each value once"),
        ("scale=root&scale=root", "scale", "root – root", "linear"),
        ("northbound=nobody", "northbound", "nobody", "snm-darien-north"),
        ("event=none&event=policy", "event", "none – policy", "operations"),
        ("lang=fr", "lang", "fr", "en, es"),
        ("dpi=9999999999999", "dpi", "9999999999999", "96, 150, 300"),
        ("template=poster", "template", "poster", "a4-landscape"),
        ("template=square&part=legs", "part", "legs", "none"),
        ("panels=compare", "panels", "compare", "second period"),
        ("panels=quarters&period=2020-01&period=2025-03", "panels", "quarters", "at most 20"),
        ("created=2026-W01-1", "created", "2026-W01-1", "YYYY-MM-DD"),
        ("created=20260101", "created", "20260101", "2026-01-01"),
        ("created=2025-12-31", "created", "2025-12-31", "2026-01-01"),
        ("created=2026-11-22", "created", "2026-11-22", "2026-11-21"),
        ("created=2026-02-03&created=2026-02-03", "created", "2026-02-03", "each value once"),
        ("created=", "created", "", "YYYY-MM-DD"),
        ("extent=a%00%0A%E2%80%AEb", "extent", "a���b", "isthmus"),
        (f"extent={'x' * 500}", "extent", "x" * 80, "isthmus"),
    ],
)
def test_a_value_that_means_nothing_is_refused_by_name(
    press: Press, query: str, parameter: str, value: str, allowed: str
) -> None:
    answer = asked(press, "figure.png", query)
    text = answer.body.decode()
    assert answer.status == 400 and answer.headers["content-type"].startswith("text/plain")
    assert text.startswith(f"This address cannot be drawn: {parameter} cannot be “{value}")
    assert allowed in text.partition("possible: ")[2]
    assert "\n" not in text and text.endswith(".") and len(text) < 600
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("panels", ["years", "quarters"])
def test_as_many_panels_as_a_page_holds_are_drawn_and_one_more_is_refused(
    press: Press, file: str, panels: str
) -> None:
    most = (
        "period=2020-01&period=2024-12" if panels == "quarters" else "period=2010-01&period=2026-12"
    )
    status = 400 if file == "figure.gif" else 200
    assert asked(press, file, f"panels={panels}&{most}").status == status
    more = asked(press, file, "panels=quarters&period=2020-01&period=2025-01")
    assert more.status == 400 and "panels cannot be “quarters”" in more.body.decode()


def test_an_animation_has_at_most_five_years_no_panels_and_no_large_page(press: Press) -> None:
    assert asked(press, "figure.gif", "period=2021-01&period=2025-12").status == 200
    longer = "period=2021-01&period=2026-01"
    assert asked(press, "figure.png", longer).status == 200
    for query, said in (
        (longer, "period cannot be “2021-01 – 2026-01”; possible: at most 60 months"),
        ("template=a3-portrait", "template cannot be “a3-portrait”; possible: a4-landscape"),
        ("panels=years", "panels cannot be “years”; possible: whole"),
        ("panels=compare&compare=2023-01&compare=2023-12", "panels cannot be “compare”"),
    ):
        answer = asked(press, "figure.gif", query)
        assert answer.status == 400 and said in answer.body.decode()
        assert answer.body.endswith(b".") and answer.body.count(b". ") == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (b"tiles=on", "no “tiles”"),
        (b"Lang=en", "no “Lang”"),
        (b"lang=%ff", "cannot be read"),
        (b"lang=\xff", "cannot be read"),
        (b"lang", "cannot be read"),
        (b"&", "cannot be read"),
        (b"lang=en&" + b"x" * 4_000, "longer than 4000"),
    ],
)
def test_an_address_that_cannot_be_read_is_refused(press: Press, query: bytes, said: str) -> None:
    answer = asked(press, "figure.png", query)
    assert answer.status == 400 and said in answer.body.decode()


def test_tomorrow_may_be_named_because_it_is_tomorrow_somewhere(press: Press) -> None:
    assert asked(press, "figure.png", "created=2026-11-21").status == 200


def test_a_refusal_is_in_the_language_of_the_address(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (figures, figures.figure_link):
        monkeypatch.setattr(
            module, "translator", lambda language: lambda text: f"[{language}] {text}"
        )
    for query, language in (
        ("lang=es&extent=moon", "es"),
        ("lang=es&" + quote("ñ" * 4_000), "es"),
        ("lang=zz&extent=moon", "en"),
    ):
        said = asked(press, "figure.png", query).body.decode()
        assert said.startswith(f"[{language}] This address cannot be drawn: [{language}] ")


def test_who_comes_when_too_many_wait_is_told_when_to_come_again() -> None:
    answer = asked(Press(work=WORK, most_waiting=0), "figure.png")
    assert answer.status == 503 and int(answer.headers["retry-after"]) > 0
    assert answer.body.endswith(b".") and answer.headers["cache-control"] == "no-store"


def test_a_drawing_that_fails_says_one_sentence_and_no_more(press: Press) -> None:
    answer = asked(press, "figure.png", "dpi=300")
    assert answer.status == 500
    assert answer.body == b"This figure could not be drawn; the server's log says why."


def test_a_page_that_is_too_small_is_refused_in_one_sentence(press: Press) -> None:
    answer = asked(press, "figure.png", "dpi=96")
    assert answer.status == 400 and answer.headers["cache-control"] == "no-store"
    assert answer.body.startswith(b"This page is too small") and answer.body.endswith(b".")


def test_an_address_of_the_pages_opens_the_same_view_and_edition(press: Press) -> None:
    path, _, query = figures.address("figure.svg", SPANISH, GREY, TODAY).partition("?")
    answer = asked(press, path, query)
    assert answer.body.decode() == repr(Order("figure.svg", SPANISH, GREY, TODAY))


@pytest.mark.parametrize("name", ["jpg", "zip", "PNG", "png.exe"])
def test_another_kind_of_figure_is_refused_in_a_sentence(press: Press, name: str) -> None:
    answer = asked(press, f"figure.{name}", "lang=es")
    assert answer.status == 404
    assert answer.body.decode() == "Una figura es uno de estos archivos: png, svg, pdf, gif."
