"""Measure the questions: `python tests/bench/questions.py [--only guessing|speed|rows]`.

Whether wrong options can be told from right ones without knowing anything, over the shipped deck; how many
questions of each kind are made in a second, in a large deck and in a small one; and how many rows of the
tables of answers get the verdict written beside them.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from guessing import guessed, questions_of
from make_deck import text_of

from quizapp.deckfile import read
from quizapp.questions import all_kinds, kinds_for, make

if TYPE_CHECKING:
    from types import ModuleType

    from quizapp.deck import Deck
    from quizapp.fact import Card

ROOT = Path(__file__).parent.parent.parent
SEEDS = 24
SIZES = (1_000, 10_000)
CARDS = 400  # of each kind, drawn from all over the deck
RUNS = 5
GOAL = 2_000


def say(line: str) -> None:
    """Print a line of a table."""
    print(line)  # noqa: T201 - the table


def bench_guessing() -> None:
    """Print how often each strategy is right, against chance."""
    deck = read(ROOT / "decks" / "north-korea-2021")
    say("| kind | picked without knowing | right | chance | over | cards |\n|---|---|---|---|---|---|")
    seen = questions_of(deck, range(SEEDS))
    for each in guessed(seen):
        cards = len({one.card for one in seen if one.kind == each.kind})
        row = f"{100 * each.share:.1f} % | {100 * each.chance:.1f} % | {each.over:+.1f}"
        say(f"| {each.kind} | {each.strategy} | {row} | {cards} |")
    deck.close()


def cards_by_kind(deck: Deck) -> dict[str, list[Card]]:
    """Return cards of each kind, drawn from the whole deck."""
    ids = [card_id for card_id, _topic in deck.card_ids()]
    Random(1).shuffle(ids)
    found: dict[str, list[Card]] = {kind: [] for kind in all_kinds()}
    for card_id in ids:
        card = deck.card(card_id)
        assert card is not None
        for kind in kinds_for(card):
            if len(found[kind]) < CARDS:
                found[kind].append(card)
        if all(len(cards) == CARDS for cards in found.values()):
            break
    return found


def per_second(deck: Deck, kind: str, cards: list[Card]) -> tuple[float, int]:
    """Return the questions tried in a second, the median of some runs, and how many were made."""
    rates = []
    made = 0
    for run in range(RUNS):
        began = time.perf_counter()
        made = sum(make(card, deck, kind, run) is not None for card in cards)
        rates.append(len(cards) / (time.perf_counter() - began))
    return statistics.median(rates), made


def bench_speed() -> None:
    """Print the questions made in a second, by kind and size of the deck."""
    rates: dict[tuple[str, int], tuple[float, int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.yaml"
            path.write_text(text_of(size), encoding="utf-8")
            deck = read(path)
            for kind, cards in cards_by_kind(deck).items():
                rates[kind, size] = (*per_second(deck, kind, cards), len(cards)) if cards else (0.0, 0, 0)
            deck.close()
    heads = " | ".join(f"{size:,} facts" for size in SIZES)
    say(f"\n| kind | {heads} | made of tried | goal |\n|---|---|---|---|---|")
    for kind in all_kinds():
        found = [rates[kind, size] for size in SIZES]
        told = " | ".join(f"{rate:,.0f}/s" for rate, _made, _tried in found)
        say(f"| {kind} | {told} | {found[-1][1]} of {found[-1][2]} | ≥ {GOAL:,}/s |")


def tables() -> ModuleType:
    """Return the module that reads the tables of answers."""
    spec = importlib.util.spec_from_file_location("rows", ROOT / "tests" / "answers" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["rows"] = module
    spec.loader.exec_module(module)
    return module


def bench_rows() -> None:
    """Print how many rows of the tables get the verdict that a fair teacher gives."""
    found = tables()
    index = found.Index()
    say("\n| table | rows agreed / rows |\n|---|---|")
    for kind in found.KINDS:
        rows = list(found.rows(kind))
        agreed = sum(answer.judge(response, index).verdict == verdict for answer, response, verdict in rows)
        say(f"| {kind} | {agreed} / {len(rows)} |")


def main() -> None:
    """Print the tables."""
    parts = {"guessing": bench_guessing, "speed": bench_speed, "rows": bench_rows}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=parts)
    given = parser.parse_args()
    for name, run in parts.items():
        if given.only in {None, name}:
            run()


if __name__ == "__main__":
    main()
