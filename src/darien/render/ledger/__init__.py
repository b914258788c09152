"""The ledger of a figure: what it says, who counted, from where, and who says otherwise."""

from darien.render.ledger.entry import Entry, UnknownFigureError
from darien.render.ledger.making import entry

__all__ = ["Entry", "UnknownFigureError", "entry"]
