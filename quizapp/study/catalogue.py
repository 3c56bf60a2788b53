"""The catalogue: what is searched of decks, their words and what they share, kept in the cache by deck."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.deck import Deck
    from quizapp.fact import Fact

__all__ = ["has_words", "named", "opened", "texts", "ties"]

_VERSION = 1
_SCHEMA = """
DROP TABLE IF EXISTS deck; DROP TABLE IF EXISTS fact; DROP TABLE IF EXISTS item; DROP TABLE IF EXISTS tie;
DROP TABLE IF EXISTS words;
CREATE TABLE deck(id TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE fact(id INTEGER PRIMARY KEY, deck TEXT, key TEXT, kind TEXT, topic TEXT, folded TEXT) STRICT;
CREATE INDEX fact_deck ON fact(deck);
CREATE TABLE item(id INTEGER PRIMARY KEY, fact INTEGER, card TEXT) STRICT;
CREATE INDEX item_fact ON item(fact);
CREATE TABLE tie(name TEXT, value TEXT, fact INTEGER, PRIMARY KEY(name, value, fact)) STRICT, WITHOUT ROWID;
CREATE INDEX tie_fact ON tie(fact);
"""
_FTS = "CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 0')"
_TIES = {"holder": "holder", "who": "actor", "issue": "issue"}


def texts(value: object) -> Iterator[str]:
    """Yield every text that an author wrote, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)


def named(fact: Fact, deck: Deck) -> Iterator[str]:
    """Yield the names of those that a fact refers to by key."""
    for field in ("holder", "who", "of"):
        for key in fact.texts(field):
            other = deck.fact(key)
            if other is not None:
                yield other.text("name")
                yield from other.per("also", "name")
    issue = deck.issue(fact.text("issue"))
    if issue is not None:
        yield issue.name


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what a fact shares with others: its holders, actors, issue and sources."""
    for field, name in _TIES.items():
        for key in fact.texts(field):
            yield name, key
    for source, _place in fact.cited:
        yield "source", source


def opened(cache: Path | None) -> sqlite3.Connection:
    """Open the index, or one in memory where the cache cannot be used."""
    if cache is not None:
        from quizapp.paths import make_private  # noqa: PLC0415 - only a kept index needs it

        with contextlib.suppress(OSError, sqlite3.Error):
            make_private(cache)
            with contextlib.suppress(FileExistsError):
                os.close(os.open(cache / "search.sqlite", os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            return _prepared(sqlite3.connect(cache / "search.sqlite", timeout=1.0))
    return _prepared(sqlite3.connect(":memory:"))


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    db.execute("PRAGMA synchronous = OFF")  # it can be made again
    if db.execute("PRAGMA user_version").fetchone() != (_VERSION,):
        db.executescript(_SCHEMA)
        with contextlib.suppress(sqlite3.OperationalError):  # a Python that was built without FTS5
            db.execute(_FTS)
        db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("SELECT count(*) FROM deck").fetchone()
    return db


def has_words(db: sqlite3.Connection) -> bool:
    """Say whether there is an index of words; a Python without FTS5 has none."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone() is not None
