"""Recording, taking back, and all that a learner can say about a card."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from quizapp.errors import ProgressError
from quizapp.progress.event import from_json, to_json
from quizapp.progress.memory import Memory
from quizapp.progress.replay import replay
from quizapp.progress.sight import became
from quizapp.progress.studyday import study_day

TODAY = date(2026, 3, 2)


def test_a_review_is_in_the_log_with_all_that_was_shown(store, clock, answer):
    """The event holds what was asked, shown and answered, when, where, and the due day that came of it."""
    clock.offset = 540
    sitting = store.begin_sitting()
    recorded = store.record(
        answer(
            verdict="near", asked_as="choice", rung=0, chance=0.25, seed=7, options=("Japan", "한국"),
            companions=("d/b#x",), picked=(1,), response="한국", expected="Korea", answer_print="a1",
            wording_print="w1", ms=4200, revision="r1", retention=0.85, data={"took_for": "japan"},
        )
    )  # fmt: skip
    (event,) = store.events()
    assert event == recorded.event
    assert from_json(to_json(event)) == event
    assert (event.kind, event.card, event.verdict, event.rating, event.score) == (
        "review",
        "d/a#x",
        "near",
        3,
        1,
    )
    assert (event.options, event.picked, event.companions) == (("Japan", "한국"), (1,), ("d/b#x",))
    assert (event.at, event.day, event.offset, event.clock) == (clock.at, TODAY, 540, clock.at)
    assert (event.sitting, event.device, event.due) == (sitting, "d1", recorded.memory.due)
    assert event.data == {"took_for": "japan"}
    assert store.memory("d/a#x") == recorded.memory


def test_each_answer_is_stamped_later_than_the_one_before_even_with_the_clock_set_back(store, clock, answer):
    """Order in the log is order of answering; the wall clock is kept beside it as it was."""
    for _ in range(3):
        store.record(answer())
        clock.days(-365)
    events = list(store.events())
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)
    assert [event.clock for event in events] == [events[0].clock + number for number in range(3)]
    assert store.memory("d/a#x").reps == 3


def test_a_clock_set_forward_and_back_leaves_new_answers_last(store, clock, answer, opened):
    """After a year in the future, another device's answers on the same file still come after."""
    clock.days(3650)
    first = store.record(answer()).event
    clock.days(-3650)
    second = opened("d2").record(answer()).event
    assert second.order > first.order
    assert [event.uuid for event in store.events()] == [first.uuid, second.uuid]


def test_practice_is_logged_and_moves_nothing(store, answer):
    """A practice answer is in the log without a due day, and the card stays as it was."""
    for mode in ("practice", "exam"):
        recorded = store.record(answer(mode=mode))
        assert recorded.event.due is None
        assert recorded.memory == Memory("d/a#x")
    store.record(answer(verdict="which"))
    assert store.memory("d/a#x") is None
    assert len(list(store.events())) == 3


def test_half_a_character_in_a_response_is_kept_as_a_question_mark(store, answer):
    """What a terminal could not decode neither stops the answer nor breaks the log."""
    recorded = store.record(answer(response="S\udce9oul", options=("\ud800",), data={"x": "\udfff"}))
    (event,) = store.events()
    assert (event.response, event.options, event.data) == ("S?oul", ("?",), {"x": "?"})
    assert recorded.event.response == "S?oul"


def test_undo_takes_back_the_newest_and_redo_puts_it_back(store, answer, kept):
    """Any number of steps, each leaving the memory exactly as it was."""
    stages = [kept(store)[0]]
    for verdict in ("right", "wrong", "right", "near"):
        store.record(answer(verdict=verdict))
        stages.append(kept(store)[0])
    for stage in reversed(stages[:-1]):
        assert store.undo().kind == "review"
        assert kept(store)[0] == stage
    assert store.undo() is None
    for stage in stages[1:]:
        assert store.redo().kind == "review"
        assert kept(store)[0] == stage
    assert store.redo() is None


def test_undo_and_redo_go_on_after_a_restart(path, opened, answer):
    """Another run of the program takes back and puts back what an earlier one did."""
    store = opened()
    first, second = (store.record(answer(card)).event for card in ("d/a#x", "d/b#x"))
    store.close()
    store = opened()
    assert store.undo() == second
    store.close()
    store = opened()
    assert store.undo() == first
    store.close()
    store = opened()
    assert [store.redo(), store.redo(), store.redo()] == [first, second, None]


def test_a_new_answer_voids_redo(store, answer):
    """What was taken back before a new answer stays so; the new one can be taken back and put back."""
    store.record(answer("d/a#x"))
    store.undo()
    new = store.record(answer("d/b#x")).event
    assert store.redo() is None
    assert store.undo() == new
    assert store.redo() == new
    assert store.redo() is None


def test_undo_is_of_this_device(store, opened, answer):
    """What another device answered is not this learner's last step here."""
    mine = store.record(answer("d/a#x")).event
    other = opened("d2")
    theirs = other.record(answer("d/b#x")).event
    assert store.undo() == mine
    assert store.undo() is None
    assert other.undo() == theirs
    assert store.redo() == mine


def test_undo_skips_over_what_is_no_answer(store, answer):
    """Flags and suspensions are not undone by undo, and do not stop it."""
    review = store.record(answer()).event
    store.flag("d/a#x", "a typo")
    store.suspend("d/a#x")
    assert store.undo() == review
    assert store.memory("d/a#x") == Memory("d/a#x", suspended=True)


def test_an_override_judges_an_answer_again(store, opened, answer, tmp_path, clock):
    """Saying “I was right” leaves the memory as if it had been right from the start; so does the history."""
    wrong = store.record(answer(verdict="wrong")).event
    clock.minutes(1)
    later = store.record(answer()).event
    memory = store.override(wrong.uuid, "right", 3)
    assert memory == store.memory("d/a#x")
    assert memory == replay("d/a#x", list(store.events()))
    assert [(event.verdict, event.score) for event in store.history("d/a#x")[:2]] == [
        ("right", 1),
        ("right", 1),
    ]
    assert memory.state == "review"
    store.undo()
    assert store.redo() == later
    assert store.memory("d/a#x") == memory


def test_an_override_of_what_is_no_answer_is_refused(store, answer):
    """Only a review can be judged again, and only one that is there; the log stays as it was."""
    flag = store.flag("d/a#x", "hm")
    for uuid in (flag.uuid, "nowhere"):
        with pytest.raises(ProgressError):
            store.override(uuid, "right", 3)
    assert len(list(store.events())) == 1


def test_any_event_can_be_retracted(store, answer):
    """A suspension retracted never was; retracting the retraction brings it back."""
    store.record(answer())
    before = store.memory("d/a#x")
    store.suspend("d/a#x")
    suspension = list(store.events())[-1]
    assert store.retract(suspension.uuid) == suspension
    assert store.memory("d/a#x") == before
    retraction = list(store.events())[-1]
    store.retract(retraction.uuid)
    assert store.memory("d/a#x").suspended


def test_what_a_learner_says_of_a_card_is_kept(store, answer):
    """Suspend, bury, due and reset change the memory at once; flag, note and edit only the log."""
    store.record(answer())
    assert store.suspend("d/a#x").suspended
    assert not store.unsuspend("d/a#x").suspended
    assert store.bury("d/a#x", TODAY + timedelta(days=1)).hidden(TODAY)
    assert store.set_due("d/a#x", TODAY).due == TODAY
    before = store.memory("d/a#x")
    store.flag("d/a#x", "wrong year?")
    store.note("d/a#x", "the one with the boat")
    store.edit("d/a#x", "a2", "w2", "r2", what="answer")
    assert store.memory("d/a#x") == before
    assert [event.data for event in store.history("d/a#x")[-3:]] == [
        {"text": "wrong year?"}, {"text": "the one with the boat"}, {"what": "answer"},
    ]  # fmt: skip
    assert store.last_print("d/a#x") == ("a2", "w2")
    assert store.reset("d/a#x").state == "new"


def test_a_rename_takes_the_memory_along(store, answer):
    """Under the new id all is as it was under the old, which has nothing left."""
    for _ in range(3):
        store.record(answer("d/old#x"))
    before = store.memory("d/old#x")
    after = store.rename("d/old#x", "d/new#x")
    assert (after.due, after.stability, after.reps) == (before.due, before.stability, before.reps)
    assert store.memory("d/old#x") is None
    assert store.memory("d/new#x") == after
    store.undo()
    assert store.memory("d/new#x").reps == 2


def test_memory_can_be_dropped_and_made_again_to_the_last_bit(store, opened, answer, kept, clock):
    """From the log alone comes the same, also where the tables are gone when the file is opened."""
    for number in range(60):
        clock.days(1)
        store.record(answer(f"d/f{number % 7}#x", ("right", "wrong", "near")[number % 3]))
        if number % 5 == 0:
            store.undo()
    store.rename("d/f1#x", "d/g#x")
    before = kept(store)
    assert store.rebuild() == len(before[0])
    assert kept(store) == before
    store.db.execute("DROP TABLE memory")
    store.close()
    assert kept(opened()) == before


def test_memory_of_another_version_is_made_again_at_opening(store, opened, answer, kept):
    """Tables that another version of the scheduler made are not trusted."""
    store.record(answer())
    before = kept(store)
    store.db.execute("UPDATE memory SET stability = 99")
    store.close()
    assert kept(opened()) != before
    opened().db.execute("UPDATE meta SET value = '0' WHERE name = 'memory'")
    assert kept(opened()) == before


def test_a_full_disk_is_said_and_loses_nothing(store, opened, answer, kept):
    """An answer that finds no room is refused whole, and the file goes on when there is some."""
    store.record(answer())
    (pages,) = store.db.execute("PRAGMA page_count").fetchone()
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    before = None

    def fill():
        nonlocal before
        for _ in range(200):
            before = kept(store)
            store.record(answer(response="x" * 3000))

    with pytest.raises(ProgressError, match="disk is full"):
        fill()
    assert kept(store) == before
    store.db.execute("PRAGMA max_page_count = 100000")
    store.record(answer())
    store.rebuild()
    assert len(list(store.events())) == store.memory("d/a#x").reps


def test_an_answer_is_on_disk_when_record_returns(store, answer, path):
    """Another connection sees it at once, and the file is told to sync with every commit."""
    store.record(answer())
    assert store.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM event").fetchone() == (1,)


def test_an_exception_inside_a_step_leaves_no_half(store, answer):
    """A fault between the event and the memory undoes both."""
    with pytest.raises(ProgressError):
        store.record(answer()._replace(score=2.0))
    assert list(store.events()) == []
    assert not store.db.in_transaction


def test_today_is_the_study_day_of_the_stores_clock(store, clock):
    """At three in the morning it is still yesterday."""
    clock.minutes(15 * 60)
    assert store.today() == TODAY == study_day(clock())
    clock.minutes(60)
    assert store.today() == TODAY + timedelta(days=1)


def test_writes_that_belong_together_are_all_on_disk_or_none(store, answer, kept):
    """What fails half-way leaves the log and the memory as they were."""
    store.record(answer())
    before = kept(store), list(store.events())
    with pytest.raises(ProgressError), store.together():  # noqa: PT012 - what came before it is what counts
        store.rename("d/a#x", "d/b#x")
        store.note_compared("d", "1234")
        store.retract("no such event")
    assert (kept(store), list(store.events())) == before
    assert store.compared("d") == ""
    with store.together():
        store.rename("d/a#x", "d/b#x")
        store.note_compared("d", "1234")
    assert (store.memory("d/b#x").reps, store.compared("d")) == (1, "1234")


def test_a_reused_id_gives_up_all_that_is_known_by_then(store, answer, kept):
    """Memory is the same when it is made anew, whatever came to the id by a rename before."""
    for card in "d/a#x", "d/b#x":
        store.record(answer(card))
    store.rename("d/a#x", "d/b#x")
    store.rename("d/b#x", "d/c#x", reused=True)
    store.record(answer("d/b#x"))
    assert [store.memory(f"d/{key}#x").reps for key in "bc"] == [1, 2]
    before = kept(store)
    store.rebuild()
    assert kept(store) == before
    assert became(store.db, "d/a#x") == ["d/b#x"]
