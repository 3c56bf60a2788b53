"""position: a table of who holds what on which issue, and then each position in full, by issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cast import actors_of, column_of
from quizapp.edtf import parse, shown
from quizapp.outline import Cell, Group, Matrix
from quizapp.outlines import row
from quizapp.safe import one_line
from quizapp.wording import account, as_of, capital, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Fact
    from quizapp.outline import Row

TITLE = "Positions"
PLACE = 3


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the positions by issue, in deck order."""
    issues: dict[str, list[Row]] = {}
    for fact in facts:
        issues.setdefault(fact.text("issue"), []).append(_row(fact, around))
    return [Group(_issue(key, around), rows) for key, rows in issues.items()]


def _issue(key: str, around: Around) -> str:
    issue = around.issue(key)
    return one_line(issue.name if issue is not None else key)


def _row(fact: Fact, around: Around) -> Row:
    holders = [actor.text("name") for actor in actors_of(fact.texts("holder"), around)]
    why = (("Why", "; ".join(fact.texts("why"))),)
    return row(fact, around, capital(listed(holders)) or "?", fact.text("stance"), why, name="")


def matrix(facts: Sequence[Fact], around: Around) -> Matrix | None:
    """Return the table; a government's column holds what its members hold too, an author has one alone."""
    held: dict[tuple[str, str], list[tuple[Fact, Fact]]] = {}
    sides: dict[str, str] = {}
    for fact in facts:
        for holder in actors_of(fact.texts("holder"), around):
            side = column_of(holder, around)
            sides[side.key] = one_line(capital(side.text("short") or side.text("name")))
            held.setdefault((fact.text("issue"), side.key), []).append((fact, holder))
    if not held:
        return None
    issues = dict.fromkeys(fact.text("issue") for fact in facts)
    accounts = {account(fact, around) for fact in facts}
    names = {key: around.issue(key) for key in issues}
    return Matrix(
        sides,
        {key: one_line(issue.short or issue.name) if issue else key for key, issue in names.items()},
        {place: _cells(place[1], some, accounts, around) for place, some in held.items()},
        one_line(next(iter(accounts))) if len(accounts) == 1 else "",
    )


def _cells(side: str, held: Sequence[tuple[Fact, Fact]], accounts: set[str], around: Around) -> list[Cell]:
    """Return what stands in one cell; its date is said where the same holder had held something else."""
    dates: dict[tuple[str, str], set[str]] = {}
    for fact, holder in held:
        dates.setdefault((holder.key, account(fact, around)), set()).add(as_of(fact, around))
    made: dict[Cell, None] = {}
    for fact, holder in held:
        told, when = account(fact, around), as_of(fact, around)
        asides = (
            "jointly" if len(fact.texts("holder")) > 1 else "",
            told if len(accounts) > 1 else "",
            shown(parse(when)) if when and len(dates[holder.key, told]) > 1 else "",
        )
        who = f"{capital(holder.text('name'))}: " if holder.key != side else ""
        text = f"{who}{fact.text('short') or fact.text('stance')}"
        made[Cell(one_line(text), one_line(", ".join(filter(None, asides))))] = None
    return list(made)
