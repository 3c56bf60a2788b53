"""What the tests share: a place of their own for every file, a clock that stands, decks from text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from quizapp.deckfile import read
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.deck import Deck

# These machines are slow by turns: a property is held to what it says, never to a time.
settings.register_profile("quizapp", deadline=None)
settings.load_profile("quizapp")

DECKS = Path(__file__).parent.parent / "decks"


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the learner's own folders."""
    home = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("QUIZAPP_PROGRESS", raising=False)


@pytest.fixture
def deck_of(tmp_path: Path) -> Iterator[Callable[..., Deck]]:
    """Return a function that reads a deck from YAML text, or from several files' texts."""
    opened = []

    def make(text: str = "", **files: str) -> Deck:
        if files:
            folder = tmp_path / f"deck{len(opened)}"
            for name, content in files.items():
                path = folder / f"{name.replace('__', '/')}.yaml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            opened.append(read(folder))
        else:
            path = tmp_path / f"deck{len(opened)}.yaml"
            path.write_text(text, encoding="utf-8")
            opened.append(read(path))
        return opened[-1]

    yield make
    for deck in opened:
        deck.close()


class Clock:
    """A clock that stands still until it is moved; `at` is UTC milliseconds."""

    def __init__(self, at: int = 1_795_340_000_000) -> None:
        self.at = at

    def __call__(self) -> Moment:
        """Return the moment, in UTC."""
        return Moment(self.at, 0)

    def ms(self) -> int:
        """Return UTC milliseconds."""
        return self.at

    def sleep(self, *, days: float = 0, minutes: float = 0) -> None:
        """Move the clock on."""
        self.at += int(days * 86_400_000 + minutes * 60_000)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at noon UTC on 22 November 2026 or so."""
    return Clock()


@pytest.fixture
def new_clock() -> type[Clock]:
    """Return the kind of clock, for a property that needs one for each example."""
    return Clock


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Return an empty progress file, open."""
    with Store.open(tmp_path / "progress.db", device="d1", now=clock) as opened:
        yield opened


@pytest.fixture
def environ() -> dict[str, str]:
    """Return this test's environment, for a subprocess."""
    return dict(os.environ)
