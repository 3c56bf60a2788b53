"""Write a large deck of made-up facts: `python tests/bench/make_deck.py FACTS FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["text_of"]


def text_of(facts: int) -> str:
    """Return a deck of about so many facts: one in ten an actor, four events, four positions, one card."""
    lines = [
        "deck: large",
        "title: A large deck",
        "as_of: 1990",
        "sources: {book: {title: A book, short: Book}}",
    ]
    tenth = max(facts // 10, 4)
    lines.append("issues:")
    lines += [f"  issue-{n}: {{name: Issue number {n}}}" for n in range(max(tenth // 5, 1))]
    lines.append("actors:")
    for n in range(tenth):
        kind = "government" if n % 2 else "person"
        role = "" if n % 2 else f", role: minister for matter {n}, of: actor-{n + 1 if n + 1 < tenth else 1}"
        lines.append(
            f"  actor-{n}: {{name: Name{n} Family{n % 997}, kind: {kind}{role}, source: book ¶{n % 40}}}"
        )
    lines.append("events:")
    for n in range(tenth * 4):
        year, month = 1500 + n % 480, n % 12 + 1
        lines.append(
            f"  event-{n}: {{what: The party of {n} meets its rival for talk number {n}, when: {year}-{month:02d},"
            f" who: actor-{n % tenth}, where: Town{n % 300}, source: book ¶{n % 40}}}"
        )
    lines.append("positions:")
    for n in range(tenth * 4):
        lines.append(
            f"  position-{n}: {{holder: actor-{(n * 2 + 1) % tenth | 1 if tenth > 1 else 0}, issue: issue-{n % max(tenth // 5, 1)},"
            f" stance: wants the matter of {n} settled by rule {n % 17}, according_to: book, source: book ¶{n % 40}}}"
        )
    lines.append("cards:")
    for n in range(facts - tenth * 9):
        lines.append(
            f"  card-{n}: {{ask: What is the word for {n}?, answer: word{n}, wrong: [term{n}, name{n}]}}"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(text_of(int(sys.argv[1])), encoding="utf-8")
