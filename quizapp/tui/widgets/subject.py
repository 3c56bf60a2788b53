"""Subject: which fact a trial is of, and where in its questions one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.text import NOTHING, beside, hung, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from quizapp.study.trial import Trial
    from quizapp.tui.text import Part

__all__ = ["painted"]


def painted(trial: Trial | None, folder: str, before: str, width: int, *, active: bool) -> Content:
    """Return key and place, the facets and the kinds; `before` says as of when, where it is no longer so."""
    if trial is None:
        return line(("There is nothing to ask yet.", "$quiet"))
    fact = trial.fact
    place = line((f"{fact.kind} · {fact.path.removeprefix(folder)}:{fact.line}", "$quiet"))
    drawn = [beside(line((fact.key, "$act bold" if active else "$bright bold")), place, width)]
    if before:
        said = f"It is not in the deck as that now stands. This is as it was at {before}."
        drawn += hung(("! ", "$fair bold"), line((said, "$fair")), width)
    here = trial.side
    sides = ((each.facet, each is here, each.card is not None) for each in trial.sides)
    kinds = ((kind.replace("_", " "), kind == trial.kind, True) for kind in trial.kinds)
    drawn += _rows(_row("card", sides), _row("kind", kinds), f"draw {trial.seed}", width)
    if here is None:
        drawn += hung("", line(("It makes no card: others refer to it, or nothing does.", "$quiet")), width)
    elif trial.asked is None:
        why = here.why or "No kind of question can be made of it."
        drawn += [NOTHING, *hung("", line(("Not asked: ", "$fair"), why), width)]
        drawn += hung("", line((here.hint, "$act")), width) if here.hint else []
    return lines([*drawn, NOTHING])


def _rows(sides: Content, kinds: Content, draw: str, width: int) -> list[Content]:
    """Return facets and kinds on one row, where there is room, else under each other."""
    last = line((draw, "$quiet")) if kinds else NOTHING
    both = line(sides, "   ", kinds)
    if not kinds or both.cell_length + last.cell_length + 2 <= width:
        return [beside(both, last, width)] if sides else []
    rows = hung("", kinds, width - last.cell_length - 2)
    return [*hung("", sides, width), beside(rows[0], last, width), *rows[1:]]


def _row(name: str, each: Iterable[tuple[str, bool, bool]]) -> Content:
    """Return things beside each other, the one pointed at that is chosen; what cannot be is marked."""
    parts: list[Part] = []
    for text, chosen, able in each:
        word = text if able else f"{text} –"
        look = "$bright bold" if chosen else "$foreground" if able else "$quiet"
        parts += [(" ▸" if chosen else "  ", "$act bold"), (word, look)]
    return line((name, "$quiet"), *parts) if parts else NOTHING
