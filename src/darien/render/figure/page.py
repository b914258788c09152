"""A page to draw on, in millimetres from its upper left corner; y grows downwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from darien.render.figure.box import Box, Point
from darien.render.figure.style import (
    MM_PER_POINT,
    POINTS_PER_MM,
    Inks,
    font,
    text_width,
    wrapped,
)

Points = Sequence[Point] | NDArray[np.float64]
HALO = 0.55  # mm of paper around a name on the map

# Every artist has this one, so what is drawn later lies on top.
ORDER = 1.0


@dataclass(frozen=True, eq=False)
class Page:
    """A drawing surface: the whole page, or a window of it that cuts off what reaches out.

    `scale` multiplies every size of type. `prefix` stands before the names of what is drawn, which
    an SVG file has as ids; None leaves them out.
    """

    figure: Figure
    axes: Axes
    inks: Inks
    box: Box
    scale: float
    prefix: str | None = ""

    @classmethod
    def blank(cls, width: float, height: float, inks: Inks, scale: float) -> "Page":
        """Return an empty page of `width` × `height` mm."""
        figure = Figure(figsize=(width / 25.4, height / 25.4), dpi=72, facecolor=inks.paper)
        return cls._on(figure, inks, Box(0, 0, width, height), scale)

    def window(self, box: Box) -> "Page":
        """Return a part of the page, in the same millimetres."""
        return replace(self._on(self.figure, self.inks, box, self.scale), prefix=self.prefix)

    @classmethod
    def _on(cls, figure: Figure, inks: Inks, box: Box, scale: float) -> "Page":
        width, height = (inches * 25.4 for inches in figure.get_size_inches())
        place = (box.left / width, 1 - box.bottom / height, box.width / width, box.height / height)
        axes = figure.add_axes(place)
        axes.set_xlim(box.left, box.right)
        axes.set_ylim(box.bottom, box.top)
        axes.set_axis_off()
        return cls(figure, axes, inks, box, scale)

    def points(self, size: float) -> float:
        """Return a size of type on this page, in points."""
        return size * self.scale

    def leading(self, size: float) -> float:
        """Return the distance of two lines of type of a size, in mm."""
        return self.points(size) * 1.22 * MM_PER_POINT

    def width_of(self, text: str, size: float, weight: str = "regular") -> float:
        """Return the width of a line of text on this page, in mm."""
        return text_width(text, self.points(size), weight)

    def wrap(self, text: str, width: float, size: float, weight: str = "regular") -> list[str]:
        """Break a text into lines of at most `width` mm."""
        return wrapped(text, width, self.points(size), weight)

    def cut(self, text: str, width: float, size: float, weight: str = "regular") -> str:
        """Return a text of at most `width` mm, cut and marked by … where it is longer."""
        if self.width_of(text, size, weight) <= width:
            return text
        while text and self.width_of(f"{text}…", size, weight) > width:
            text = text[:-1]
        return f"{text.rstrip(' ,–(')}…"

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        weight: str = "regular",
        colour: str | None = None,
        anchor: str = "start",
        halo: bool = False,
        url: str | None = None,
        gid: str | None = None,
    ) -> Text:
        """Write a line whose baseline starts, is centred (middle) or ends at (x, y)."""
        points = self.points(size)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        left = x - shift * text_width(text, points, weight) if shift else x
        if halo:
            self._halo(left, y, text, points, weight)
        written = self.axes.text(
            left,
            y,
            text,
            fontproperties=font(weight),
            size=points,
            color=colour or self.inks.ink,
            ha="left",
            va="baseline",
            zorder=ORDER,
            clip_on=False,
        )
        written.set_url(url)
        written.set_gid(self._named(gid))
        return written

    def _halo(self, x: float, y: float, text: str, points: float, weight: str) -> None:
        """Draw the outline of a text in the colour of the paper; the text itself stays text."""
        shape = TextPath((0, 0), text, size=points, prop=font(weight))
        to_mm = Affine2D().scale(MM_PER_POINT, -MM_PER_POINT).translate(x, y)
        path = to_mm.transform_path(shape)
        style = {"lw": 2 * HALO * POINTS_PER_MM, "joinstyle": "round", "alpha": 0.85}
        self._add(PathPatch(path, fc="none", ec=self.inks.paper, zorder=ORDER, **style))

    def line(
        self,
        points: Points,
        colour: str,
        width: float,
        *,
        dash: tuple[float, ...] | None = None,
        alpha: float | None = None,
        gid: str | None = None,
        cap: str = "butt",
    ) -> None:
        """Draw a line of `width` mm; `dash` gives the lengths of strokes and gaps in mm."""
        style = (0, tuple(part * POINTS_PER_MM for part in dash)) if dash else "solid"
        self.shape(
            Path(np.asarray(points, float)),
            edge=colour,
            width=width,
            style=style,
            alpha=alpha,
            gid=gid,
            cap=cap,
        )

    def polygon(
        self,
        points: Points,
        face: str,
        *,
        edge: str | None = None,
        width: float = 0.0,
        alpha: float | None = None,
        gid: str | None = None,
    ) -> None:
        """Fill an area; the outline is drawn where `edge` gives its colour."""
        closed = Path(np.asarray([*points, points[0]], float), closed=True)
        self.shape(closed, face=face, edge=edge, width=width, alpha=alpha, gid=gid)

    def rectangle(
        self,
        box: Box,
        face: str = "none",
        *,
        edge: str | None = None,
        width: float = 0.0,
        dash: tuple[float, ...] | None = None,
        hatch: str | None = None,
        alpha: float | None = None,
        gid: str | None = None,
    ) -> None:
        """Draw a rectangle, filled, outlined or hatched."""
        corners = [(box.left, box.top), (box.right, box.top)]
        corners += [(box.right, box.bottom), (box.left, box.bottom), (box.left, box.top)]
        style = (0, tuple(part * POINTS_PER_MM for part in dash)) if dash else "solid"
        path = Path(np.asarray(corners, float), closed=True)
        kept = {"face": face, "edge": edge, "width": width, "style": style, "alpha": alpha}
        self.shape(path, **kept, hatch=hatch, gid=gid)  # type: ignore[arg-type]

    def circle(
        self, x: float, y: float, radius: float, face: str, edge: str | None, width: float = 0.25
    ) -> None:
        """Draw a circle around (x, y)."""
        ring = Affine2D().scale(radius).translate(x, y).transform_path(Path.unit_circle())
        self.shape(ring, face=face, edge=edge, width=width)

    def shape(
        self,
        path: Path,
        *,
        face: str = "none",
        edge: str | None = None,
        width: float = 0.0,
        style: str | tuple[float, tuple[float, ...]] = "solid",
        hatch: str | None = None,
        alpha: float | None = None,
        gid: str | None = None,
        cap: str = "butt",
    ) -> None:
        """Draw a path in mm."""
        patch = PathPatch(
            path,
            facecolor=face,
            edgecolor=edge or "none",
            linewidth=width * POINTS_PER_MM,
            linestyle=style,
            hatch=hatch,
            alpha=alpha,
            zorder=ORDER,
            capstyle=cap,
            joinstyle="round",
        )
        patch.set_gid(self._named(gid))
        self._add(patch)

    def _named(self, gid: str | None) -> str | None:
        return None if gid is None or self.prefix is None else self.prefix + gid

    def _add(self, patch: PathPatch) -> None:
        """Add a patch; add_patch would also measure it, to set limits that stand already."""
        self.axes.add_artist(patch)
