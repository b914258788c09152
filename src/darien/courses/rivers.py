"""River ways: along the vertices of the river layer, thinned."""

from itertools import pairwise

import networkx as nx

from darien.courses.plane import Line, Position, distance_km, rounded, simplified

RIVER_REACH_KM = 5.0
CONFLUENCE_KM = 0.5
BEND_KM = 0.4


def river_graph(rivers: list[Line]) -> nx.Graph:
    """Return the rivers as a graph of positions, each tributary tied to the river it meets."""
    graph = nx.Graph()
    for river in rivers:
        for a, b in pairwise(river):
            graph.add_edge(a, b, km=distance_km(a, b))
    for river in rivers:
        for end in (river[0], river[-1]):
            others = [node for node in graph.nodes if node not in set(river)]
            near = min(others, key=lambda node: (distance_km(end, node), node))
            if distance_km(end, near) < CONFLUENCE_KM:
                graph.add_edge(end, near, km=distance_km(end, near))
    return graph


def landing(graph: nx.Graph, place: Position) -> Position | None:
    """Return the river vertex nearest to a place, None if it lies too far away to be meant."""
    near: Position = min(graph.nodes, key=lambda node: (distance_km(place, node), node))
    return near if distance_km(place, near) <= RIVER_REACH_KM else None


def river_way(start: Position, end: Position, graph: nx.Graph) -> Line | None:
    """Return the way by river between two places, None if no river joins them."""
    first, last = landing(graph, start), landing(graph, end)
    if first is None or last is None or not nx.has_path(graph, first, last):
        return None
    way = simplified(nx.shortest_path(graph, first, last, weight="km"), BEND_KM)
    return [start, *(rounded(position) for position in way), end]
