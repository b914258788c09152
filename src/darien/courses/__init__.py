"""Draws the course of every route leg and writes it to data/geo; run as `python -m darien.courses`.

A course is the line of a leg on the map. No source publishes one: each is a generalisation made
here, by rules that data/geo/README.md states, from the leg's two places and the basemap layers.
The atlas itself never imports this package; it needs scikit-image, scipy, networkx and shapely,
which are tools of the people who change routes, not of those who read the map.
"""
