"""What cannot be written is kept, can be saved elsewhere, and is never doubled."""

from __future__ import annotations

import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest
from fullness import full

from quizapp.errors import ProgressError
from quizapp.progress.event import COLUMNS, from_json, to_row


def lines(path):
    """Return the events of a file that was saved."""
    return [from_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def log(store):
    """Return the log."""
    return list(store.events())


def refused(store, *reviews):
    """Let answers be given that cannot be written; return the events that they are to be."""
    with full(store.path), pytest.raises(ProgressError, match="reports an error"):
        store.record_all(reviews)
    return store.spare.unsaved


@pytest.fixture
def sat(store, answer):
    """Return the file in a sitting with one answer."""
    store.begin_sitting()
    store.record(answer("d/z#x"))
    return store


def test_an_answer_tried_again_is_the_event_that_it_was(sat, answer, clock, kept):
    """It is written once, with the id, the time and the clock of the first try, though that was a minute ago."""
    (event,) = refused(sat, answer(ms=900))
    assert event.uuid not in {each.uuid for each in log(sat)}
    clock.minutes(1)
    recorded = sat.record(answer(ms=60_900))
    assert recorded.event == event
    assert recorded.memory.due == event.due
    assert log(sat)[-1] == event
    assert sat.spare.unsaved == []
    before = kept(sat)
    sat.rebuild()
    assert kept(sat) == before


def test_all_of_the_sitting_can_be_saved_elsewhere(sat, answer, tmp_path):
    """The file holds what `quizapp log` prints, and after it what could not be written; it is private."""
    (event,) = refused(sat, answer())
    saved = sat.spare.save(tmp_path / "spare.jsonl")
    assert lines(saved) == [*log(sat), event]
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_what_could_not_be_written_is_not_taken_for_written(sat, answer, tmp_path):
    """Of a transaction that failed, only the answer is kept."""
    with full(sat.path):
        for step in (lambda: sat.suspend("d/z#x"), sat.undo, lambda: sat.flag("d/z#x", "slip")):
            with pytest.raises(ProgressError):
                step()
    assert lines(sat.spare.save(tmp_path / "spare.jsonl")) == log(sat)


def test_nothing_is_written_over(sat, answer, tmp_path):
    """A name that is taken is refused, a link as well, and in a folder a free name is found each time."""
    refused(sat, answer())
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    for each in (taken, link):
        with pytest.raises(ProgressError, match="already something"):
            sat.spare.save(each)
    assert taken.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "target").exists()
    folder = tmp_path / "stick"
    folder.mkdir()
    assert len({sat.spare.save(folder) for _ in range(3)}) == 3


def test_a_place_that_cannot_be_is_said(sat, answer, tmp_path):
    """A folder that is not there, or a disk without room, leaves nothing, and another place can be named."""
    refused(sat, answer())
    with pytest.raises(ProgressError, match="cannot be written"):
        sat.spare.save(tmp_path / "none" / "spare.jsonl")
    for _ in range(200):
        sat.flag("d/z#x", "y" * 2_000)
    sat.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sat.record(answer("d/y#x"))
    with full(sat.path), pytest.raises(ProgressError, match="cannot be written"):
        sat.spare.save(tmp_path / "spare.jsonl")
    assert not (tmp_path / "spare.jsonl").exists()


def test_what_was_merged_meanwhile_is_not_written_twice(sat, answer, kept):
    """A learner may merge the file that was saved, and then press Enter."""
    (event,) = refused(sat, answer())
    other = sqlite3.connect(sat.path, isolation_level=None)
    marks = ", ".join("?" * len(COLUMNS))
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    other.execute(f"INSERT INTO event ({names}) VALUES ({marks})", to_row(event))  # noqa: S608 - constants
    other.close()
    sat.rebuild()
    assert sat.record(answer()).event == event
    assert [each.uuid for each in log(sat)].count(event.uuid) == 1
    assert sat.spare.unsaved == []


def test_what_others_wrote_meanwhile_comes_after_it(sat, opened, answer, clock, kept):
    """Memory is what the log comes to, though the answer is older than the newest."""
    (event,) = refused(sat, answer())
    clock.days(1)
    opened("d2").record(answer(verdict="wrong"))
    assert sat.record(answer()).event == event
    assert [each.card for each in log(sat)] == ["d/z#x", "d/a#x", "d/a#x"]
    assert log(sat)[1] == event
    before = kept(sat)
    sat.rebuild()
    assert kept(sat) == before


def test_another_answer_to_the_question_takes_its_place(sat, answer):
    """Who answers otherwise the second time has given that answer alone."""
    (first,) = refused(sat, answer(response="one"))
    (second,) = refused(sat, answer(verdict="wrong", response="two"))
    assert second.uuid != first.uuid
    assert sat.record(answer(verdict="wrong", response="two")).event == second
    assert first.uuid not in {each.uuid for each in log(sat)}


def test_a_board_is_kept_whole(sat, answer):
    """All pairs of a response are kept, and written together later."""
    board = [answer(f"d/{name}#x", mode="practice", rating=None) for name in "abc"]
    events = refused(sat, *board)
    assert len(events) == 3
    assert [each.event for each in sat.record_all(board)] == events
    assert log(sat)[1:] == events


def test_an_answer_for_which_no_transaction_began_is_kept(sat, opened, answer, clock, path):
    """Another program holds the file, so that nothing can even be tried."""
    impatient = opened(patience=0)
    impatient.begin_sitting()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProgressError, match="Another program"):
        impatient.record_all([answer("d/a#x"), answer("d/b#x")])
    other.execute("ROLLBACK")
    other.close()
    events = impatient.spare.unsaved
    assert [each.card for each in events] == ["d/a#x", "d/b#x"]
    assert [each.event for each in impatient.record_all([answer("d/a#x"), answer("d/b#x")])] == events


def test_what_is_unsaved_at_the_end_goes_home_or_among_temporary_files(sat, answer, monkeypatch, tmp_path):
    """It is said where, once; where there is no home, the system's temporary folder takes it."""
    assert sat.spare.parting() == ""
    (event,) = refused(sat, answer())
    said = sat.spare.parting()
    (saved,) = Path.home().glob("*.jsonl")
    assert lines(saved)[-1] == event
    assert said == (
        f"1 answer could not be saved in {sat.path}. It is in {saved}; `quizapp merge {saved}` takes it in."
    )
    assert sat.spare.parting() == said  # it is safe there already
    refused(sat, answer("d/b#x"))
    monkeypatch.setenv("HOME", str(tmp_path / "none"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = sat.spare.parting()
    (saved,) = tmp_path.glob("*.jsonl")
    assert f"They are in {saved}" in said
    refused(sat, answer("d/c#x"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert sat.spare.parting().startswith(
        f"3 answers could not be saved in {sat.path}, nor elsewhere, and are lost."
    )


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_is_moved_while_it_is_open_is_noticed_and_nothing_is_lost(
    sat, answer, tmp_path, replaced
):
    """What would be written to a file that lies elsewhere by now is kept, and written once it is back."""
    away = tmp_path / "away.db"
    sat.path.rename(away)
    if replaced:
        sat.path.write_bytes(away.read_bytes())
    with pytest.raises(ProgressError, match="moved or replaced"):
        sat.record(answer("d/b#x"))
    (event,) = sat.spare.unsaved
    away.replace(sat.path)
    assert sat.record(answer("d/b#x")).event == event
    assert log(sat)[-1] == event
