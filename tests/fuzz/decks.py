"""Bytes as the files of a deck: read and looked through, there are problems or cards, and both can be printed."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.inspection import inspect
from quizapp.reports import found_in
from quizapp.reports.text import written

SHIPPED = Path(__file__).parents[2] / "decks"
_PARTED = b"\n# ---8<--- "  # and the name of the next file
_LARGEST = 8192
_FOLDER = tempfile.TemporaryDirectory(prefix="quizapp-fuzz-")


def seeds():
    """Return shipped decks, and the first lines of the long ones."""
    texts = [path.read_bytes() for path in sorted(SHIPPED.rglob("*.yaml"))]
    small = [text for text in texts if len(text) < _LARGEST] + [text[:4000] for text in texts]
    return [*small, b"deck: d\ninclude: b.yaml\n" + _PARTED + b"b.yaml\ncards:\n  a: {ask: Q?, answer: A}\n"]


def once(data):
    """Read a deck of one file, or of some."""
    folder = Path(_FOLDER.name)
    first, *others = data.split(_PARTED)
    (folder / "deck.yaml").write_bytes(first)
    made = [folder / "deck.yaml"]
    for name, text in zip(("b.yaml", "c.yml"), (other.partition(b"\n")[2] for other in others), strict=False):
        (folder / name).write_bytes(text)
        made.append(folder / name)
    try:
        whole = inspect(folder, date(2026, 11, 22))
        files = {file.name: file.path for file in whole.manuscript.files}
        shown = "".join(written(found_in(whole.problems, files), 80))
        assert not set(shown) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}, shown
        for card, _topic in whole.deck.card_ids():
            whole.deck.card(card)
        whole.deck.close()
    except QuizError:
        return
    finally:
        for path in made:
            path.unlink()
