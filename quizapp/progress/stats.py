"""What the log and memory add up to: pure functions over a store's `db`, each one or two queries.

Only answers that stand are counted, with the verdict and rating they now have. A prefix is what the
ids of a deck's cards share, up to and with their first slash; none means every deck. `among` is a JSON
list of the ids that count alone, such as those of a topic; an empty one means all.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress.cache import NOW
from quizapp.progress.memory import FIRMNESS
from quizapp.progress.queries import bound
from quizapp.progress.studyday import later

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = [
    "ALL", "ENOUGH", "EVERY", "Confusion", "Day", "Lapsed", "Pair", "Retention", "Spent", "Tally",
    "by_deck", "confusions", "days", "firm_cards", "firmness", "first_day", "forecast", "hardest",
    "median_ms", "pairs", "pairs_of", "retention", "streak", "tally", "time_spent", "took_for",
]  # fmt: skip

ENOUGH = 10
"""Cards that came back, from which on the share of those remembered says something."""

ALL = "[]"
"""No list of ids: every card of the prefix counts."""

EVERY = -1
"""How many are wanted where all are."""

_LAST = "\U0010ffff"
_AMONG = "AND (:among = '[]' OR {} IN (SELECT value FROM json_each(:among)))"
_ANSWERS = "event e LEFT JOIN amend a ON a.uuid = e.uuid"
_STANDS = "e.kind = 'review' AND a.dead IS NOT 1"
_MISSED = f"{NOW['verdict']} NOT IN ('right', 'near')"
_RATED = f"{_STANDS} AND e.mode = 'study' AND {NOW['rating']} IS NOT NULL"
_INSIDE = "e.day BETWEEN :first AND :last AND e.card >= :prefix AND e.card < :end " + _AMONG.format("e.card")
_SLOWEST = 120_000
"""Milliseconds that an answer counts at most: longer, and the learner was not there."""


class Retention(NamedTuple):
    """Of `asked` cards that came back when due, how many were remembered."""

    right: int
    asked: int

    @property
    def share(self) -> float | None:
        """The share remembered, or None where nothing was asked."""
        return self.right / self.asked if self.asked else None


class Day(NamedTuple):
    """A study day: answers given (every mode), and milliseconds spent on them."""

    day: date
    answers: int
    ms: int


class Spent(NamedTuple):
    """A deck by its id: answers given, and milliseconds spent on them."""

    deck: str
    answers: int
    ms: int


class Tally(NamedTuple):
    """A sitting: answers by verdict, cards met, and milliseconds spent."""

    verdicts: dict[str, int]
    cards: int
    ms: int

    @property
    def answers(self) -> int:
        """All answers but those asked back ("which?")."""
        return sum(count for verdict, count in self.verdicts.items() if verdict != "which")


class Lapsed(NamedTuple):
    """A card that was forgotten, and how often."""

    card: str
    lapses: int


class Confusion(NamedTuple):
    """An answer that was taken for another fact's, that fact's key, and how often."""

    card: str
    took_for: str
    times: int


class Pair(NamedTuple):
    """Two facts by keys in their order, how often either was taken for the other, in which cards."""

    deck: str
    one: str
    other: str
    times: int
    cards: tuple[str, ...] = ()


def streak(db: sqlite3.Connection, today: date) -> int:
    """Return how many days in a row something was answered; a today without answers does not end it yet."""
    sql = f"SELECT EXISTS (SELECT 1 FROM {_ANSWERS} WHERE {_STANDS} AND e.day = ?)"  # noqa: S608 - constants

    def studied(day: date) -> bool:
        return bool(db.execute(sql, (day.isoformat(),)).fetchone()[0])

    day = today if studied(today) else today - timedelta(days=1)
    count = 0
    while studied(day - timedelta(days=count)):
        count += 1
    return count


def days(db: sqlite3.Connection, first: date, last: date, prefix: str = "", *, among: str = ALL) -> list[Day]:
    """Return the days from first to last on which something was answered, in order."""
    rows = db.execute(
        f"SELECT e.day, count(*), sum(min(coalesce(e.ms, 0), {_SLOWEST})) FROM {_ANSWERS} "  # noqa: S608 - constants
        f"WHERE {_STANDS} AND {_INSIDE} GROUP BY e.day ORDER BY e.day",
        _given(first, last, prefix, among),
    )
    return [Day(date.fromisoformat(day), count, ms) for day, count, ms in rows]


def by_deck(
    db: sqlite3.Connection, first: date, last: date, prefix: str = "", *, among: str = ALL
) -> list[Spent]:
    """Return the decks of which something was answered in these days, the one that took longest first."""
    rows = db.execute(
        "SELECT substr(e.card, 1, instr(e.card, '/') - 1) AS deck, count(*), "  # noqa: S608 - constants
        f"sum(min(coalesce(e.ms, 0), {_SLOWEST})) AS spent FROM {_ANSWERS} "
        f"WHERE {_STANDS} AND {_INSIDE} GROUP BY deck ORDER BY spent DESC, deck",
        _given(first, last, prefix, among),
    )
    return [Spent(*row) for row in rows]


def first_day(db: sqlite3.Connection) -> date | None:
    """Return the day of the first answer that stands, or None before it."""
    (day,) = db.execute(f"SELECT min(e.day) FROM {_ANSWERS} WHERE {_STANDS}").fetchone()  # noqa: S608 - constants
    return None if day is None else date.fromisoformat(day)


def _given(first: date, last: date, prefix: str, among: str) -> dict[str, str]:
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "prefix": prefix,
        "end": prefix + _LAST,
        "among": among,
    }


def time_spent(db: sqlite3.Connection, first: date, last: date, prefix: str = "") -> int:
    """Return the milliseconds spent on answers from the first to the last of these days."""
    return sum(day.ms for day in days(db, first, last, prefix))


def retention(db: sqlite3.Connection, today: date, *, back: int = 30, prefix: str = "") -> Retention:
    """Return how many of the cards that came back were remembered, over the last `back` days.

    Counted is a card's first answer of a day, where its last before was on another day and had
    ended its learning steps.
    """
    row = db.execute(
        f"""
        WITH answer AS (
            SELECT {NOW["rating"]} AS rating, (
                SELECT p.day <> e.day AND (p.due > p.day OR q.verdict IS NOT NULL)
                FROM event p INDEXED BY event_card LEFT JOIN amend q ON q.uuid = p.uuid
                WHERE p.card = e.card AND (p.clock, p.device, p.uuid) < (e.clock, e.device, e.uuid)
                    AND p.kind = 'review' AND p.mode = 'study' AND q.dead IS NOT 1
                    AND CASE WHEN q.verdict IS NULL THEN p.rating ELSE q.rating END IS NOT NULL
                ORDER BY p.clock DESC, p.device DESC, p.uuid DESC LIMIT 1
            ) AS scheduled
            FROM {_ANSWERS}
            WHERE {_RATED} AND e.day > ? AND e.day <= ? AND e.card >= ? AND e.card < ?
        )
        SELECT count(*) FILTER (WHERE rating > 1), count(*) FROM answer WHERE scheduled
        """,  # noqa: S608 - constants
        (later(today, -back).isoformat(), today.isoformat(), prefix, prefix + _LAST),
    ).fetchone()
    return Retention(*row)


def forecast(
    db: sqlite3.Connection, today: date, count: int, prefix: str = "", *, among: str = ALL
) -> list[int]:
    """Return how many cards come due on each of `count` days from today, which has what is overdue too."""
    ahead = [0] * count
    rows = db.execute(
        "SELECT CASE WHEN due_at IS NOT NULL OR dated > :bound THEN :first ELSE max(due, :first) END AS day, "  # noqa: S608 - constants
        "count(*) FROM memory WHERE due IS NOT NULL AND day < :last AND suspended = 0 "
        f"AND card >= :prefix AND card < :end {_AMONG.format('card')} GROUP BY day",
        {**_given(today, later(today, count), prefix, among), "bound": bound(today)},
    )
    for day, cards in rows:
        ahead[(date.fromisoformat(day) - today).days] = cards
    return ahead


def firmness(db: sqlite3.Connection, prefix: str = "") -> tuple[int, int, int, int]:
    """Return how many cards are fragile, growing, firm and lasting."""
    growing, firm, lasting = FIRMNESS
    row = db.execute(
        "SELECT count(*) FILTER (WHERE stability < ?1), "
        "count(*) FILTER (WHERE stability >= ?1 AND stability < ?2), "
        "count(*) FILTER (WHERE stability >= ?2 AND stability < ?3), count(*) FILTER (WHERE stability >= ?3) "
        "FROM memory WHERE card >= ?4 AND card < ?5",
        (growing, firm, lasting, prefix, prefix + _LAST),
    ).fetchone()
    return row[0], row[1], row[2], row[3]


def firm_cards(db: sqlite3.Connection, prefix: str = "") -> dict[str, int]:
    """Return how firm each card is of which a memory is held: 1 fragile to 4 lasting."""
    growing, firm, lasting = FIRMNESS
    rows = db.execute(
        "SELECT card, 1 + (stability >= ?1) + (stability >= ?2) + (stability >= ?3) FROM memory "
        "WHERE stability IS NOT NULL AND state <> 'new' AND card >= ?4 AND card < ?5",
        (growing, firm, lasting, prefix, prefix + _LAST),
    )
    return dict(rows)


def tally(db: sqlite3.Connection, sitting: str) -> Tally:
    """Return what a sitting came to."""
    rows = db.execute(
        f"SELECT {NOW['verdict']}, e.card, min(coalesce(e.ms, 0), {_SLOWEST}) FROM {_ANSWERS} "  # noqa: S608 - constants
        f"WHERE {_STANDS} AND e.sitting = ?",
        (sitting,),
    ).fetchall()
    verdicts: dict[str, int] = {}
    for verdict, _, _ in rows:
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    return Tally(verdicts, len({card for _, card, _ in rows}), sum(ms for _, _, ms in rows))


def hardest(db: sqlite3.Connection, count: int, prefix: str = "", *, among: str = ALL) -> list[Lapsed]:
    """Return the cards that were forgotten most often."""
    rows = db.execute(
        "SELECT card, lapses FROM memory WHERE lapses > 0 AND card >= :prefix AND card < :end "  # noqa: S608 - constants
        f"{_AMONG.format('card')} ORDER BY lapses DESC, card LIMIT :count",
        {"prefix": prefix, "end": prefix + _LAST, "among": among, "count": count},
    )
    return [Lapsed(*row) for row in rows]


def took_for(db: sqlite3.Connection, card: str) -> list[tuple[str, int]]:
    """Return the keys of the facts that a card was taken for, each with how often, the most often first."""
    rows = db.execute(
        "SELECT json_extract(e.data, '$.took_for') AS took, count(*) FROM event e INDEXED BY event_card "  # noqa: S608 - constants
        f"LEFT JOIN amend a ON a.uuid = e.uuid WHERE {_STANDS} AND e.card = ? AND {_MISSED} "
        "AND e.data IS NOT NULL AND took IS NOT NULL GROUP BY took ORDER BY count(*) DESC, took",
        (card,),
    )
    return [(str(key), times) for key, times in rows]


def confusions(db: sqlite3.Connection, count: int, prefix: str = "") -> list[Confusion]:
    """Return what was taken for what most often, in all cards of a prefix; what counts as right is not."""
    rows = db.execute(
        "SELECT e.card, json_extract(e.data, '$.took_for') AS took_for, count(*) "  # noqa: S608 - constants
        f"FROM event e INDEXED BY event_card LEFT JOIN amend a ON a.uuid = e.uuid WHERE {_STANDS} "
        f"AND {_MISSED} AND e.card >= ? AND e.card < ? AND e.data IS NOT NULL AND took_for IS NOT NULL "
        "GROUP BY e.card, took_for ORDER BY count(*) DESC, e.card, took_for LIMIT ?",
        (prefix, prefix + _LAST, count),
    )
    return [Confusion(*row) for row in rows]


def pairs(
    db: sqlite3.Connection, first: date, last: date, prefix: str = "", *, among: str = ALL
) -> list[Pair]:
    """Return which facts were taken for each other in these days, the most often first."""
    rows = db.execute(
        "SELECT e.card, json_extract(e.data, '$.took_for') AS took_for, count(*) FROM event e "  # noqa: S608 - constants
        f"LEFT JOIN amend a ON a.uuid = e.uuid WHERE {_STANDS} AND {_MISSED} AND {_INSIDE} "
        "AND e.data IS NOT NULL AND took_for IS NOT NULL GROUP BY e.card, took_for",
        _given(first, last, prefix, among),
    )
    return _paired(rows)


def pairs_of(db: sqlite3.Connection, sitting: str) -> list[Pair]:
    """Return which facts were taken for each other in a sitting, the most often first."""
    rows = db.execute(
        "SELECT e.card, json_extract(e.data, '$.took_for') AS took_for, count(*) FROM event e "  # noqa: S608 - constants
        f"LEFT JOIN amend a ON a.uuid = e.uuid WHERE {_STANDS} AND {_MISSED} AND e.sitting = ? "
        "AND e.data IS NOT NULL AND took_for IS NOT NULL GROUP BY e.card, took_for",
        (sitting,),
    )
    return _paired(rows)


def _paired(rows: Iterable[tuple[str, object, int]]) -> list[Pair]:
    found: dict[tuple[str, str, str], tuple[int, set[str]]] = {}
    for card, took, times in rows:
        deck, _, inside = card.partition("/")
        key, other = inside.partition("#")[0], str(took)
        if key != other:
            pair = deck, min(key, other), max(key, other)
            before, cards = found.get(pair, (0, set()))
            found[pair] = before + times, cards | {card}
    each = (Pair(*pair, times, tuple(sorted(cards))) for pair, (times, cards) in found.items())
    return sorted(each, key=lambda pair: (-pair.times, pair))


def median_ms(
    db: sqlite3.Connection, first: date, last: date, prefix: str = "", *, among: str = ALL
) -> int | None:
    """Return the milliseconds that half of these days' answers took at most; None if none is timed."""
    timed = f"FROM {_ANSWERS} WHERE {_STANDS} AND {_INSIDE} AND e.ms IS NOT NULL"
    row = db.execute(
        f"SELECT e.ms {timed} ORDER BY e.ms LIMIT 1 OFFSET max((SELECT count(*) {timed}) - 1, 0) / 2",
        _given(first, last, prefix, among),
    ).fetchone()
    return None if row is None else int(row[0])
