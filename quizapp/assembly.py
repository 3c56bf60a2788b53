"""The whole of a deck: references checked over all its files, and the deck put into SQLite."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.cast import forms_of
from quizapp.deck import INDEXES, SCHEMA, SCHEMA_VERSION, Deck, Problem
from quizapp.edtf import bounds
from quizapp.facts import fields_of, kind_of, ordering_of
from quizapp.hint import did_you_mean, nearest
from quizapp.proof import place_of, proofread
from quizapp.reading import a_kind, shown_path
from quizapp.yamltree import Scalar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from quizapp.fact import Fact
    from quizapp.reading import File, Reading
    from quizapp.shapes import Reference

__all__ = ["assemble", "check_references"]

_encoded = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make an encoder for each fact


def check_references(reading: Reading) -> None:
    """Report every key that names nothing: facts, issues, sources, and whose account it is."""
    sources = reading.head.get("sources", {})
    for file in reading.files:
        for reference in file.reader.references:
            _check_one(reading, file, reference)
        for key, node in file.reader.cites if sources else ():
            if key not in sources:
                hint = did_you_mean(key, sources, "Add it to `sources:` in the head.")
                if (first := key.split()[0]) in sources:
                    hint = f"Write `{first} ¶3`, or `{first}` alone; a page goes into `note`."
                file.reader.report(node, "unknown-source", f"There is no source `{key}`.", hint)
        for key, node in file.reader.accounts:
            # Any text will do for an account or a side, but one that is nearly a key was meant as it.
            if key not in sources and key not in reading.facts and " " not in key and key == key.lower():
                near = nearest(key, [*sources, *reading.facts])
                if near:
                    said = f"`{key}` is neither a source nor an actor."
                    file.reader.report(node, "dangling", said, f"Did you mean `{near}`?")


def _check_one(reading: Reading, file: File, reference: Reference) -> None:
    key, kinds = reference.key, reference.kinds
    node = Scalar(key, reference.line, reference.column, plain=True)
    if kinds == ("issue",):
        issues = reading.head.get("issues", {})
        if key not in issues:
            hint = did_you_mean(key, issues, "Add it to `issues:`.")
            file.reader.report(node, "dangling", f"There is no issue `{key}`.", hint)
        return
    fact = reading.facts.get(key)
    if fact is None:
        same = [each.key for each in reading.facts.values() if each.kind in kinds]
        hint = did_you_mean(key, same, f"Add it to `{kind_of(kinds[0]).SECTION}:`.")
        file.reader.report(node, "dangling", f"There is no {kinds[0]} `{key}`.", hint)
    elif fact.kind not in kinds:
        file.reader.report(
            node, "dangling", f"`{key}` is {a_kind(fact.kind)}.", f"Use the key of {a_kind(kinds[0])}."
        )


def assemble(reading: Reading, db: sqlite3.Connection) -> Deck:
    """Put what was read into an empty database, make its cards, and return it as a deck."""
    db.executescript(SCHEMA)
    _break_dangling(reading)
    _break_circles(reading)
    facts = reading.facts
    head = reading.head
    head.setdefault("deck", shown_path(Path(reading.top.stem if reading.top.is_file() else reading.top.name)))
    digests = "".join(stamp[3] for stamp in reading.stamps)
    head["digest"] = blake2b(digests.encode(), digest_size=6).hexdigest()
    _put_head(db, head)
    db.executemany("INSERT OR IGNORE INTO file VALUES(?, ?, ?, ?)", reading.stamps)
    db.executemany("INSERT INTO fact VALUES(?, ?, ?, ?, ?, ?, ?)", _rows(facts.values()))
    db.executemany("INSERT OR IGNORE INTO tie VALUES(?, ?, ?)", _ties(facts.values()))
    db.executemany("INSERT INTO form VALUES(?, ?, ?, ?, ?, ?, ?)", _forms(facts.values()))
    deck = Deck(db, str(reading.top))
    deck.prime(facts)
    db.executemany("INSERT OR IGNORE INTO tie VALUES(?, ?, ?)", _alike(facts.values(), deck))
    _put_head(db, {"extent": _extent(facts.values(), deck)})
    db.executescript(INDEXES)
    changed = proofread(reading, deck)
    db.executemany("UPDATE fact SET body = ? WHERE key = ?", ((_body(fact), fact.key) for fact in changed))
    db.executemany("INSERT OR IGNORE INTO card VALUES(?, ?, ?, ?)", _cards(reading, deck))
    _put_problems(db, reading)
    topics = db.execute("SELECT topic, count(*) FROM card GROUP BY topic ORDER BY min(ord)").fetchall()
    _put_head(db, {"topics": topics, "errors": sum(each.severity == "error" for each in reading.problems)})
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.commit()
    return Deck(db, str(reading.top))


def _put_problems(db: sqlite3.Connection, reading: Reading) -> None:
    """Put the problems in, in file order; those that only a day brings wait for it."""
    order = {file.name: number for number, file in enumerate(reading.files)}
    problems = [*((each, "") for each in reading.problems), *reading.later]
    problems.sort(key=lambda pair: (order.get(pair[0].path, -1), pair[0].line, pair[0].column))
    rows = ((*each, after) for each, after in problems)
    db.executemany("INSERT INTO problem VALUES(?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _put_head(db: sqlite3.Connection, head: dict[str, Any]) -> None:
    rows = ((name, json.dumps(value, ensure_ascii=False)) for name, value in head.items())
    db.executemany("INSERT INTO head VALUES(?, ?)", rows)


def _rows(facts: Iterable[Fact]) -> Iterator[tuple[int, str, str, str, str, int, str]]:
    for number, fact in enumerate(facts):
        yield number, fact.key, fact.kind, fact.topic, fact.path, fact.line, _body(fact)


def _body(fact: Fact) -> str:
    return _encoded(fact.values)


def _break_dangling(reading: Reading) -> None:
    """Take references to nothing out of the facts, so that what stands can be studied."""
    facts = reading.facts
    for fact in facts.values():
        values = fact.values
        assert isinstance(values, dict)
        fields = fields_of(fact.kind)
        for name in [name for name in values if fields[name].shape == "refs"]:
            kinds = fields[name].kinds
            kept = [key for key in values[name] if key in facts and facts[key].kind in kinds]
            if len(kept) != len(values[name]):
                # A holder less, or an actor less, makes another claim.
                values[name] = [] if name in {"holder", "who"} else kept


def _ties(facts: Iterable[Fact]) -> Iterator[tuple[str, str, int]]:
    for number, fact in enumerate(facts):
        yield "kind", fact.kind, number
        for key in fact.texts("was"):
            yield "was", key, number
        for tie, value in kind_of(fact.kind).ties(fact):
            yield tie, value, number


def _break_circles(reading: Reading) -> None:
    """Report events that are said to be before themselves, and take what says so out of them."""
    facts = reading.facts
    later: dict[str, set[str]] = {}
    for fact in facts.values():
        for key in fact.texts("before"):
            later.setdefault(fact.key, set()).add(key)
        for key in fact.texts("after"):
            later.setdefault(key, set()).add(fact.key)
    for key in [key for key in later if _reached(key, later)]:
        fact = facts[key]
        said = f"`{key}` is before itself, by what `after` and `before` say."
        hint = "Remove one of them from the events that they lead around."
        reading.problems.append(Problem(fact.path, fact.line, 1, "circle", "error", said, hint))
        assert isinstance(fact.values, dict)
        fact.values.pop("after", None)
        fact.values.pop("before", None)


def _reached(key: str, later: dict[str, set[str]]) -> bool:
    """Say whether what is later than an event leads back to it."""
    seen, ahead = set(), list(later[key])
    while ahead:
        each = ahead.pop()
        if each == key:
            return True
        if each not in seen:
            seen.add(each)
            ahead += later.get(each, ())
    return False


def _alike(facts: Iterable[Fact], deck: Deck) -> Iterator[tuple[str, str, int]]:
    """Yield a tie for what several facts say: what one alone says, as nearly all do, is not kept."""
    first: dict[tuple[str, str], int] = {}
    for number, fact in enumerate(facts):
        says = getattr(kind_of(fact.kind), "says", None)
        for tie, value in says(fact, deck) if says is not None else ():
            before = first.setdefault((tie, value), number)
            if before != number:
                yield tie, value, before
                yield tie, value, number


def _forms(facts: Iterable[Fact]) -> Iterator[tuple[str, int, str, str, str, str, int]]:
    for fact in facts:
        for rival in forms_of(fact):
            yield rival.form, len(rival.form), fact.kind, rival.key, rival.shown, rival.told, int(rival.part)


def _cards(reading: Reading, deck: Deck) -> Iterator[tuple[int, str, int, str]]:
    """Yield a row for each card; a facet that cannot be asked is a problem instead."""
    number = 0
    for at, fact in enumerate(reading.facts.values()):
        module = kind_of(fact.kind)
        wanted = fact.values.get("facets")
        unasked = {each.facet: each for each in module.unasked(fact, deck)}
        for each in unasked.values():
            if wanted is None or each.facet in wanted:
                said = f"`{fact.key}#{each.facet}` is not asked: {each.why}"
                line, column = place_of(reading, fact, each.field)
                reading.problems.append(
                    Problem(fact.path, line, column, "not-asked", "advice", said, each.hint)
                )
        for facet in module.facets(fact):
            if facet not in unasked and (wanted is None or facet in wanted):
                number += 1
                yield number, f"{deck.id}/{fact.key}#{facet}", at, fact.topic


def _extent(facts: Iterable[Fact], deck: Deck) -> tuple[str, ...]:
    """Return the earliest end and the latest beginning of all events, as ISO dates, and whose they are.

    Only what can stand beside another event as a wrong option counts.
    """
    ordering = ordering_of("event")
    assert ordering is not None
    dates = [
        (*bounds(date), fact.key)
        for fact in facts
        if fact.kind == "event" and (date := fact.date("when")) is not None and ordering.alone(fact, deck)
    ]
    if not dates:
        return "", ""
    _first, end, earliest = min(dates, key=lambda each: each[1])
    start, _last, latest = max(dates, key=lambda each: each[0])
    return end.isoformat(), start.isoformat(), earliest, latest
