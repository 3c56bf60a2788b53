"""matrix: one empty cell of the table of who holds what on which issue."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.drawing import Firsts, confused, draw, likely
from quizapp.fact import Option
from quizapp.facts import kind_of, tabling_of
from quizapp.question import Question
from quizapp.response import Grid, Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Fact

LEVEL = 1
MOST = 4  # options
DRAWN = 6  # wrong ones looked at
SIDE = 3  # columns and rows of the part of the table that is shown
HIDDEN = "____"  # what others hold on the same issue: it stands among the options
EMPTY = "·"  # the deck says nothing
EXAMPLE = (
    """
deck: example
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
issues: {border: The border, war: The war}
positions:
  f: {holder: france, issue: border, stance: wants it moved}
  s: {holder: spain, issue: border, stance: wants it left alone}
  w: {holder: spain, issue: war, stance: wants it won}
""",
    "f#stance",
    "The border · France. What belongs in the empty cell?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a table with one empty cell; None where nothing else would stand in it, or nothing is wrong."""
    tabling = tabling_of(card.fact.kind)
    table = tabling.cell(card, around) if tabling is not None and "matrix" in card.kinds else None
    if tabling is None or table is None:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    told, columns, row = table
    if len(columns) < 2:  # noqa: PLR2004 - something to stand beside it
        return None
    right, options = _options(card, around, rng, mistaken)
    column = columns[0]
    columns = _some(columns, rng)
    rows = [each for each in tabling.rows([key for key, _name in columns], around) if each != row]
    found: dict[tuple[str, str], Fact] = {}
    for issue, _name in rows:
        for holder, _column in columns:
            if (fact := tabling.held(holder, issue, told, around)) is not None:
                found[holder, issue] = fact
    filled = [each for each in rows if any((holder, each[0]) in found for holder, _name in columns)]
    if min(len(options), len(columns)) < 2 or not filled:  # noqa: PLR2004 - something to choose from, and beside
        return None
    rows = _some([row, *filled], rng)
    cells = tuple(
        tuple(
            (None if holder == column[0] else HIDDEN)
            if issue == row[0]
            else _short(found[holder, issue])
            if (holder, issue) in found
            else EMPTY
            for holder, _name in columns
        )
        for issue, _row in rows
    )
    grid = Grid(tuple(name for _key, name in columns), tuple(name for _key, name in rows), cells)
    shown = [found[holder, issue] for holder, _c in columns for issue, _r in rows if (holder, issue) in found]
    asked = f"According to {told}, what" if told else "What"
    return Question(
        card,
        "matrix",
        f"{row[1]} · {column[1]}. {asked} belongs in the empty cell?",
        Pick(tuple(options), options.index(right), grid),
        1 / len(options),
        seed,
        gives=tuple(f"{card.deck}/{each.key}#{facet}" for each in shown for facet in ("holder", "stance")),
    )


def _options(card: Card, around: Around, rng: Random, mistaken: Sequence[str]) -> tuple[Option, list[Option]]:
    """Return the right option and all options in the order shown, in short where all have a short form."""
    wrong = likely(kind_of(card.fact.kind).wrong(confused(card, mistaken), around), (), mistaken, DRAWN)
    facts = [(option, around.fact(option.key) if option.key else None) for option in wrong]
    short = [(option, fact.text("short") if fact is not None else "") for option, fact in facts]
    own = card.fact.text("short")
    brief = [(option, text) for option, text in short if text]
    lengths = [len(text) for _option, text in brief]
    # In short where all have a short form, but not where the length of its own would tell it.
    if own and len(brief) > 1 and min(lengths) <= len(own) <= max(lengths):
        right = Option(own, card.fact.key)
        others = [Option(text, option.key) for option, text in brief]
    else:
        right = Option(card.answer.shown, card.fact.key)
        others = wrong
    fair = likely(others, (right.text,), mistaken, DRAWN)
    options = [
        right,
        *draw(right.text, fair, rng, Firsts(mistaken, card.fact.texts("confused_with")), MOST - 1),
    ]
    rng.shuffle(options)
    return right, options


def _some(named: list[tuple[str, str]], rng: Random) -> list[tuple[str, str]]:
    """Draw a few columns or rows, the first among them, in the deck's order."""
    chosen = {named[0], *rng.sample(named[1:], min(len(named) - 1, SIDE - 1))}
    return [each for each in named if each in chosen]


def _short(fact: Fact) -> str:
    return fact.text("short") or fact.text("stance")
