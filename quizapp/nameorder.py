"""Name order: a person's name with the family name first, or last, as a learner is used to it."""

from __future__ import annotations

from functools import lru_cache

from quizapp.fold import fold
from quizapp.script import LATIN, script_of
from quizapp.title import untitled

__all__ = ["has_order", "in_order"]


@lru_cache(maxsize=4096)
def in_order(name: str, family: str, order: str) -> str:
    """Return a name "family_first" or "given_first"; as it is written where its parts are not certain.

    That is without a family name at one of its ends, in another script than Latin, and with a title.
    """
    given, last = _parts(name, family) or ("", "")
    told = {"family_first": f"{last} {given}", "given_first": f"{given} {last}"}
    return told.get(order, name) if given else name


def has_order(name: str, family: str) -> bool:
    """Say whether a name can be put in another order, or is one word alone."""
    return " " not in name.strip() or _parts(name, family) is not None


def _parts(name: str, family: str) -> tuple[str, str] | None:
    """Return the given and the family name as they are written, None where that is not certain."""
    size = len(family)
    if not family or len(name) < size + 2 or script_of(name) != LATIN or script_of(family) != LATIN:
        return None
    if untitled(whole := fold(name)) != whole or "," in name:
        return None
    if name[: size + 1].casefold() == f"{family} ".casefold():
        return name[size + 1 :].strip(), name[:size]
    if name[-size - 1 :].casefold() == f" {family}".casefold():
        return name[: -size - 1].strip(), name[-size:]
    return None
