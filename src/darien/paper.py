"""The words of figures: formats, templates, tones, parts and sequences; links use the same."""

from enum import StrEnum


class Format(StrEnum):
    """A file that a figure can be."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    GIF = "gif"


class Part(StrEnum):
    """What a figure may show beside its map."""

    LEGS = "legs"
    SITES = "sites"
    TIMELINES = "timelines"
    CAUTION = "caution"


class Template(StrEnum):
    """A page that figures are made for."""

    A4_LANDSCAPE = "a4-landscape"
    A4_PORTRAIT = "a4-portrait"
    A3_LANDSCAPE = "a3-landscape"
    A3_PORTRAIT = "a3-portrait"
    SLIDE = "slide"
    SQUARE = "square"
    POST = "post"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm; a square and a post are 1,080 px wide at 150 dpi."""
        return SIZES[self]

    @property
    def room(self) -> tuple[Part, ...]:
        """The parts that fit on the page."""
        return ROOM.get(self, tuple(Part))


SIZES = {
    Template.A4_LANDSCAPE: (297.0, 210.0),
    Template.A4_PORTRAIT: (210.0, 297.0),
    Template.A3_LANDSCAPE: (420.0, 297.0),
    Template.A3_PORTRAIT: (297.0, 420.0),
    Template.SLIDE: (338.667, 190.5),
    Template.SQUARE: (182.88, 182.88),
    Template.POST: (182.88, 228.6),
}


# A slide and a post are read from afar, or small: no table on them.
ROOM: dict[Template, tuple[Part, ...]] = {
    Template.SLIDE: (Part.SITES, Part.TIMELINES, Part.CAUTION),
    Template.SQUARE: (),
    Template.POST: (),
}


class Tone(StrEnum):
    """The colours of a figure."""

    LIGHT = "light"
    GREYSCALE = "greyscale"


class Sequence(StrEnum):
    """How a figure cuts the period into panels, all of one scale."""

    WHOLE = "whole"
    YEARS = "years"
    QUARTERS = "quarters"
    COMPARE = "compare"


# Dots per inch of a PNG: for a screen, for a page, for a printer.
RESOLUTIONS = (96, 150, 300)
