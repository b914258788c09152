"""The view is the filter and the link."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from darien.period import Period
from darien.view import View, read_link
from darien.vocabulary import Corridor, Direction, EventKind, Extent, Language, Layer, Scale

months = st.tuples(st.integers(2010, 2026), st.integers(1, 12))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(months), draw(months)))
    return Period.of_months(*(f"{year}-{month:02}" for year, month in (first, last)))


@st.composite
def views(draw: st.DrawFn) -> View:
    return View(
        period=draw(periods()),
        compare=draw(st.none() | periods()),
        northbound=draw(st.sampled_from(["snm-darien-north", "inm-honduras-north"])),
        scale=draw(st.sampled_from(Scale)),
        events=tuple(draw(st.sets(st.sampled_from(EventKind)))),
        directions=tuple(draw(st.sets(st.sampled_from(Direction), min_size=1))),
        corridors=tuple(draw(st.sets(st.sampled_from(Corridor)))),
        layers=tuple(draw(st.sets(st.sampled_from(Layer)))),
        extent=draw(st.sampled_from(Extent)),
        language=draw(st.sampled_from(Language)),
    )


@given(views())
def test_a_link_reproduces_its_view(view: View) -> None:
    assert View.from_query(view.to_query()) == view
    assert read_link(view.to_query())[1] == ()


def test_an_empty_link_is_the_first_view() -> None:
    assert View.from_query({}) == View()


def test_the_order_of_a_filter_does_not_make_another_view() -> None:
    view = View()
    assert replace(view, corridors=tuple(reversed(Corridor))) == view


def test_every_wrong_value_falls_back_and_is_named() -> None:
    view, fallbacks = read_link(
        {
            "period": ["2031-01", "2031-02"],
            "direction": ["sideways"],
            "layer": ["trails"],
            "extent": ["moon"],
            "lang": ["tlh"],
            "scale": ["log"],
            "event": ["gossip"],
            "compare": ["2025-01"],
            "northbound": ["a series"],
        }
    )
    assert view == View()
    assert [one.parameter for one in fallbacks] == [
        "period",
        "direction",
        "layer",
        "extent",
        "northbound",
        "scale",
        "event",
        "compare",
        "lang",
    ]
    assert fallbacks[1].value == "sideways" and "southbound" in fallbacks[1].allowed


def test_one_wrong_value_leaves_the_others_as_asked() -> None:
    view, fallbacks = read_link({"direction": ["southbound"], "extent": ["moon"]})
    assert view.directions == (Direction.SOUTHBOUND,) and len(fallbacks) == 1


@given(
    st.dictionaries(
        st.sampled_from(sorted({*View().to_query(), "compare"})),
        st.lists(st.text(max_size=12), max_size=4),
    )
)
def test_no_link_breaks_the_view(query: dict[str, list[str]]) -> None:
    read_link(query)


def test_a_series_that_the_timeline_cannot_show_falls_back() -> None:
    charted = {Direction.NORTHBOUND: ["one-north"], Direction.SOUTHBOUND: ["one-south"]}
    view, fallbacks = read_link({"northbound": ["one-north"], "southbound": ["one-north"]}, charted)
    assert view.northbound == "one-north" and view.southbound == View().southbound
    assert [one.allowed for one in fallbacks] == ["one-south"]


def test_nothing_shown_survives_the_link() -> None:
    view = View(corridors=(), layers=(), events=())
    assert View.from_query(view.to_query()) == view
