"""Points and rectangles on a page, in millimetres from its upper left corner; y grows downwards."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.bottom - self.top

    def grown(self, by: float) -> "Box":
        """Return the rectangle with `by` mm more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles share more than an edge."""
        beside = self.left >= other.right or self.right <= other.left
        return not (beside or self.top >= other.bottom or self.bottom <= other.top)

    def holds(self, other: "Box") -> bool:
        """Tell whether another rectangle lies wholly inside."""
        wide = self.left <= other.left and other.right <= self.right
        return wide and self.top <= other.top and other.bottom <= self.bottom
