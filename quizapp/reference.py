"""Reference: the pages for authors that are made from the code.

`python -m quizapp.reference decks` writes them. What the reader checks by is what they say: the tables of
fields, the forms of a date, the cards that each kind's example makes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import explained
from quizapp.deckfile import read
from quizapp.edtf import parse, shown
from quizapp.facts import all_kinds, kind_of
from quizapp.fields import COMMON, HEAD, ISSUE, NOT_CARDED, SHAPES, SOURCE, STUDY
from quizapp.questions import all_kinds as all_questions
from quizapp.questions import kind_of as question_of
from quizapp.questions import kinds_for, make
from quizapp.wording import dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.deck import Deck
    from quizapp.fields import Field

__all__ = ["PAGES", "page"]

_TOP = """\
# Reference

Everything that a deck may hold, made from the tables that it is checked by. [README.md](README.md) teaches it
in one sitting, [PROBLEMS.md](PROBLEMS.md) explains what `quizapp check` says.
"""
_FILES = """\
## Files

A deck is one YAML file, or a folder with a `deck.yaml` and any number of YAML files. The head stands in
`deck.yaml`; each other file is a topic by its name. Any file may hold `sources:` and `issues:` as well as
facts. Every value is the text that was typed: `no`, `2019` and `1.10` are never anything else.
"""
_KEYS = """\
## Keys

A key begins with a letter or digit of any script and goes on with letters, digits, `-`, `_` or `.`. Facts of
all kinds share one space of keys; issues and sources have their own. Progress is filed under
`deck/key#facet`.
"""
_DATED = """\
## Dates

Dates are EDTF (ISO 8601-2). The precision written is the precision asked.
"""
_DATES = (
    "2019", "2019-02", "2019-02-28", "2019-21", "2019~", "2019?", "197X", "19XX",
    "1953/2003", "197X/198X", "1953/..", "../1953", "[2021-02..2021-03]",
)  # fmt: skip


def page() -> str:
    """Return the reference of the format, in Markdown."""
    parts = [_TOP, _FILES, "## Head\n", _table(HEAD.values())]
    for title, fields in (
        ("A source", SOURCE),
        ("An issue", ISSUE),
        ("A line of `not_carded`", NOT_CARDED),
        ("`study`", STUDY),
    ):
        parts += [f"### {title}\n", _table(fields.values())]
    parts += [_KEYS, _DATED, _of_dates()]
    parts += ["## Every kind of fact\n", _table(COMMON)]
    for kind in all_kinds():
        parts += _of_kind(kind)
    parts += ["## Kinds of question\n", "`ask_as` takes these names, easiest first in a card's life.\n"]
    known = sorted(all_questions(), key=lambda name: (question_of(name).LEVEL, name))
    told = ((f"`{name}`", _first_line(question_of(name).__doc__)) for name in known)
    parts.append(_rows(("kind", "is"), told))
    return "\n".join(parts)


def _of_kind(kind: str) -> Iterator[str]:
    module = kind_of(kind)
    yield f"## `{module.SECTION}`: {_first_line(module.__doc__)}\n"
    yield _table(module.FIELDS)
    yield f"```yaml\n{module.EXAMPLE.strip()}\n```\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "example.yaml")
        path.write_text(module.EXAMPLE, encoding="utf-8")
        deck = read(path)
        yield _rows(("card", "question", "answer", "asked as"), _cards(deck, kind))
        deck.close()


def _cards(deck: Deck, kind: str) -> Iterator[tuple[str, ...]]:
    for card in deck.cards():
        if card.fact.kind == kind:
            able = [f"`{each}`" for each in kinds_for(card) if make(card, deck, each, 0) is not None]
            name = f"`{card.id.partition('/')[2]}`"
            yield name, card.prompt, card.answer.shown, ", ".join(able)


def _of_dates() -> str:
    rows = []
    for text in _DATES:
        date = parse(text)
        rows.append((f"`{text}`", shown(date), dated(shown(date), date.precision)))
    return _rows(("written", "shown", "in a sentence"), rows)


def _table(fields: Iterable[Field]) -> str:
    return _rows(
        ("key", "value", "for"),
        (
            (
                f"`{field.name}`{' (needed)' if field.required else ''}",
                ", ".join(f"`{word}`" for word in field.options) or SHAPES[field.shape],
                field.help,
            )
            for field in fields
        ),
    )


def _rows(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    head = tuple(head)
    drawn = [_row(head), _row("---" for _name in head), *map(_row, rows)]
    return "\n".join(drawn) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _first_line(doc: str | None) -> str:
    return str(doc).partition("\n")[0].partition(": ")[2]


PAGES = {"REFERENCE.md": page, "PROBLEMS.md": explained.page}
"""The pages, by the name of their file, and what makes each."""

if __name__ == "__main__":
    for name, made in PAGES.items():
        Path(*sys.argv[1:2], name).write_text(made(), encoding="utf-8")
