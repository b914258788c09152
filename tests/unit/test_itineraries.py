"""Routes as ways: what joins, where it forks, what may be added, and who was endangered there."""

from dataclasses import replace

import pytest

from darien.chains import HOURS, PRICE, Fork, Leg, Range, Way, ways_of
from darien.fares import fares_in_view
from darien.hazards import findings_in_view, routes_of_incidents
from darien.itineraries import Itinerary, added_up, itineraries
from darien.period import Period
from darien.presence import Span
from darien.render import dangers
from darien.render.route_charts import fare_chart, fare_lines, fare_rows
from darien.render.ways import RouteWriter
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Corridor, Direction, EndStatus, Language, LegUse, Mode, StartStatus


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def view(first: str, last: str, *directions: Direction, **more: object) -> View:
    asked = View(period=Period.of_months(first, last), directions=directions or tuple(Direction))
    return replace(asked, **more)


def leg(seq: int, start: str, end: str, price: tuple[float, float] | None = None) -> Leg:
    return Leg(
        leg_id=f"r/{seq}",
        seq=seq,
        from_place=start,
        to_place=end,
        mode=Mode.BOAT,
        hours=Range(None, None),
        price=Range(*price) if price else Range(None, None),
        wider=(),
        span=Span(None, None, EndStatus.NOT_DOCUMENTED),
        start_status=StartStatus.FIRST_DOCUMENTED,
        use=LegUse.IN_USE,
        counted=None,
        note="",
        assumption="",
        source_ids="",
    )


def drawn(way: Way) -> str:
    """Write a way in a line: legs by number, forks in brackets with the places they share."""
    return " ".join(
        str(part.seq)
        if isinstance(part, Leg)
        else f"{part.start or ''}({' | '.join(map(drawn, part.ways))}){part.end or ''}"
        for part in way
    )


def route(*legs: Leg) -> Itinerary:
    return Itinerary(
        "r", "R", Direction.SOUTHBOUND, Corridor.CARIBBEAN, "", legs, ways_of(list(legs))
    )


def of(tables: Tables, route_id: str, asked: View) -> Itinerary:
    (found,) = [one for one in itineraries(tables, asked) if one.route_id == route_id]
    return found


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        ([(1, "a", "b"), (2, "b", "c")], ["1 2"]),
        ([(1, "b", "c"), (2, "a", "b")], ["2 1"]),
        ([(1, "a", "b"), (2, "a", "b"), (3, "b", "c")], ["a(1 | 2)b 3"]),
        ([(1, "a", "c"), (2, "b", "c"), (3, "c", "d")], ["(1 | 2)c 3"]),
        ([(1, "a", "b"), (2, "b", "c"), (3, "b", "d")], ["1 b(2 | 3)"]),
        ([(1, "a", "b"), (2, "c", "d")], ["1", "2"]),
        # A way that crosses between two others cannot be drawn as forks: as in the table.
        (
            [(1, "a", "b"), (2, "a", "c"), (3, "b", "c"), (4, "b", "d"), (5, "c", "d")],
            ["1 2 3 4 5"],
        ),
        ([(1, "a", "b"), (2, "b", "a")], ["1 2"]),
    ],
)
def test_legs_join_in_series_and_fork_in_parallel(
    legs: list[tuple[int, str, str]], expected: list[str]
) -> None:
    assert [drawn(way) for way in ways_of([leg(*one) for one in legs])] == expected


def test_the_return_by_miramar_is_two_ways_that_meet_at_capurgana(tables: Tables) -> None:
    found = of(tables, "car-return-miramar", view("2025-01", "2025-12"))
    assert [one.seq for one in found.legs] == list(range(1, 17))
    assert [drawn(way) for way in found.ways] == [
        "((1 2 3 | 4 5)pan-palenque pan-palenque(6 | 7)pan-la-miel 12"
        " | pan-miramar(8 9 | 10)pan-puerto-obaldia 11)col-capurgana"
        " col-capurgana(13 15 16 | 14)"
    ]
    prices = {one.seq: (one.price.low, one.price.high) for one in found.legs if one.price.is_whole}
    assert prices == {2: (60, 60), 3: (35, 35), 6: (200, 200), 7: (260, 280), 10: (150, 280)}
    hours = {one.seq: (one.hours.low, one.hours.high) for one in found.legs if one.hours.is_whole}
    assert hours == {5: (2, 2), 6: (36, 36), 7: (10, 10), 12: (2, 2), 13: (1.3, 2)}


def test_every_leg_of_the_tables_stands_in_its_route_once(tables: Tables) -> None:
    def legs(way: Way) -> list[str]:
        return [
            leg_id
            for part in way
            for leg_id in (
                [part.leg_id]
                if isinstance(part, Leg)
                else [one for branch in part.ways for one in legs(branch)]
            )
        ]

    found = [
        one for route in itineraries(tables, View()) for way in route.ways for one in legs(way)
    ]
    assert sorted(found) == sorted(tables.route_legs["leg_id"])


def test_a_sum_needs_one_chain_and_a_range_of_its_own_on_every_leg() -> None:
    first, second = leg(1, "a", "b", (10, 20)), leg(2, "b", "c", (5, 7))
    assert added_up(route(first, second), PRICE).total == Range(15, 27)
    blank = added_up(route(first, leg(2, "b", "c")), PRICE)
    assert blank.total is None and [one.seq for one in blank.known] == [1]
    package = replace(second, wider=(PRICE,))
    assert added_up(route(first, package), PRICE).total is None
    upper_end_only = replace(second, price=Range(None, 7))
    assert added_up(route(first, upper_end_only), PRICE).total is None
    variant = leg(3, "a", "b", (1, 2))
    assert added_up(route(first, second, variant), PRICE).total is None


def test_the_way_by_acandi_has_a_price_and_no_hours(tables: Tables) -> None:
    acandi = of(tables, "dar-north-acandi", View())
    # 20 + 40 + 170 + 25, and 20 + 40 + 350 + 25
    assert added_up(acandi, PRICE).total == Range(255, 435)
    hours = added_up(acandi, HOURS)
    assert hours.total is None and [one.seq for one in hours.known] == [2, 3, 4]


def test_the_hours_of_a_whole_walk_are_not_added_to_a_part_of_it(tables: Tables) -> None:
    hours = added_up(of(tables, "dar-north-capurgana", View()), HOURS)
    assert hours.total is None and [one.seq for one in hours.known] == [1, 2, 4]


def test_the_use_of_a_leg_follows_the_period(tables: Tables) -> None:
    def uses(first: str, last: str) -> dict[int, LegUse]:
        found = of(tables, "overland-north", view(first, last))
        return {one.seq: one.use for one in found.legs}

    assert uses("2023-01", "2023-06")[1] == LegUse.IN_USE
    assert uses("2024-01", "2024-12")[1] == LegUse.NOT_IN_USE
    assert uses("2025-06", "2025-12")[16] == LegUse.NOT_KNOWN


def test_a_leg_says_what_is_known_and_what_is_not(tables: Tables) -> None:
    asked = view("2025-01", "2025-12")
    text = RouteWriter(tables, "en").route(of(tables, "car-return-miramar", asked))
    tenth, first, walk = (text.legs[f"car-return-miramar/{seq}"] for seq in (10, 1, 12))
    assert dict(tenth.facts)["Price, US$ a person"] == "150–280"
    assert dict(tenth.facts)["Hours"] == "not found"
    assert tenth.people.startswith("over 22,000 departures") and tenth.counter
    assert first.people == "Not counted: no series counts the people on this leg alone."
    assert "No trail is shown" in walk.warning and not first.warning
    assert all(one.sources for one in text.legs.values())


def test_an_incident_belongs_to_the_routes_of_its_place_and_way(tables: Tables) -> None:
    found = {one.incident.incident_id: one.route_ids for one in routes_of_incidents(tables, View())}
    assert found["in-2025-11-09-miramar"] == ("car-return-miramar",)
    assert found["in-2025-03-03-puertoobaldia"] == ("car-return-miramar", "car-return-carti")
    # Capurganá's and Puerto Obaldía's incidents of one way are no incidents of the other.
    assert not any(
        route_id.startswith("dar-north") for route_id in found["in-2025-03-03-puertoobaldia"]
    )
    assert found["in-2025-12-sea"] == ()


def test_incidents_of_other_corridors_are_left_out(tables: Tables) -> None:
    pacific = replace(View(), corridors=(Corridor.PACIFIC,))
    found = {
        one.incident.incident_id: one.route_ids for one in routes_of_incidents(tables, pacific)
    }
    assert "in-2025-11-09-miramar" not in found
    assert found["in-2025-05-29-pacific"] == ("pac-return-jaque",)


def test_a_blank_count_is_not_known_and_a_zero_is_zero(tables: Tables) -> None:
    asked = view("2025-11", "2025-12")
    last, miramar = dangers.incidents(tables, asked)
    assert last[2].text == ("People affected: not known", "Deaths: 1", "Missing: not known")
    assert miramar[2].text == ("People affected: 21", "Deaths: 1", "Missing: 0")


def test_findings_on_sexual_violence_stand_at_no_place(tables: Tables) -> None:
    found = findings_in_view(tables, View())
    assert set(found["topic"]) == {"risk", "route", "access", "health"}
    assert not found["item"].str.contains("sexual").any()


def test_prices_are_statements_with_dates_and_sources(tables: Tables) -> None:
    asked = view("2025-08", "2025-08", Direction.SOUTHBOUND, corridors=(Corridor.CARIBBEAN,))
    found = {one.fare_id: one for one in fares_in_view(tables, asked)}
    assert set(found) == {
        "palenque-hammock-2025",
        "panama-colombia-2025-08-ap",
        "panama-colombia-2025-08-efe",
        "panama-colombia-2025-08-report",
    }
    assert found["panama-colombia-2025-08-efe"].price == Range(230, 280)
    titles = sorted(str(row[0].text) for row in fare_rows(tables, asked))
    assert titles == ["US$230–280", "US$260–280", "US$5", "up to US$280"]
    assert all(row[-1].sources for row in fare_rows(tables, asked))


def test_the_chart_holds_dollars_only_and_stays_inside_the_period(tables: Tables) -> None:
    asked = view("2022-01", "2022-12")
    lines = [line for line in fare_lines(tables, asked) if line["kind"] == "fare"]
    assert not any("160,000" in line["text"] for line in lines)
    assert any("160,000" in row[0].text for row in fare_rows(tables, asked))
    assert all("2022-01-01" <= line["begins"] < line["ends"] <= "2023-01-01" for line in lines)
    assert [line["line"] for line in fare_lines(tables, asked)] == list(
        range(len(fare_lines(tables, asked)))
    )


def test_without_a_price_there_is_no_chart(tables: Tables) -> None:
    assert fare_chart(tables, view("2012-01", "2012-12")) is None


@pytest.mark.parametrize("language", list(Language))
def test_every_route_and_danger_can_be_written(tables: Tables, language: Language) -> None:
    asked = replace(view("2010-01", "2026-12"), language=language)
    writer = RouteWriter(tables, language)
    assert all(writer.route(one).totals for one in itineraries(tables, asked))
    assert all(section.table.rows for section in dangers.sections(tables, asked))
    assert fare_chart(tables, asked).to_dict()


def test_a_fork_of_forks_between_the_same_places_is_one_fork() -> None:
    (way,) = ways_of(
        [leg(1, "a", "b"), leg(2, "a", "c"), leg(3, "c", "b"), leg(4, "a", "d"), leg(5, "d", "b")]
    )
    (fork,) = way
    assert isinstance(fork, Fork) and len(fork.ways) == 3
