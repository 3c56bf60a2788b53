"""Held: all that is told of one position, and of the cell that it stands in, within so many lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.holdings import headed, sentence
from quizapp.tui.text import beside, clipped, cut, hung, line
from quizapp.tui.widgets.memory import legend as memory
from quizapp.wording import held as stood

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.study.crossing import Crossing
    from quizapp.study.holdings import Position

__all__ = ["legend", "painted", "silence"]

_LABEL = 11
_MEANS = (
    ("×2", "several", "$quiet"),
    ("≠", "accounts differ", "$fair"),
    ("→", "changed", "$fair"),
    ("·", "silent", "$quiet"),
)


def painted(
    held: Position, names: tuple[str, str], cell: Crossing, firm: Sign, width: int, most: int
) -> list[Content]:
    """Return a position whole; `names` are of its holder and its issue. What matters least is cut first."""
    holder, issue = names
    title = line((headed(holder), "$bright bold"), (" · ", "$faint"), (issue, "$bright bold"))
    drawn = [beside(title, line((_place(held, cell), "$quiet")), width)]
    drawn += hung("", line((sentence(held, holder), "$bright")), width)
    told = [f"according to {held.account}" if held.account else "", held.dated, f"until {held.until}"]
    where = ", ".join(filter(None, told[: 3 if held.until else 2]))
    parts = [(each, "$quiet") for each in (where, held.source) if each]
    meta = line((f"{firm.mark} {firm.word}", firm.style))
    for part in parts:
        meta = line(meta, (" · ", "$faint"), part)
    drawn += hung("", meta, width)
    if cell.accounts:
        said = "; ".join(f"{who} — {what}" for who, what in cell.accounts)
        drawn += hung(("≠ accounts differ  ", "$fair"), line(said), width)
    if cell.turns:
        steps = (" — ".join(filter(None, (_when(each), each.in_short))) for each in cell.turns)
        drawn += hung(("→ changed  ", "$fair"), line("; ".join(steps)), width)
    for what, text in (
        ("why", "; ".join(held.why)),
        ("note", held.note),
        ("elsewhere", held.outside),
    ):
        drawn += _labelled(what, text, width) if text else []
    return clipped(drawn, max(most, 1), width)


def silence(names: tuple[str, str], cell: Crossing, when: str, width: int, most: int) -> list[Content]:
    """Say that the deck says nothing of a holder on an issue, or nothing of a date."""
    holder, issue = names
    title = line((headed(holder), "$bright bold"), (" · ", "$faint"), (issue, "$bright bold"))
    said = f"The deck says nothing of {holder} on {issue}."
    if cell.ever:
        said = f"Of {holder} on {issue} the deck says nothing as it stood {when}; it does of other times."
    return clipped([title, *hung("", line((said, "$quiet")), width)], max(most, 1), width)


def legend(width: int, *, table: bool) -> Content:
    """Return what the marks mean, those of a table before those of memory where there is no room for all."""
    if not table:
        return cut(memory(), width)
    signs = line(
        *(part for mark, means, look in _MEANS for part in ((f"{mark} ", look), (f"{means}   ", "$quiet")))
    )
    whole = line(memory(), signs).rstrip()
    return whole if whole.cell_length <= width else cut(signs.rstrip(), width)


def _place(held: Position, cell: Crossing) -> str:
    """Say which of the positions in its cell this is, and its date."""
    if len(cell.ever) < 2:  # noqa: PLR2004 - one is not counted
        return ""
    number = next((at for at, each in enumerate(cell.ever, 1) if each.key == held.key), 0)
    return ", ".join(filter(None, (f"{number} of {len(cell.ever)}", _when(held))))


def _when(held: Position) -> str:
    return stood(held.since) if held.since else ""


def _labelled(what: str, text: str, width: int) -> list[Content]:
    return hung((f"{what:<{_LABEL}}", "$quiet"), line(text), width)
