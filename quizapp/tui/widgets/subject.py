"""Subject: which fact a trial is of, and where in its questions one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.text import NOTHING, beside, hung, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from quizapp.study.trial import Trial

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
    drawn += _row("card", sides, "", width)
    kinds = ((kind.replace("_", " "), kind == trial.kind, True) for kind in trial.kinds)
    drawn += _row("kind", kinds, f"draw {trial.seed}" if trial.kinds else "", width)
    if here is None:
        drawn += hung("", line(("It makes no card: others refer to it, or nothing does.", "$quiet")), width)
    elif trial.asked is None:
        why = here.why or "No kind of question can be made of it."
        drawn += [NOTHING, *hung("", line(("Not asked: ", "$fair"), why), width)]
        drawn += hung("", line((here.hint, "$act")), width) if here.hint else []
    return lines([*drawn, NOTHING])


def _row(name: str, each: Iterable[tuple[str, bool, bool]], last: str, width: int) -> list[Content]:
    """Return things beside each other, the one pointed at that is chosen; what cannot be is marked."""
    parts: list[str | tuple[str, str] | Content] = []
    for text, chosen, able in each:
        mark = "▸" if chosen else " "
        word = text if able else f"{text} –"
        look = "$bright bold" if chosen else "$foreground" if able else "$quiet"
        parts += [(mark, "$act bold"), (word, look), "  "]
    if not parts:
        return []
    rows = hung((f"{name} ", "$quiet"), line(*parts), width - (len(last) + 2 if last else 0))
    return [beside(rows[0], line((last, "$quiet")), width), *rows[1:]]
