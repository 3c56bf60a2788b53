"""One thing that a doctor looked at, what was found, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Finding", "amiss", "well"]


class Finding(NamedTuple):
    """What was found; `needs` is "rebuild" or "salvage" where a repair would help.

    The remedy of what is well is advice.
    """

    what: str
    well: bool
    said: str
    remedy: str = ""
    needs: str = ""


def well(what: str, said: str, advice: str = "") -> Finding:
    """Return what is as it should be, or can stay as it is."""
    return Finding(what, well=True, said=said, remedy=advice)


def amiss(what: str, said: str, remedy: str, needs: str = "") -> Finding:
    """Return what is to be put right."""
    return Finding(what, well=False, said=said, remedy=remedy, needs=needs)
