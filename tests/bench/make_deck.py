"""Write a large deck of made-up facts: `python tests/bench/make_deck.py FACTS FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["text_of"]


def text_of(facts: int) -> str:
    """Return a deck of about so many facts: of ten an actor, four events, four positions, and others.

    Of the last tenth a sixth each are figures, terms and contrasts, the rest plain cards.
    """
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
        holder = f"actor-{(n * 2 + 1) % tenth | 1}"
        if n % 8 == 7:
            holder = f"[{holder}, actor-{(n * 2 + 3) % tenth | 1}, actor-{(n * 2 + 5) % tenth | 1}]"
        lines.append(
            f"  position-{n}: {{holder: {holder}, issue: issue-{n % max(tenth // 5, 1)},"
            f" stance: wants the matter of {n} settled by rule {n % 17}, according_to: book, source: book ¶{n % 40}}}"
        )
    rest = max(facts - tenth * 9, 0)
    share = rest // 6
    lines.append("figures:")
    for n in range(share):
        lines.append(
            f"  figure-{n}: {{what: loads of goods {n} sold, value: {17 + n * 3}, when: {1500 + n % 480}, source: book ¶{n % 40}}}"
        )
    lines.append("terms:")
    lines += [
        f"  term-{n}: {{term: Wordof{n}, means: a rule about the use of thing {n * 7}}}" for n in range(share)
    ]
    lines.append("contrasts:")
    for n in range(share):
        one, other = 2 * (n // 4) % tenth | 1, (2 * (n // 4) + 2) % tenth | 1
        lines.append(
            f"  contrast-{n}: {{on: Point {n}, between: {{actor-{one}: keeps to custom {n}, actor-{other}: breaks with habit {n}}}}}"
        )
    lines.append("cards:")
    for n in range(rest - 3 * share):
        asked = f"ask: What is the word for {n}?, answer: word{n}, wrong: [term{n}, name{n}]"
        cloze = f'cloze: "The word for {n} is {{{{word{n}}}}}."'
        lines.append(f"  card-{n}: {{{cloze if n % 3 == 0 else asked}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(text_of(int(sys.argv[1])), encoding="utf-8")
