"""Figures for print: a view drawn with Matplotlib; the only package that speaks Matplotlib."""

from darien.render.figure.animation import animated
from darien.render.figure.drawing import draw, figure, figures

__all__ = ["animated", "draw", "figure", "figures"]
