"""A backup put in the place of a progress file: whole or not at all, and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from quizapp.errors import NewerProgress, NotProgress, ProgressError
from quizapp.progress.backup import take
from quizapp.progress.held import held
from quizapp.progress.restoring import difference, restore
from quizapp.progress.store import Store


@pytest.fixture
def folder(tmp_path):
    """Return the folder of backups."""
    return tmp_path / "backups"


@pytest.fixture
def kept(opened, answer, clock, folder):
    """Return a backup of three answers; the file itself has five."""
    store = opened()
    for number in range(3):
        store.record(answer(f"d/a#{number}"))
    backup = take(store.db, folder, why="sitting", now=clock())
    for number in range(2):
        store.record(answer(f"d/b#{number}"))
    store.close()
    clock.minutes(1)
    return backup


def answers(path):
    """Return how many answers a file holds that is sound, its -wal with it."""
    found = held(path, thorough=True)
    assert found.fault == ""
    return found.answers


def ruin(path):
    """Write over the pages of the file, but for the first two."""
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (path.stat().st_size - 8192))


def test_the_present_file_is_backed_up_before(kept, path, folder, clock):
    """What the backup has not is in the one taken first, and can be told before."""
    with closing(sqlite3.connect(path)) as db:
        assert difference(db, kept) == (2, "2026-03-02", 0)
    done = restore(kept, path, folder, now=clock())
    assert answers(path) == 3
    assert done.aside is None
    assert answers(done.backup) == 5
    assert done.backup.name == "20260302T120100Z-restore.db"
    with closing(sqlite3.connect(path)) as db:
        assert difference(db, done.backup) == (0, None, 2)


def test_a_restored_file_goes_on(kept, path, folder, clock, opened, answer):
    """It takes answers, is private, keeps its WAL, and undo takes back what stands now."""
    restore(kept, path, folder, now=clock())
    store = opened()
    assert store.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.undo().card == "d/a#2"
    assert store.record(answer("d/c")).event.clock > clock().at - 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


SITTING = """
import sys
from pathlib import Path
from quizapp.progress.store import Store
with Store.open(Path(sys.argv[1]), device="d1"):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("state", ["sound", "damaged"])
def test_a_file_open_elsewhere_is_left_alone(kept, path, folder, clock, state):
    """While another process has it open nothing is changed, nor backed up or set aside."""
    argv = [sys.executable, "-c", SITTING, str(path)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sitting:
        assert sitting.stdout.readline() == "open\n"
        if state == "damaged":
            ruin(path)
        with pytest.raises(ProgressError, match="open in another sitting"):
            restore(kept, path, folder, now=clock(), patience=0)
        sitting.communicate()
    assert list(folder.iterdir()) == [kept]
    assert not list(path.parent.glob("*.damaged-*"))


def test_a_damaged_file_is_set_aside_with_all_that_is_beside_it(kept, path, folder, clock):
    """Its bytes and those of its -wal stay under another name, and never touch the new file."""
    ruin(path)
    wal = path.with_name("progress.db-wal")
    wal.write_bytes(b"what a crash left" * 99)
    before = path.read_bytes(), wal.read_bytes()
    done = restore(kept, path, folder, now=clock())
    assert done.backup is None
    assert done.aside.name == "progress.db.damaged-20260302T120100Z"
    assert (done.aside.read_bytes(), done.aside.with_name(f"{done.aside.name}-wal").read_bytes()) == before
    assert not wal.exists()
    assert answers(path) == 3
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ruin(path)
    assert restore(kept, path, folder, now=clock()).aside != done.aside
    assert done.aside.read_bytes() == before[0]


def test_an_old_wal_is_not_applied_to_the_new_file(kept, path, folder, clock, opened, answer):
    """The answers of a killed sitting go with the damaged file that they belong to."""
    store = opened()
    store.record(answer("d/late"))
    files = {
        each.name: each.read_bytes() for each in path.parent.iterdir() if each.name.startswith("progress.db")
    }
    store.close()
    for name, content in files.items():
        path.with_name(name).write_bytes(content)  # as the kill left them
    path.write_bytes(path.read_bytes()[:5000])
    done = restore(kept, path, folder, now=clock())
    assert answers(path) == 3
    assert done.aside.with_name(f"{done.aside.name}-wal").read_bytes() == files["progress.db-wal"]


@pytest.mark.parametrize("there", ["nothing", "an empty file"])
def test_a_file_that_is_gone_is_made(kept, path, folder, clock, there):
    """There is nothing to be kept of it."""
    path.unlink()
    if there != "nothing":
        path.touch()
    assert restore(kept, path, folder, now=clock()) == (None, None)
    assert answers(path) == 3


def test_a_link_to_the_file_stays_one(kept, path, folder, clock, tmp_path):
    """What it leads to is restored, and a damaged one set aside there."""
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    restore(kept, link, folder, now=clock())
    assert answers(path) == 3
    ruin(path)
    assert restore(kept, link, folder, now=clock()).aside.parent == path.parent
    assert link.is_symlink()
    assert answers(path) == 3


def test_a_backup_that_is_not_sound_is_refused(kept, path, folder, clock):
    """So is one of a newer version, and the progress file itself."""
    newer, torn = (kept.with_name(f"{name}.db") for name in ("newer", "torn"))
    for copy in (newer, torn):
        shutil.copy(kept, copy)
    ruin(torn)
    with closing(sqlite3.connect(newer)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for source, kind, said in (
        (torn, ProgressError, "is damaged"),
        (newer, NewerProgress, "newer version"),
        (path, ProgressError, "itself"),
        (folder / "none.db", ProgressError, "cannot be read"),
    ):
        with pytest.raises(kind, match=said):
            restore(source, path, folder, now=clock())
    assert path.read_bytes() == before
    assert held(newer).fault == "newer"


def test_what_never_was_a_progress_file_is_not_moved(kept, path, folder, clock, tmp_path):
    """A slip in a name is an error; but one of which there are backups was one."""
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG" + bytes(999))
    with pytest.raises(NotProgress):
        restore(kept, picture, tmp_path / "no backups", now=clock())
    assert picture.read_bytes()[:4] == b"\x89PNG"
    path.write_bytes(bytes(5000))
    assert restore(kept, path, folder, now=clock()).aside.read_bytes() == bytes(5000)


def test_pages_of_another_size_are_put_in_place_too(kept, path, folder, clock):
    """What SQLite cannot write over is set aside."""
    with closing(sqlite3.connect(kept)) as db:
        db.execute("PRAGMA page_size = 8192")
        db.execute("VACUUM")
    done = restore(kept, path, folder, now=clock())
    assert answers(path) == 3
    assert answers(done.aside) == 5


# A child restores and is killed at its n-th call of the system that opens, names, links or deletes a file,
# or opens a database, for every n; the parent counts how far it came.
KILLED = """
import os, signal, sys, shutil
from pathlib import Path
from quizapp.progress.restoring import restore
from quizapp.progress.studyday import Moment

backup, first, folder, where = map(Path, sys.argv[1:])
steps = {"open", "os.link", "os.rename", "os.remove", "sqlite3.connect/handle"}
left = -1

def hook(event, arguments):
    global left
    if left >= 0 and event in steps and not str(arguments[0]).endswith((".py", ".pyc")):
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

sys.addaudithook(hook)
for number in range(200):
    work = where / str(number)
    shutil.copytree(first, work)
    shutil.copytree(folder, work / "backups")
    pid = os.fork()
    if not pid:
        left = number
        restore(work / "backups" / backup.name, work / "progress.db", work / "backups", now=Moment(0))
        os._exit(0)
    if not os.waitpid(pid, 0)[1]:
        print(number)
        break
"""


@pytest.mark.parametrize("state", ["sound", "damaged"])
def test_a_kill_at_any_step_leaves_a_whole_file_and_nothing_lost(kept, path, folder, tmp_path, state):
    """After it the file is the old one or the new one, every byte of a damaged one is there, and it goes again."""
    first, where = tmp_path / "first", tmp_path / "work"
    first.mkdir()
    if state == "damaged":
        ruin(path)
        path.with_name("progress.db-wal").write_bytes(b"left" * 99)
    for each in tmp_path.glob("progress.db*"):
        shutil.copy(each, first)
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(kept), str(first), str(folder), str(where)],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    steps = int(ran.stdout)
    assert steps > 5
    old = {each.name: each.read_bytes() for each in first.iterdir()}
    came = set()
    for number in range(steps + 1):
        work = where / str(number)
        mine, backups = work / "progress.db", work / "backups"
        if state == "sound":
            found = answers_with_wal(mine)
            came.add(found)
            assert found in {3, 5}
            assert found == 5 or 5 in [held(each).answers for each in backups.glob("*-restore.db")]
        else:
            contents = [each.read_bytes() for each in work.iterdir() if each.is_file()]
            assert all(content in contents for content in old.values())
            new = mine.read_bytes() != old["progress.db"]
            came.add(new)
            assert not new or (answers(mine) == 3 and not mine.with_name("progress.db-wal").exists())
        assert answers(backups / kept.name) == 3
        restore(backups / kept.name, mine, backups, now=moment(number))
        assert answers(mine) == 3
    assert len(came) == 2


def moment(number):
    """Return a moment in a later second."""
    from quizapp.progress.studyday import Moment

    return Moment(1000 * (number + 1))


def answers_with_wal(path):
    """Open a file as a sitting does, and count."""
    with Store.open(path, device="d2") as store:
        assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return store.db.execute("SELECT count(*) FROM event").fetchone()[0]


def test_a_folder_that_cannot_be_written_to_is_said(kept, path, folder, clock):
    """Where the present file cannot be backed up, it stays."""
    before = path.read_bytes()
    with pytest.raises(ProgressError, match="No backup can be kept"):
        restore(kept, path, path, now=clock())
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [kept]
