"""The backup that is taken by itself when a sitting ends."""

from __future__ import annotations

import os

from quizapp.progress import queries
from quizapp.progress.backup import backups, take
from quizapp.progress.held import reading
from quizapp.progress.keeping import keep, wanted
from quizapp.progress.merge import merge
from quizapp.progress.restoring import restore


def test_only_a_log_that_went_on_is_copied(store, answer, clock, tmp_path):
    """Nothing of an empty log, nothing twice, and again after the next answer."""
    folder = tmp_path / "b"
    assert not wanted(store.db, folder)
    store.record(answer())
    assert wanted(store.db, folder)
    keep(store.db, folder, now=clock())
    assert not wanted(store.db, folder)
    store.undo()
    assert wanted(store.db, folder)


def test_a_newest_backup_that_cannot_be_read_keeps_nothing(store, answer, clock, tmp_path):
    """It is as if there were none."""
    store.record(answer())
    keep(store.db, tmp_path, now=clock()).write_bytes(b"x" * 5000)
    assert wanted(store.db, tmp_path)


def test_old_ones_go_and_so_does_what_a_kill_left(store, answer, clock, tmp_path):
    """Twenty sittings of one day leave five; half a copy goes when it is an hour old, and nothing else does."""
    folder = tmp_path / "b"
    folder.mkdir()
    for name, age in (
        (".making-1-old", 2),
        (".making-2-new", 0),
        ("20260101T000000Z-sitting.db", 2),
        ("mine", 2),
    ):
        (folder / name).touch()
        when = clock().at / 1000 - age * 3600
        os.utime(folder / name, (when, when))
    for _ in range(20):
        store.record(answer())
        keep(store.db, folder, now=clock())
        clock.minutes(1)
    assert len(backups(folder)) == 5
    others = {each.name for each in folder.iterdir()} - {each.path.name for each in backups(folder)}
    assert others == {".making-2-new", "mine"}


def test_a_copy_that_alone_holds_an_answer_is_never_deleted(opened, answer, clock, path, tmp_path):
    """What restores took back stays in one copy, however many sittings follow; once merged, the copy may go."""
    folder = tmp_path / "b"
    with opened() as store:
        store.record(answer("d/a#x"))
        first = take(store.db, folder, why="sitting", now=clock())
    alone = []
    for _ in range(6):
        with opened() as store:
            alone.append(store.record(answer("d/only#x")).event.uuid)
        clock.minutes(1)
        restore(first, path, folder, now=clock())
    with opened() as store:
        for number in range(8):
            clock.days(30)
            store.record(answer(f"d/{number}#x"))
            keep(store.db, folder, now=clock())
        copies = [_events(each.path) for each in backups(folder)]
        assert set(alone) <= {event.uuid for events in copies for event in events}
        merge(
            store,
            list({event.uuid: event for events in copies for event in events}.values()),
            folder,
            now=clock(),
        )
        clock.days(100)
        store.record(answer())
        keep(store.db, folder, now=clock())
        assert len([each for each in backups(folder) if each.why == "restore"]) <= 3


def _events(path):
    with reading(path) as db:
        return list(queries.events(db))
