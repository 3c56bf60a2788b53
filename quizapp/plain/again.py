"""The paper of an exam that was sat before, in plain lines or as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from quizapp.plain.lines import paper_lines
from quizapp.plain.playing import discuss
from quizapp.safe import clean, one_line
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.deck import Deck
    from quizapp.progress.store import Store
    from quizapp.study.past import Past

__all__ = ["show"]


def show(past: Past, decks: Sequence[Deck], store: Store, *, as_json: bool, talking: bool) -> int:
    """Print the paper; where it may be talked of, let its lines be contested and flagged."""
    paper = past.paper(decks, store)
    if as_json:
        lines = [entry._asdict() for entry in paper.result.entries]
        points = sum(entry.score for entry in paper.result.entries)
        found = {"day": past.day.isoformat(), "points": points, "questions": past.questions, "lines": lines}
        say(json.dumps(found, ensure_ascii=True, indent=2))
        return 0
    say(f"{past.title}, {one_line(past.decks(decks))}")
    for line in paper_lines(paper.result, whole=True):
        say(line)
    if talking:
        discuss(paper, (clean(line.rstrip("\r\n")) for line in sys.stdin))
    return 0
