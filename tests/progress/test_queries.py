"""What a sitting asks of the file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quizapp.progress.memory import Memory
from quizapp.progress.queries import Counts

TODAY = date(2026, 3, 2)
MINUTE = 60_000


@pytest.fixture
def studied(store, clock, answer):
    """Three decks: two cards in review, due in some days, and one new this minute in learning steps."""
    for card in ("d/a#x", "d/b#x", "e/a#x"):
        store.record(answer(card))
        clock.minutes(10)
        store.record(answer(card))
    store.record(answer("f/a#x", "wrong"))
    return store


def test_due_cards_come_the_longest_overdue_first(studied):
    """By day, then by id, up to a limit, over the decks that were asked for."""
    studied.set_due("d/b#x", TODAY - timedelta(days=3))
    studied.set_due("e/a#x", TODAY - timedelta(days=5))
    studied.set_due("d/a#x", TODAY)
    assert studied.due(["d/", "e/"], TODAY, 9) == ["e/a#x", "d/b#x", "d/a#x"]
    assert studied.due([], TODAY, 2) == ["e/a#x", "d/b#x"]
    assert studied.due(["d/"], TODAY - timedelta(days=1), 9) == ["d/b#x"]
    assert studied.due(["g/"], TODAY, 9) == []


def test_a_card_is_due_on_its_day_and_not_before(studied):
    """A card waits for its day, then is due on that and every later one."""
    memory = studied.memory("d/a#x")
    assert memory.due > TODAY
    assert "d/a#x" not in studied.due([], memory.due - timedelta(days=1), 9)
    assert "d/a#x" in studied.due([], memory.due, 9)
    assert "d/a#x" in studied.due([], memory.due + timedelta(days=4000), 9)


def test_suspended_and_buried_cards_are_not_due(studied):
    """A suspended card stays away, a buried one until its day."""
    for card in ("d/a#x", "d/b#x"):
        studied.set_due(card, TODAY)
    studied.suspend("d/a#x")
    studied.bury("d/b#x", TODAY + timedelta(days=1))
    assert studied.due(["d/"], TODAY, 9) == []
    assert studied.counts(["d/"], TODAY) == Counts(0, 0)
    assert studied.due(["d/"], TODAY + timedelta(days=1), 9) == ["d/b#x"]
    assert studied.unsuspend("d/a#x").due == TODAY
    assert studied.due(["d/"], TODAY, 9) == ["d/a#x"]


def test_learning_cards_come_apart_from_due_ones(studied, clock):
    """With when they are due; one that another day left over is due at once."""
    assert studied.learning([], TODAY) == [("f/a#x", clock.at + MINUTE)]
    assert studied.counts([], TODAY) == Counts(0, 1)
    assert "f/a#x" not in studied.due([], TODAY + timedelta(days=1), 9)
    assert studied.learning(["f/"], TODAY + timedelta(days=1)) == [("f/a#x", 0)]
    studied.suspend("f/a#x")
    assert studied.learning([], TODAY) == []


def test_the_next_due_day_is_told(studied):
    """With nothing due, when the next card is."""
    days = [studied.memory(card).due for card in ("d/a#x", "d/b#x")]
    assert studied.next_due(["d/"], TODAY) == min(days)
    assert studied.next_due(["g/"], TODAY) is None


def test_what_comes_is_what_is_neither_due_nor_hidden_nor_rated_today(studied, monkeypatch):
    """In order of its day, however many pages it fills, and none of what a clock ahead has dated."""
    monkeypatch.setattr("quizapp.progress.queries._PAGE", 2)
    for number in range(9):
        studied.set_due(f"d/n{number}#x", TODAY + timedelta(days=9 - number // 2))
    studied.suspend("d/n3#x")
    studied.bury("d/n5#x", TODAY + timedelta(days=1))
    studied.set_due("d/due#x", TODAY)
    for day in (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=7)):
        expected = sorted(
            (each.due, each.card)
            for each in studied.memories("d/")
            if each.due is not None and not each.wanted(day) and not each.hidden(day) and each.last != day
        )
        assert list(studied.coming("d/", day)) == [card for _due, card in expected]
    assert len(list(studied.coming("d/", TODAY))) == 7
    assert "d/n5#x" not in studied.coming("d/", TODAY)
    assert studied.rated_on(TODAY, "d/") == ["d/a#x", "d/b#x"]
    assert studied.rated_on(TODAY + timedelta(days=1), "d/") == []


def test_known_are_the_cards_that_are_not_new(studied, answer):
    """Rated, waiting for a day, suspended or buried: not to be introduced; after a reset it may be."""
    studied.suspend("d/s#x")
    studied.bury("d/t#x", TODAY + timedelta(days=1))
    studied.set_due("d/u#x", TODAY)
    studied.record(answer("d/v#x", mode="practice"))
    ids = ["d/a#x", "f/a#x", "d/s#x", "d/t#x", "d/u#x", "d/v#x", "d/w#x"]
    assert studied.known(ids) == {"d/a#x", "f/a#x", "d/s#x", "d/t#x", "d/u#x"}
    assert "d/t#x" not in studied.known(ids, TODAY + timedelta(days=1))
    studied.reset("d/a#x")
    assert "d/a#x" not in studied.known(ids)
    assert studied.known(f"d/{number}#x" for number in range(2000)) == set()


def test_what_was_new_and_answered_on_a_day_is_counted(studied, clock, answer):
    """Per deck or in all, as it stands after undo; practice and 'which?' are not counted."""
    assert (studied.new_on(TODAY), studied.new_on(TODAY, "d/"), studied.reviews_on(TODAY)) == (4, 2, 7)
    studied.record(answer("d/a#x", "which"))
    studied.record(answer("d/a#x", mode="practice"))
    assert studied.reviews_on(TODAY, "d/") == 4
    for _ in range(2):  # an undo passes over practice
        studied.undo()
    assert (studied.new_on(TODAY), studied.reviews_on(TODAY)) == (3, 6)
    clock.days(1)
    studied.record(answer("d/a#x"))
    assert (studied.new_on(TODAY + timedelta(days=1)), studied.reviews_on(TODAY + timedelta(days=1))) == (
        0,
        1,
    )


def test_memories_stream_in_order_of_id(store, answer):
    """All, or those whose id begins so, across pages, while answers are written in between."""
    ids = sorted(f"d/f{number}#x" for number in range(1200))
    with_slash = ["e/a#x", "plain"]
    for card in (*ids, *with_slash):
        store.suspend(card)
    assert [memory.card for memory in store.memories()] == [*ids, *with_slash]
    assert [memory.card for memory in store.memories("e/")] == ["e/a#x"]
    assert [memory.card for memory in store.memories("d/f7#")] == ["d/f7#x"]
    assert [memory.card for memory in store.memories("plain")] == ["plain"]
    seen = []
    for memory in store.memories("d/"):
        seen.append(memory.card)
        store.unsuspend(memory.card)
    assert seen == ids
    assert [memory.card for memory in store.memories()] == with_slash


def test_cards_without_a_slash_are_due_like_any(store, answer):
    """An id of any form is found where all are asked for."""
    for card in ("plain", "a#x", "d/a#x"):
        store.set_due(card, TODAY)
    assert store.due([], TODAY, 9) == ["a#x", "d/a#x", "plain"]
    assert store.due([""], TODAY, 9) == ["a#x", "plain"]


def test_the_log_streams_from_any_event_on(store, answer):
    """Each event once, in order of replay, across pages."""
    for number in range(1100):
        store.flag("d/a#x", str(number))
    events = list(store.events())
    assert [event.data["text"] for event in events] == [str(number) for number in range(1100)]
    assert list(store.events(events[700].order)) == events[701:]


def test_the_last_prints_are_those_of_the_newest_that_stands(store, answer):
    """An answer that was taken back is not what the learner last saw."""
    assert store.last_print("d/a#x") == (None, None)
    store.record(answer(answer_print="a1", wording_print="w1"))
    store.record(answer(answer_print="a2", wording_print="w2"))
    assert store.last_print("d/a#x") == ("a2", "w2")
    store.undo()
    assert store.last_print("d/a#x") == ("a1", "w1")


def test_the_last_sitting_is_that_of_the_newest_answer(store, clock, answer):
    """With its day, when it began and ended, and how much of it stands."""
    assert store.last_sitting() is None
    store.begin_sitting()
    store.record(answer())
    second = store.begin_sitting()
    assert store.last_sitting().sitting != second
    began = clock.at
    store.record(answer())
    clock.minutes(3)
    store.record(answer())
    last = store.last_sitting()
    assert (last.sitting, last.day, last.began, last.ended, last.reviews) == (
        second,
        TODAY,
        began,
        clock.at,
        2,
    )
    store.undo()
    assert store.last_sitting().reviews == 1


def test_nothing_is_known_of_a_card_never_met(store):
    """No row, no memory; a step that changes nothing leaves none."""
    assert store.memory("d/a#x") is None
    assert store.unsuspend("d/a#x") == Memory("d/a#x")
    assert store.memory("d/a#x") is None


def test_firmness_is_that_of_each_memory(studied):
    """Of the ids that are asked for, those of which anything is known, each as firm as its memory says."""
    studied.note("g/a#x", "a note")
    ids = ["d/a#x", "f/a#x", "g/a#x", "never/seen#x"]
    known = {card: studied.memory(card) for card in ids}
    firm = studied.firmness_of(ids)
    assert firm == {card: each.firmness for card, each in known.items() if each is not None and each.firmness}
    assert set(firm) == {"d/a#x", "f/a#x"}
    assert studied.firmness_of([]) == {}
