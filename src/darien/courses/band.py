"""An elastic band on a chart: turns the steps of a way on a grid into a smooth lane."""

import numpy as np
from scipy.ndimage import gaussian_filter, gaussian_filter1d, map_coordinates

from darien.courses.chart import Chart, runs_ashore
from darien.courses.plane import Points, evenly

SPACING_KM = 1.5
FEWEST, MOST = 16, 256
ROOM_KM = 8.0
TURNS = 500


def counts(length_km: float) -> list[int]:
    """Return how many points the band has, stage by stage: few first, for the large shape."""
    most = int(min(max(length_km / SPACING_KM, FEWEST), MOST))
    return sorted({most // 2**power for power in range(5) if most // 2**power >= FEWEST})


def tightened(way: Points, chart: Chart, ashore_km: list[float]) -> Points:
    """Return a way pulled tight: length draws it in, the cost of the coast pushes it out."""
    field = gaussian_filter(chart.cost, 2.0)
    slope = np.gradient(field, *chart.cell_km)
    band = way
    stages = counts(float(np.hypot(*np.diff(way, axis=0).T).sum()))
    for count in stages:
        loose = evenly(band, count)
        if count != stages[-1] and runs_ashore(chart, loose, ashore_km):
            continue
        for turn in range(TURNS):
            loose = pulled(loose, chart, field, slope)
            if turn % 10 == 0:
                loose = evenly(loose, count)
        band = loose
    return band


def pulled(band: Points, chart: Chart, field: Points, slope: list[Points]) -> Points:
    """Return the band after one small step towards rest; its ends stay."""
    inner, spacing = band[1:-1], float(np.hypot(*(band[1] - band[0])))
    at = chart.cells(inner).T
    cost = map_coordinates(field, at, order=1, mode="nearest")[:, None]
    north, east = (map_coordinates(part, at, order=1, mode="nearest") for part in slope)
    ahead = band[2:] - band[:-2]
    normal = np.column_stack([-ahead[:, 1], ahead[:, 0]])
    normal /= np.maximum(np.hypot(*normal.T), 1e-9)[:, None]
    push = (normal * np.column_stack([east, north])).sum(axis=1)[:, None] * normal
    pull = band[2:] + band[:-2] - 2 * inner
    move = 0.25 * (pull - spacing**2 * push / cost)
    stride = np.maximum(np.hypot(*move.T) / (0.2 * spacing), 1.0)[:, None]
    moved = band.copy()
    moved[1:-1] += move / stride
    return moved


def tightened_off_shore(way: Points, chart: Chart, ashore_km: list[float]) -> Points:
    """Return a way pulled tight between its ports but left as it is close to them."""
    from_start, from_goal = (np.hypot(*(way - end).T) for end in (way[0], way[-1]))
    out = np.flatnonzero((from_start > ashore_km[0] + 1) & (from_goal > ashore_km[1] + 1))
    if len(out) < FEWEST:
        return way
    first, last = out[0], out[-1]
    middle = tightened(way[first : last + 1], chart, [0.0, 0.0])
    return np.vstack([way[:first], middle, way[last + 1 :]])


def rounded_off(band: Points, share: float, chart: Chart) -> Points:
    """Return the band with its bends spread over a share of its length, less so near the coast.

    Its ends stay. What is smoothed is the departure from the chord, as an odd function, because
    that is nil at both ends.
    """
    if not share:
        return band
    even = evenly(band, 2 * MOST)
    chord = np.linspace(even[0], even[-1], len(even))
    away = even - chord
    odd = np.vstack([-away[:0:-1], away, -away[-2::-1]])
    soft = gaussian_filter1d(odd, share * len(even), axis=0)[len(away) - 1 : 2 * len(away) - 1]
    offing = map_coordinates(chart.offing_km, chart.cells(even).T, order=1, mode="nearest")
    room = gaussian_filter1d(np.minimum(offing / ROOM_KM, 1.0), 0.02 * len(even))[:, None]
    return np.asarray(chord + room * soft + (1 - room) * away)
