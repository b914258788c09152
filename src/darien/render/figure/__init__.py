"""Figures for print: a view drawn with Matplotlib; the only package that speaks Matplotlib."""

from darien.render.figure.drawing import figure, figure_title, map_id

__all__ = ["figure", "figure_title", "map_id"]
