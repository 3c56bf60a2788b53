"""What came back, against a count in plain Python over the whole log."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from math import isclose, log, sqrt
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.progress import stats
from quizapp.progress.calibration import calibrated, looked_at
from quizapp.progress.event import Review, turn_of
from quizapp.progress.memory import Memory, recall, step
from quizapp.progress.replay import amended, routed, settle
from quizapp.progress.returned import MATURE, came_back, weeks, wilson
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

CARDS = ("d/a#x", "d/b#x", "e/a#x")
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["right", "right", "right", "wrong", "which", "undo", "override", "practice", "reset", "rename"]),
        st.sampled_from(CARDS),
        st.integers(0, 40),
        st.sampled_from([0.0, 0.25, 0.5]),
        st.sampled_from([None, "a", "b", "c"]),
    ),
    max_size=40,
)  # fmt: skip


def play(store, clock, steps):
    """Write a log of these steps."""
    reviews = []
    for what, card, days, chance, took in steps:
        clock[0] += days * 86_400_000 + 1000
        if what == "undo":
            store.undo()
        elif what == "reset":
            store.reset(card)
        elif what == "rename":
            store.rename(card, CARDS[(CARDS.index(card) + 1) % 2])
        elif what == "override":
            if reviews:
                store.override(reviews[-1], "right", 3, 1.0)
        else:
            verdict = "right" if what == "practice" else what
            mode = "practice" if what == "practice" else "study"
            rating = {"right": 3, "wrong": 1, "which": None}[verdict]
            data = {"took_for": took} if took and verdict == "wrong" else None
            review = Review(card, verdict, 0.0, rating, mode=mode, chance=chance, ms=days * 100, data=data)
            reviews.append(store.record(review).event.uuid)


def standing(store):
    """Return the turns of the log that stand, in the order of replay, by the reference replay alone."""
    turns = sorted(map(turn_of, store.events()), key=lambda turn: (turn.clock, turn.device, turn.uuid))
    amends = settle(turns)
    dead = {uuid for uuid, amend in amends.items() if amend.dead}
    return [amended(turn, amends.get(turn.uuid)) for turn in turns if turn.uuid not in dead]


def counted(store):
    """Return (card, day, expected, right) of every answer after which a memory can be judged."""
    found = []
    turns = standing(store)
    for card in CARDS:
        memory = Memory(card)
        for turn in routed(card, turns):
            day = datetime.fromisoformat(turn.day).date()
            rated = turn.kind == "review" and turn.mode == "study" and turn.rating
            if rated and memory.state == "review" and memory.last != day:
                held = recall(memory, day)
                found.append((card, day, turn.chance + (1 - turn.chance) * held, turn.rating > 1))
            memory = step(memory, turn)
    return sorted(found)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_what_came_back_is_what_the_whole_log_says(steps):
    """Each figure equals a plain count over the log, undone, overridden, reset and renamed cards included."""
    clock = [int(START.timestamp() * 1000)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "p.db", device="d1", now=lambda: Moment(clock[0], 0))
        try:
            play(store, clock, steps)
            came = list(came_back(store.db))
            expected = counted(store)
            assert sorted((each.card, each.day, each.expected, each.right) for each in came) == expected
            some = sorted((each.card, each.day) for each in came_back(store.db, prefix="e/"))
            assert some == [row[:2] for row in expected if row[0].startswith("e/")]
            by_week = {}
            for _card, day, _share, right in expected:
                by_week.setdefault(day.isocalendar()[:2], []).append(right)
            told = {week.monday.isocalendar()[:2]: (week.right, week.asked) for week in weeks(came)}
            assert told == {week: (sum(rights), len(rights)) for week, rights in by_week.items()}
            check_calibration(came, expected)
            assert list(came_back(store.db, among={"d/a#x"})) == [
                each for each in came if each.card == "d/a#x"
            ]
            whole = looked_at(iter(came))
            assert (list(whole.weeks), whole.calibration) == (weeks(came), calibrated(came))
            old = [each.right for each in came if each.stability >= MATURE]
            assert (whole.mature.right, whole.mature.asked) == (sum(old), len(old))
            assert whole.young.asked == len(came) - len(old)
            check_pairs_and_time(store)
        finally:
            store.close()


def check_calibration(came, expected):
    """See that every answer is in one bin, and the loss is that of the plain sum."""
    found = calibrated(came)
    assert sum(each.asked for each in found.bins) == sum(each.asked for each in found.curve) == len(expected)
    assert sum(each.right for each in found.bins) == sum(right for *_rest, right in expected)
    if not expected:
        assert found.log_loss is None
        return
    loss = sum(-log(min(max(p if right else 1 - p, 1e-6), 1 - 1e-6)) for *_rest, p, right in expected)
    assert isclose(found.log_loss, loss / len(expected), abs_tol=1e-9)
    assert 0 <= found.rmse <= 1


def check_pairs_and_time(store):
    """See that pairs and the median are those of the standing events."""
    alive = {turn.uuid: turn for turn in standing(store) if turn.kind == "review"}
    events = [event for event in store.events() if event.uuid in alive]
    pairs = {}
    for event in events:
        took = (event.data or {}).get("took_for")
        key = event.card.partition("/")[2].partition("#")[0]
        if took and took != key and alive[event.uuid].verdict != "right":
            pair = (event.card.partition("/")[0], *sorted((key, took)))
            pairs[pair] = pairs.get(pair, 0) + 1
    first, last = START.date(), START.date() + timedelta(days=2000)
    assert {each[:3]: each.times for each in stats.pairs(store.db, first, last)} == pairs
    for chosen in (CARDS, CARDS[:1]):
        those = [event for event in events if event.card in chosen]
        among = stats.ALL if chosen == CARDS else json.dumps(chosen)
        times = sorted(event.ms for event in those)
        median = times[(len(times) - 1) // 2] if times else None
        assert stats.median_ms(store.db, first, last, among=among) == median
        spent = stats.by_deck(store.db, first, last, among=among)
        assert sum(each.ms for each in spent) == sum(times)
        assert sum(each.answers for each in stats.days(store.db, first, last, among=among)) == len(those)
    assert stats.first_day(store.db) == min((event.day for event in events), default=None)
    firm = {each.card: each.firmness for each in store.memories() if each.firmness}
    assert stats.firm_cards(store.db) == firm


@given(st.integers(1, 10_000).flatmap(lambda asked: st.tuples(st.integers(0, asked), st.just(asked))))
def test_wilsons_band_is_where_the_score_test_turns(given_):
    """Each end is a share from which what came lies 1.96 deviations away, and the share lies between."""
    right, asked = given_
    low, high = wilson(right, asked)
    share = right / asked
    assert 0 <= low <= share <= high <= 1
    for end in (low, high):
        if 0 < end < 1:
            away = abs(share - end) / sqrt(end * (1 - end) / asked)
            assert isclose(away, 1.959963984540054, rel_tol=1e-6)


def test_of_nothing_the_band_is_everything():
    """Where nothing was asked, nothing is known."""
    assert wilson(0, 0) == (0.0, 1.0)
