"""Logs exchanged through a folder that nothing can be said of."""

from __future__ import annotations

import json
import os
import stat
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from devices import Device, doings
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import NewerProgress, ProgressError, UsageError
from quizapp.progress.exchange import exchange, one_at_a_time
from quizapp.progress.jsonl import read
from quizapp.progress.merge import merge


def sync(device, folder):
    """Exchange what a device knows with a folder."""
    return exchange(device.store, folder, folder.parent / "backups", now=device.now())


def files(folder):
    """Return the logs in a folder."""
    return sorted(folder.glob("quizapp-*.jsonl"))


MISCHIEF = ("cut", "empty", "copy", "keep", "old", "gone", "moved")
steps = st.one_of(
    st.tuples(st.integers(0, 2), doings),
    st.tuples(st.integers(0, 2), st.just("sync")),
    st.tuples(st.sampled_from(MISCHIEF), st.tuples(st.integers(0, 5), st.floats(0, 1))),
)


class Folder:
    """A shared folder, and a service that does with it what services do."""

    def __init__(self, where):
        self.where, self.kept = where, {}
        where.mkdir()

    def harm(self, what, which, how):
        """Truncate, copy, delay, put back or drop a file."""
        found = files(self.where)
        if not found:
            return
        path = found[which % len(found)]
        text = path.read_bytes()
        match what:
            case "cut":
                path.write_bytes(text[: int(len(text) * how)])
            case "empty":
                path.write_bytes(b"\0" * which)
            case "copy":
                path.with_name(f"{path.stem} (conflicted copy {which}).jsonl").write_bytes(text)
            case "moved":
                path.rename(path.with_name(f"{path.stem}.sync-conflict-{which}.jsonl"))
            case "keep":
                self.kept[path] = text
            case "old":
                path.write_bytes(self.kept.get(path, text))
            case "gone":
                path.unlink()


@settings(max_examples=25)
@given(st.lists(steps, max_size=40))
def test_all_devices_end_equal_whatever_happens_to_the_folder(past):
    """Files are cut, emptied, copied, put back and lost; after quiet syncs no event is lost and none doubled."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as base, ExitStack() as stack:
        folder = Folder(Path(base, "shared"))
        devices = [
            Device(Path(base, f"{n}", "progress.db"), f"d{n}", at=1_790_000_000_000 + n) for n in range(3)
        ]
        for device in devices:
            stack.callback(device.close)
        for who, what in past:
            if who in MISCHIEF:
                folder.harm(who, *what)
            elif what == "sync":
                assert sync(devices[who], folder.where).wrong == ()
            else:
                devices[who].do(*what)
        for device in devices * 2:
            assert sync(device, folder.where).wrong == ()
        made = sum(device.store.db.execute("SELECT count(*) FROM event WHERE device = ?", (device.store.device,))
                   .fetchone()[0] for device in devices)  # fmt: skip
        assert len(devices[0].lines()) == made
        for device in devices:
            assert device.lines() == devices[0].lines()
            assert device.tables() == devices[0].tables()
            again = sync(device, folder.where)
            assert (again.sent, again.news.events, again.backup, again.wrong) == (0, 0, None, ())
        devices[0].see_consistent()
        _, *own = files(folder.where)[0].read_text().splitlines()
        assert len(own) == len({json.loads(line)["uuid"] for line in own})


@pytest.fixture
def folder(tmp_path):
    """Return a folder that is shared."""
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def device(tmp_path):
    """Return a function that makes a device with some answers."""
    made = []

    def device_(device, answers=3, where="", **more):
        made.append(Device(tmp_path / (where or device) / "progress.db", device, **more))
        for number in range(answers):
            made[-1].do("review", number, number)
        return made[-1]

    yield device_
    for each in made:
        each.close()


def test_each_sends_what_others_lack_and_receives_what_it_lacks(device, folder):
    """Own events are appended to one private file for each device; a backup is taken before anything comes in."""
    one, two = device("d1"), device("d2", 2)
    assert sync(one, folder)[:1] == (3,)
    done = sync(two, folder)
    assert (done.sent, done.news.events, done.news.devices) == (2, 3, 1)
    assert done.backup.exists()
    before = done.file.read_bytes()
    two.do("review", 0, 0)
    assert sync(two, folder).sent == 1
    assert done.file.read_bytes().startswith(before)
    assert sync(one, folder).news.events == 3
    assert one.lines() == two.lines()
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(folder)} == {0o600}
    assert [path.name for path in files(folder)] == ["quizapp-d1.jsonl", "quizapp-d2.jsonl"]


def test_what_came_by_hand_is_passed_on_until_its_device_has_a_file(device, folder):
    """Events of a device that has no file in the folder reach others through the one that knows them."""
    one, two, three = device("d1"), device("d2"), device("d3")
    with (folder / "by-hand").open("w+b") as file:
        file.write("\n".join(three.lines()).encode())
        file.seek(0)
        merge(one.store, read(file, "by-hand"), folder.parent / "b", now=one.now())
    assert sync(one, folder).sent == 6
    assert sync(two, folder).news.devices == 2
    assert sync(two, folder).sent == 0


def test_a_folder_shared_by_a_group_gets_files_that_the_group_can_read(device, folder):
    """Where the folder's group is handed on, a private file would be of no use to the others."""
    folder.chmod(0o2770)
    assert stat.S_IMODE(sync(device("d1"), folder).file.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["foreign", "clash", "newer"])
def test_a_file_that_cannot_be_trusted_is_left_alone_whole_and_the_rest_goes_on(device, folder, name):
    """It is named with its line or its event, nothing of it comes in, and other files do."""
    one, two, three = device("d1"), device("d2"), device("d3")
    for each in (one, two, three):
        sync(each, folder)
    path = folder / "quizapp-d2.jsonl"
    head, *lines = path.read_text().splitlines()
    two.do("review", 0, 1)
    lines.append({
        "foreign": "<<<<<<< HEAD", "newer": lines[0][:-1] + ', "aura": 1}', "clash": json.dumps(json.loads(one.lines()[0]) | {"offset": 61}),
    }[name])  # fmt: skip
    lines.append(two.lines()[-1])
    text = "\n".join([head, *lines]) + "\n"
    path.write_text(text)
    done = sync(one, folder)
    assert len(done.wrong) == 1
    assert "quizapp-d2.jsonl" in done.wrong[0]
    assert {"foreign": "line 5", "newer": "Upgrade", "clash": one.lines()[0][10:20]}[name] in done.wrong[0]
    assert done.news.events == 3
    assert {json.loads(line)["device"] for line in one.lines()} == {"d1", "d3"}
    assert path.read_text() == text


def test_two_files_that_contradict_each_other_are_both_left_alone(device, folder):
    """Neither came first: both are named, and nothing of either comes in."""
    one, two, three = device("d1"), device("d2"), device("d3")
    for each in (two, three):
        sync(each, folder)
    altered = json.dumps(json.loads(two.lines()[0]) | {"rating": 1})
    with (folder / "quizapp-d3.jsonl").open("a") as file:
        file.write(altered + "\n")
    done = sync(one, folder)
    assert sorted(said[:16] for said in done.wrong) == ["quizapp-d2.jsonl", "quizapp-d3.jsonl"]
    assert done.news.events == 0
    assert len(one.lines()) == 3


def test_our_own_file_is_never_overwritten_with_less(device, folder):
    """What stands in it alone comes in first; what cannot be read is set aside, and it is written anew."""
    one, lost = device("d1"), device("d1", 4, where="backup", name="lost")
    sync(lost, folder)
    done = sync(one, folder)
    assert len(one.lines()) == 3 + 4
    assert "came back from the folder" in " ".join(done.noted)
    path = done.file
    path.write_text(path.read_text() + "odd\n")
    before = path.read_text()
    one.do("review", 1, 1)
    done = sync(one, folder)
    assert "set aside" in done.wrong[0]
    assert (folder / "quizapp-d1.jsonl.set-aside-1").read_text() == before
    assert len(path.read_text().splitlines()) == 1 + len(one.lines())
    assert sync(one, folder).wrong == ()
    with path.open("a") as file:
        file.write(one.lines()[0].replace('"uuid": "', '"aura": 1, "uuid": "n') + "\n")
    with pytest.raises(NewerProgress, match="Upgrade"):
        sync(one, folder)


def test_learners_who_share_a_folder_never_share_a_log(tmp_path, folder):
    """Each reads the files that carry its own name, and is told of the others."""
    devices = [
        Device(tmp_path / name, "d1") for name in ("progress.db", "learners/ann.db", "learners/progress.db")
    ]
    for device in devices:
        device.do("review", 1, 1)
        done = sync(device, folder)
        assert (done.sent, done.news.events, done.wrong) == (1, 0, ())
    assert [len(device.lines()) for device in devices] == [1, 1, 1]
    assert len(files(folder)) == 3
    assert any("`--learner ann` syncs that" in said for said in sync(devices[0], folder).noted)
    for device in devices:
        device.close()


def test_links_are_not_followed(device, folder, tmp_path):
    """A link in the folder, even in our own place, leads nothing in or out."""
    one, two = device("d1"), device("d2")
    sync(two, folder)
    (folder / "quizapp-d2.jsonl").rename(tmp_path / "elsewhere")
    (folder / "quizapp-d2.jsonl").symlink_to(tmp_path / "elsewhere")
    done = sync(one, folder)
    assert (done.news.events, len(done.noted)) == (0, 1)
    done.file.unlink()
    done.file.symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    with pytest.raises(ProgressError, match="in the way"):
        sync(one, folder)
    assert (tmp_path / "elsewhere").read_bytes() == before


def test_a_folder_that_is_none_is_said(device, tmp_path):
    """Nothing is made where nothing was shared."""
    one = device("d1")
    with pytest.raises(UsageError, match="no folder"):
        sync(one, tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be read"):
        sync(one, tmp_path / "file")


def test_a_cut_file_is_read_to_where_it_ends_and_the_rest_comes_later(device, folder):
    """What has arrived is taken and said; the next time brings what was missing, and each event once."""
    one, two = device("d1"), device("d2", 5)
    path = sync(two, folder).file
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    done = sync(one, folder)
    assert 0 < done.news.events < 5
    assert "cut short" in done.noted[0]
    path.write_bytes(whole)
    assert done.news.events + sync(one, folder).news.events == 5


def test_syncs_at_the_same_time_lose_and_double_nothing(device, folder, tmp_path):
    """Two devices at one folder, and two syncs of one device, come to the same as one after another."""
    devices = [device("d1", 20), device("d2", 20)]
    for each in devices:
        each.close()

    def at_work(name):
        for _ in range(4):
            with one_at_a_time(tmp_path / name):
                again = Device(tmp_path / name / "progress.db", name, f"{name}-{os.urandom(3).hex()}")
                again.do("review", 0, 0)
                sync(again, folder)
                again.close()

    threads = [threading.Thread(target=at_work, args=(name,)) for name in ("d1", "d1", "d2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = [device("d1", 0), device("d2", 0)]
    for each in (*last, *last):
        sync(each, folder)
    assert last[0].lines() == last[1].lines()
    assert len(last[0].lines()) == 40 + 12
    assert [path.name for path in files(folder)] == ["quizapp-d1.jsonl", "quizapp-d2.jsonl"]


def test_what_was_read_before_is_known_by_its_digest_alone(device, folder):
    """A line altered among those taken before is met again, and so is a log that went back to a backup."""
    one, two = device("d1"), device("d2")
    path = sync(two, folder).file
    sync(one, folder)
    two.do("review", 1, 1)
    sync(two, folder)
    assert sync(one, folder).news.events == 1
    text = path.read_text()
    path.write_text(text.replace('"rating": 3', '"rating": 1'))
    (said,) = sync(one, folder).wrong
    assert "differs" in said
    path.write_text(text)
    assert sync(one, folder).wrong == ()
    other = device("d1", where="restored", name="restored")
    assert sync(other, folder).news.events == 4 + 3
