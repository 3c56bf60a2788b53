"""Deck and Problem: what a deck file becomes once it is read.

A deck lives in SQLite, in memory or in the cache, so that studying one of a hundred thousand facts
reads only the few that a question needs. `deckfile` fills it; nothing else writes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from quizapp.fact import AS_WRITTEN, Fact, Issue, Source
from quizapp.facts import kind_of
from quizapp.nameindex import NameIndex

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from quizapp.fact import Card
    from quizapp.mark import Rival, Rivals
    from quizapp.shownname import Shown

__all__ = ["MISSING", "SCHEMA", "Deck", "Problem"]

# The version of the compiled form: another one is compiled anew.
SCHEMA_VERSION = 13
MISSING = -1  # the size of a file that is named and not there
SCHEMA = """
CREATE TABLE head(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file(path TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, digest TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE fact(ord INTEGER PRIMARY KEY, key TEXT UNIQUE, kind TEXT, topic TEXT, path TEXT,
                  line INTEGER, body TEXT) STRICT;
CREATE TABLE card(ord INTEGER PRIMARY KEY, id TEXT UNIQUE, fact INTEGER, topic TEXT) STRICT;
CREATE TABLE tie(tie TEXT, value TEXT, fact INTEGER, PRIMARY KEY(tie, value, fact)) STRICT, WITHOUT ROWID;
CREATE TABLE form(form TEXT, length INTEGER, kind TEXT, key TEXT, shown TEXT, told TEXT, part INTEGER) STRICT;
CREATE TABLE problem(path TEXT, line INTEGER, column_ INTEGER, code TEXT, severity TEXT, message TEXT,
                     hint TEXT, after TEXT) STRICT;
"""
INDEXES = """
CREATE INDEX card_topic ON card(topic, ord);
CREATE INDEX form_form ON form(form);
CREATE INDEX form_length ON form(length, part);
"""


class Problem(NamedTuple):
    """What is wrong in a deck, where, and what to do. `severity` is "error" or "advice"."""

    path: str
    line: int
    column: int
    code: str
    severity: str
    message: str
    hint: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.code}] {self.message} {self.hint}"
        )


class Deck:
    """A deck that has been read: its head, facts, cards and problems, over a SQLite connection."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self._db = db
        self.path = path
        self._facts: dict[str, Fact] = {}
        self._primed = False
        self._repeated: dict[str, frozenset[str]] = {}
        self._sharing: dict[tuple[str, str, int], list[Fact]] = {}
        self._order = AS_WRITTEN
        self._as_shown: Shown | None = None

    @cached_property
    def head(self) -> dict[str, Any]:
        """The head as written, checked; `sources`, `issues` and `study` among it."""
        return {name: json.loads(value) for name, value in self._db.execute("SELECT name, value FROM head")}

    @property
    def id(self) -> str:
        """The deck's permanent id."""
        return str(self.head["deck"])

    @property
    def title(self) -> str:
        """The name that learners read."""
        return str(self.head.get("title") or self.id)

    @property
    def as_of(self) -> str:
        """When its facts held, as EDTF; may be empty."""
        return str(self.head.get("as_of", ""))

    @property
    def revision(self) -> str:
        """The author's revision, or the digest of the files as read."""
        return str(self.head.get("revision") or self.digest)

    @property
    def digest(self) -> str:
        """The digest of the files as read."""
        return str(self.head.get("digest", ""))

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {key: Source(key, **value) for key, value in self.head.get("sources", {}).items()}

    @cached_property
    def _issues(self) -> dict[str, Issue]:
        return {key: Issue(key, **value) for key, value in self.head.get("issues", {}).items()}

    def source(self, key: str) -> Source | None:
        """Return a source by its key."""
        return self._sources.get(key)

    def issue(self, key: str) -> Issue | None:
        """Return an issue by its key."""
        return self._issues.get(key)

    def altered(self) -> str:
        """Say whether the deck's files are still what was read: "" if so, "changed" or "gone"."""
        folder = Path(self.path) if Path(self.path).is_dir() else Path(self.path).parent
        rows = self._db.execute("SELECT path, mtime, size FROM file WHERE size <> ?", (MISSING,))
        for name, mtime, size in rows:
            try:
                info = (folder / name).stat()
            except OSError:
                return "gone"
            if info.st_size != size or info.st_mtime_ns != mtime:
                return "changed"
        return ""

    def files(self) -> list[str]:
        """Return the files that it was read from, as seen from its folder."""
        rows = self._db.execute("SELECT path FROM file WHERE size <> ? ORDER BY path", (MISSING,))
        return [name for (name,) in rows]

    def extent(self) -> tuple[str, str]:
        """Return the earliest end and the latest beginning of all its events."""
        earliest_end, latest_start = self.head.get("extent", ("", ""))[:2]
        return earliest_end, latest_start

    def outermost(self) -> tuple[str, ...]:
        """Return the keys of the events of the earliest end and of the latest beginning."""
        return tuple(self.head.get("extent", ())[2:])

    # -- the names of people ------------------------------------------------------------------

    def name_in(self, order: str) -> None:
        """Show people's names in an order from now on: "written", "family_first" or "given_first"."""
        if order != self._order:
            self._order = order
            self._facts, self._primed, self._as_shown = {}, False, None
            self._sharing.clear()

    @cached_property
    def _plain(self) -> Deck:
        return Deck(self._db, self.path)

    @property
    def written(self) -> Deck:
        """The same deck with names as its author wrote them, of which fingerprints and an index are made."""
        return self if self._order == AS_WRITTEN else self._plain

    @property
    def _shown(self) -> Shown:
        if self._as_shown is None:
            from quizapp.shownname import Shown  # noqa: PLC0415 - few learners want another order

            self._as_shown = Shown(self.written.sharing("kind", "actor", _ALL), self._order)
        return self._as_shown

    def _read(self, row: tuple[Any, ...]) -> Fact:
        fact = _fact(row)
        return fact if self._order == AS_WRITTEN else self._shown.fact(fact)

    # -- facts ------------------------------------------------------------------------------

    def prime(self, facts: dict[str, Fact]) -> None:
        """Keep all facts of the deck at hand while cards are made, so that no key is looked up."""
        self._facts, self._primed = facts, True

    def fact(self, key: str) -> Fact | None:
        """Return a fact by its key."""
        if (known := self._facts.get(key)) is not None or self._primed:
            return known
        row = self._db.execute(f"SELECT {_FACT} FROM fact WHERE key = ?", (key,)).fetchone()
        return self._keep(row) if row else None

    def facts(self) -> Iterator[Fact]:
        """Yield every fact in deck order, one at a time."""
        for row in self._db.execute(f"SELECT {_FACT} FROM fact ORDER BY ord"):
            yield self._read(row)

    def facts_by_kind(self) -> dict[str, int]:
        """Count the facts of each kind."""
        return dict(self._db.execute("SELECT kind, count(*) FROM fact GROUP BY kind ORDER BY min(ord)"))

    def sharing(self, tie: str, value: str, most: int = 60) -> Sequence[Fact]:
        """Return facts that share a value, in deck order."""
        found = self._sharing.get((tie, value, most))
        if found is None:
            rows = self._db.execute(
                f"SELECT {_FACT} FROM fact WHERE ord IN "
                "(SELECT fact FROM tie WHERE tie = ? AND value = ? ORDER BY fact LIMIT ?) ORDER BY ord",
                (tie, value, most),
            )
            if len(self._sharing) >= _SHARED:
                self._sharing.clear()  # one question asks for the same few again and again
            found = self._sharing[tie, value, most] = [self._keep(row) for row in rows.fetchall()]
        return found

    def repeated(self, tie: str) -> frozenset[str]:
        """Return what more than one fact says, of a tie by which facts can be taken for each other.

        Where nothing is repeated, the set is empty, whatever the deck's size.
        """
        if tie not in self._repeated:
            rows = self._db.execute("SELECT DISTINCT value FROM tie WHERE tie = ?", (tie,))
            self._repeated[tie] = frozenset(value for (value,) in rows)
        return self._repeated[tie]

    def renamed(self) -> list[tuple[str, str]]:
        """Return (key before, key of today) of every fact that says `was:`."""
        rows = self._db.execute(
            "SELECT value, key FROM tie JOIN fact ON fact.ord = tie.fact WHERE tie = 'was' ORDER BY fact.ord"
        )
        return rows.fetchall()

    def nearby(self, fact: Fact, most: int = 60) -> Sequence[Fact]:
        """Return facts of the same kind, nearest in the deck first."""
        half = most // 2
        (here,) = self._db.execute("SELECT ord FROM fact WHERE key = ?", (fact.key,)).fetchone() or (0,)
        rows = self._db.execute(
            "SELECT fact FROM (SELECT fact FROM tie WHERE tie = 'kind' AND value = ?1 AND fact < ?2"
            " ORDER BY fact DESC LIMIT ?3) UNION ALL SELECT fact FROM"
            " (SELECT fact FROM tie WHERE tie = 'kind' AND value = ?1 AND fact > ?2 ORDER BY fact LIMIT ?3)",
            (fact.kind, here, half),
        ).fetchall()
        near = sorted((ord_ for (ord_,) in rows), key=lambda ord_: abs(ord_ - here))
        return _Near(self, near)

    def at(self, ord_: int) -> Fact:
        """Return the fact at a place of the deck."""
        return self._keep(self._db.execute(f"SELECT {_FACT} FROM fact WHERE ord = ?", (ord_,)).fetchone())

    def _keep(self, row: tuple[Any, ...]) -> Fact:
        known = self._facts.get(row[0])
        if known is None:
            if len(self._facts) > _KEPT:
                self._facts.clear()  # what a sitting needs stays small, whatever the deck's size
            known = self._facts[row[0]] = self._read(row)
        return known

    # -- cards ------------------------------------------------------------------------------

    def card(self, card_id: str) -> Card | None:
        """Return a card by its id, with or without the deck's part; None where there is none."""
        inside = card_id.removeprefix(f"{self.id}/")
        key, _, facet = inside.partition("#")
        row = self._db.execute("SELECT 1 FROM card WHERE id = ?", (f"{self.id}/{inside}",)).fetchone()
        fact = self.fact(key) if row else None
        if fact is None:
            return None
        return kind_of(fact.kind).card(fact, facet, self)

    def cards(self) -> Iterator[Card]:
        """Yield every card in deck order."""
        for card_id, _topic in self.card_ids():
            card = self.card(card_id)
            if card is not None:
                yield card

    def card_ids(self, topic: str | None = None) -> Iterator[tuple[str, str]]:
        """Yield (card id, topic) in deck order, of one topic or of all, one at a time."""
        where, given = ("WHERE topic = ?", (topic,)) if topic is not None else ("", ())
        yield from self._db.execute(f"SELECT id, topic FROM card {where} ORDER BY ord", given)

    def sorted_card_ids(self) -> Iterator[tuple[str, str]]:
        """Yield (card id, topic) in the order of the ids, one at a time."""
        yield from self._db.execute("SELECT id, topic FROM card ORDER BY id")

    def card_kinds(self, topic: str | None = None) -> Iterator[tuple[str, str, str]]:
        """Yield (card id, topic, kind of its fact) in deck order, of one topic or of all, one at a time."""
        where, given = ("WHERE c.topic = ?", (topic,)) if topic is not None else ("", ())
        yield from self._db.execute(
            "SELECT c.id, c.topic, f.kind FROM card c JOIN fact f ON f.ord = c.fact "
            f"{where} ORDER BY c.ord",
            given,
        )

    def ids_of(self, kind: str) -> Iterator[str]:
        """Yield the ids of the cards of all facts of a kind, in deck order, one at a time."""
        rows = self._db.execute(
            "SELECT c.id FROM card c JOIN fact f ON f.ord = c.fact WHERE f.kind = ? ORDER BY c.ord", (kind,)
        )
        yield from (card for (card,) in rows)

    def has_card(self, card_id: str) -> bool:
        """Say whether the deck has this card."""
        return self._db.execute("SELECT 1 FROM card WHERE id = ?", (card_id,)).fetchone() is not None

    def topics(self) -> list[tuple[str, int]]:
        """Return (topic, number of cards) in deck order; counted when the deck was compiled."""
        return [(topic, cards) for topic, cards in self.head["topics"]]

    def card_count(self) -> int:
        """Count its cards."""
        return sum(cards for _topic, cards in self.topics())

    # -- names ------------------------------------------------------------------------------

    def called(self, form: str) -> Sequence[Rival]:
        """Return every fact that goes by a name, given as `fold.joined` leaves it."""
        return self._names("").called(form)

    def going_by(self, piece: str, kind: str) -> set[str]:
        """Return the keys of the facts of a kind in whose names a piece stands, as `squeeze` leaves it."""
        rows = self._db.execute("SELECT key FROM form WHERE kind = ? AND instr(form, ?)", (kind, piece))
        return {key for (key,) in rows}

    def rivals(self, card: Card) -> Rivals:
        """Return the names that a written answer to a card is looked up among."""
        return self._names(card.among)

    def _names(self, kind: str) -> NameIndex:
        return NameIndex(self._db, kind, None if self._order == AS_WRITTEN else self._shown)

    # -- problems ---------------------------------------------------------------------------

    def error_count(self) -> int:
        """Count the problems that are errors."""
        return int(self.head["errors"])

    def problems(self, today: date | None = None) -> list[Problem]:
        """Return what is wrong in its files, in file order; with a day, also what is overdue by then."""
        rows = self._db.execute(
            "SELECT path, line, column_, code, severity, message, hint FROM problem"
            " WHERE after = '' OR after < ? ORDER BY rowid",
            (today.isoformat() if today is not None else "",),
        )
        return [Problem(*row) for row in rows]

    def twin(self) -> Deck:
        """Return the same deck over a copy of its own in memory, which may go to another thread."""
        import sqlite3  # noqa: PLC0415 - only `watch` has two threads

        db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.backup(db)
        return Deck(db, self.path)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()


_KEPT = 2_000
_decoded = json.JSONDecoder().raw_decode  # `loads` first looks for what a body never has around it
_SHARED = 64
_ALL = 1_000_000  # facts
_FACT = "key, kind, topic, path, line, body"


class _Near(Sequence[Fact]):
    """Facts by their places, each read when it is asked for: of sixty near ones a question takes a few."""

    def __init__(self, deck: Deck, places: list[int]) -> None:
        self._deck = deck
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Fact: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Fact]: ...
    def __getitem__(self, index: int | slice) -> Fact | Sequence[Fact]:
        if isinstance(index, slice):
            return _Near(self._deck, self._places[index])
        return self._deck.at(self._places[index])


def _fact(row: tuple[Any, ...]) -> Fact:
    key, kind, topic, path, line, body = row
    return Fact(key, kind, topic, path, line, _decoded(body)[0])
