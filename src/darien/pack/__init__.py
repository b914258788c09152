"""The report pack: a view's figure with its words, numbers, sources and shapes, to be checked."""

from darien.pack.making import pack
from darien.pack.verifying import Verdict, verify

__all__ = ["Verdict", "pack", "verify"]
