"""Two logs made one."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from devices import Device, doings, log
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import NewerProgress, ProgressError, UsageError
from quizapp.progress.arrivals import Clash
from quizapp.progress.event import from_json, to_json
from quizapp.progress.jsonl import LONGEST, read
from quizapp.progress.merge import log_of, merge, would_merge

pasts = st.lists(st.tuples(st.integers(0, 2), doings), max_size=25)
more = st.lists(doings, min_size=1, max_size=6)


@contextmanager
def three(past):
    """Yield three devices with such a past: the second is a copy of the first with the first's id."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as folder, ExitStack() as stack:
        where = Path(folder)
        first = Device(where / "0.db")
        for _device, doing in past[: len(past) // 3]:
            first.do(*doing)
        first.close()
        shutil.copy(where / "0.db", where / "1.db")
        found = [
            Device(where / "0.db", "d1", "one", first.at),
            Device(where / "1.db", "d1", "twin", first.at + 1),
            Device(where / "2.db", "d2", at=first.at - 100_000_000),
        ]
        for device in found:
            stack.callback(device.close)
        for number, doing in past[len(past) // 3 :]:
            found[number].do(*doing)
        yield found


def take(device, lines):
    """Merge a log into a device's file."""
    return merge(device.store, log(lines), device.path.parent / "backups", now=device.now())


@settings(max_examples=40)
@given(pasts, st.permutations(range(3)), st.data())
def test_all_end_equal_in_whatever_order_and_pieces_logs_are_merged(past, order, data):
    """Commutative and associative: a retraction may come before what it takes back, a rename before its limit."""
    with three(past) as devices:
        logs = [device.lines() for device in devices]
        union = sorted({json.loads(line)["uuid"]: line for each in logs for line in each}.values())
        pieces = data.draw(st.permutations(union))
        cut = data.draw(st.integers(0, len(pieces)))
        take(devices[0], pieces[:cut])
        take(devices[0], pieces[cut:])
        for number in order:
            take(devices[1], logs[number])
        for number in reversed(order):
            with log_of(str(devices[number].path), io.BytesIO()) as events:
                merge(devices[2].store, events, devices[2].path.parent / "b", now=devices[2].now())
        for device in devices:
            assert sorted(device.lines()) == union
            assert device.tables() == devices[0].tables()
            device.see_consistent()


@settings(max_examples=30)
@given(pasts, more)
def test_merging_again_changes_nothing_and_life_goes_on(past, then):
    """Idempotent; what is done afterwards, undo and redo first of all, is what a replay makes of it."""
    with three(past) as (one, twin, two):
        for other in (twin, two):
            take(one, other.lines())
        before = one.tables(), one.lines()
        for other in (two, one, twin):
            again = take(one, other.lines())
            assert again.news.events == 0
            assert again.backup is None
        assert (one.tables(), one.lines()) == before
        memory = one.tables()[0]
        if (undone := one.store.undo()) is not None:
            assert one.store.redo() == undone
        assert one.tables()[0] == memory
        for doing in then:
            one.do(*doing)
        one.see_consistent()
        take(two, one.lines())
        assert two.tables() == one.tables()


@pytest.fixture
def device(tmp_path):
    """Return a function that makes a device with some answers."""
    made = []

    def device_(name, answers=3, **more):
        made.append(Device(tmp_path / f"{name}.db", name, **more))
        for number in range(answers):
            made[-1].do("review", number, number)
        return made[-1]

    yield device_
    for each in made:
        each.close()


def test_what_came_is_counted_and_a_backup_of_what_was_is_kept(device):
    """The message has new events, answers, devices and what was here; the backup lacks what came."""
    one, two = device("d1"), device("d2", 4)
    two.do("suspend", 0, 0)
    merged = take(one, [*two.lines(), *one.lines(), *two.lines()])
    assert (merged.news[:4], merged.here) == ((5, 4, 1, 0), 3)
    assert merged.backup is not None
    with closing(sqlite3.connect(merged.backup)) as db:
        assert db.execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_one_id_with_two_contents_is_named_and_nothing_is_merged(device):
    """Neither is taken for the right one, whichever came first; id, card and day are said."""
    one, two = device("d1"), device("d2")
    take(two, one.lines())
    new, known = two.lines()[-1], one.lines()[0]
    for lines in ([new, known.replace('"right"', '"wrong"')], [new, new.replace('"d2"', '"d3"')]):
        two_said = from_json(lines[1])
        before = one.lines(), one.tables(), sorted(one.path.parent.rglob("*.db"))
        with pytest.raises(Clash) as caught:
            take(one, lines)
        for said in (two_said.uuid, two_said.card, str(two_said.day)):
            assert str(said) in str(caught.value)
        assert (one.lines(), one.tables(), sorted(one.path.parent.rglob("*.db"))) == before


def test_the_way_json_is_written_is_not_what_it_says(device):
    """Keys in another order, 1 for 1.0, or escapes make no other event."""
    one = device("d1")
    shuffled = [
        json.dumps(dict(reversed(json.loads(line).items()))).replace('"score": 1.0', '"score": 1')
        .replace('{"z": ', '{"z":  ').replace("[1.5]", "[15e-1]") for line in one.lines()
    ]  # fmt: skip
    assert shuffled != one.lines()
    assert take(one, shuffled).here == 3
    assert take(one, [line.replace('"z": 0', '"z": 0.0') for line in one.lines()]).here == 3
    with pytest.raises(Clash):
        take(one, [line.replace('"z": 1', '"z": true') for line in one.lines()])


def test_events_of_a_device_whose_clock_was_ahead_are_taken_and_said(device):
    """They are kept as they were, and what is answered next still comes after them."""
    one, two = device("d1"), device("d2", at=2_100_000_000_000)
    merged = take(one, two.lines())
    assert (merged.news.ahead, merged.news.until) == (3, "2036-07-18")
    assert "3 answers are dated after today (the last 2036-07-18)" in merged.news.told_ahead()
    one.do("review", 1, 1)
    assert one.store.undo().device == "d1"
    one.see_consistent()


def test_kinds_of_a_newer_version_are_kept_and_its_fields_wait_for_an_upgrade(device):
    """An unknown kind changes no memory and is passed on; an unknown field cannot be kept, so it is said."""
    one = device("d1")
    line = one.lines()[0].replace('"review"', '"blessing"').replace('"uuid": "', '"uuid": "new-')
    assert take(one, [line]).news[:2] == (1, 0)
    assert line in one.lines()
    with pytest.raises(NewerProgress, match=r"log:1: .*aura.*Upgrade"):
        take(one, [line[:-1] + ', "aura": 1}'])


def test_what_decks_were_compared_with_is_forgotten(device):
    """An edit that another device carried over must be met again."""
    one, two = device("d1"), device("d2")
    one.store.note_compared("d", "digest")
    take(one, one.lines())
    assert one.store.compared("d") == "digest"
    take(one, two.lines())
    assert one.store.compared("d") == ""


def _changed(line, **more):
    return json.dumps({**json.loads(line), **more})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"clock": 2**53 - 1}, "clock"), ({"clock": -1}, "clock"), ({"at": 2**62}, "at"),
        ({"offset": 10**6}, "offset"), ({"day": "9999-12-31"}, "day"), ({"day": "1969-12-31"}, "day"),
        ({"rating": 5}, "rating"), ({"rating": 0}, "rating"), ({"rung": -1}, "rung"), ({"rung": 2**63}, "rung"),
        ({"seed": 2**63}, "seed"), ({"ms": 2**62}, "ms"), ({"score": 1.1}, "score"), ({"chance": -0.1}, "chance"),
        ({"retention": 0}, "retention"), ({"picked": [2**70]}, "picked"), ({"uuid": ""}, "uuid"),
        ({"device": ""}, "device"), ({"kind": ""}, "kind"), ({"due": "2026-02-30"}, "due"),
        ({"card": "\ud800"}, "card"), ({"data": json.loads("[" * 40 + "]" * 40)}, "data"),
        ({"data": {"a": json.loads("[" * 40 + "]" * 40)}}, "deep"), ({"clock": 1.5}, "clock"),
    ],
)  # fmt: skip
def test_what_the_log_could_not_hold_is_named_with_its_line_before_anything_is_written(device, change, said):
    """All is looked through first, so that no fault of SQLite is met half-way."""
    one, two = device("d1"), device("d2")
    lines = [*two.lines(), _changed(two.lines()[0], **{"uuid": "other", **change})]
    with pytest.raises(ProgressError, match=r"^log:4: ") as caught:
        take(one, lines)
    assert said in str(caught.value)
    assert len(one.lines()) == 3


@given(st.lists(st.tuples(st.sampled_from(["clock", "at", "offset", "day", "due", "rating", "rung", "seed", "ms",
                                           "score", "chance", "retention", "verdict", "kind", "mode", "picked",
                                           "target", "card", "becomes"]),
                          st.sampled_from([None, 0, 1, -1, 4, 2**52, 2**31, -(2**63), 2**63 - 1, 1e-320, 0.5, "", "x",
                                           "rename", "0001-01-01", "9990-12-31", "1970-01-01", [-1], "\0", 1000,
                                           253_402_300_799_999, 10**12])), max_size=4))  # fmt: skip
@settings(max_examples=150)
def test_whatever_is_let_in_is_written_and_replayed_without_a_fault(changes):
    """What is looked through beforehand is enough: neither SQLite nor the scheduler meets what it cannot hold."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as folder:
        one = Device(Path(folder, "p.db"))
        for number in range(2):
            one.do("review", 0, number)
        base = _changed(one.lines()[-1], uuid="new")
        try:
            events = list(log([_changed(base, **dict(changes))]))
        except ProgressError:
            events = []
        if events:
            merge(one.store, iter(events), Path(folder, "b"), now=one.now())
            one.do("review", 0, 1)
            one.see_consistent()
        one.close()


def test_a_log_cut_short_is_said_and_bounds_are_kept(device):
    """A last line without its end, a line without end, and a file that is something else are told apart."""
    one, two = device("d1"), device("d2")
    text = "".join(f"{line}\n" for line in two.lines()).encode()

    def said(what):
        with pytest.raises(ProgressError) as caught:
            merge(one.store, read(io.BytesIO(what), "f"), one.path.parent / "b", now=one.now())
        return str(caught.value)

    assert "f:3: the last line is cut short" in said(text[:-20])
    assert "f:2: the line is longer than 1,024 KiB" in said(b"\n" + b"[" * (LONGEST + 1))
    assert "f:1: " in said(b"\xff\xfe" + text)
    assert len(one.lines()) == 3
    assert merge(one.store, read(io.BytesIO(b"\xef\xbb\xbf" + text[:-1].replace(b"\n", b"\r\n\r\n")), "f"),
                 one.path.parent / "b", now=one.now()).news.events == 3  # fmt: skip


def test_a_file_is_read_and_left_as_it_is_whatever_it_holds(device, tmp_path):
    """Another progress file is neither changed nor trusted; what is none is said."""
    one, two = device("d1"), device("d2")
    two.close()
    before = two.path.read_bytes()
    with log_of(str(two.path), io.BytesIO()) as events:
        assert would_merge(one.store, events).news.events == 3
    assert len(one.lines()) == 3
    assert two.path.read_bytes() == before
    assert not two.path.with_name("d2.db-wal").exists()
    hostile = tmp_path / "hostile.db"
    shutil.copy(two.path, hostile)
    with closing(sqlite3.connect(hostile)) as db:
        db.execute("DROP TRIGGER event_no_update")
        db.execute("""UPDATE event SET data = '{"a": [}' WHERE seq = 2""")
        db.commit()
    with (
        log_of(str(hostile), io.BytesIO()) as events,
        pytest.raises(ProgressError, match=r"hostile\.db: event"),
    ):
        merge(one.store, events, tmp_path / "b", now=one.now())
    for named in (str(tmp_path / "none"), str(tmp_path)):
        with pytest.raises(UsageError), log_of(named, io.BytesIO()):
            pass
    assert len(one.lines()) == 3


def test_a_merge_that_fails_half_way_changes_nothing(device, tmp_path):
    """Where no backup can be kept, nothing is written."""
    one, two = device("d1"), device("d2")
    (tmp_path / "b").touch()
    with pytest.raises(ProgressError, match="No backup"):
        merge(one.store, log(two.lines()), tmp_path / "b", now=one.now())
    assert len(one.lines()) == 3


def test_an_event_that_another_process_wrote_meanwhile_is_compared_as_well(device):
    """Between the look and the writing, the same event may come in another way; it is in once, or refused."""
    one, two = device("d1"), device("d2")

    def meanwhile(lines, also):
        yield from log(lines)
        take(one_again, also)

    one_again = Device(one.path, "d1", "again")
    try:
        assert take(one_again, [two.lines()[0]]).news.events == 1
        merge(one.store, meanwhile(two.lines(), two.lines()[:2]), one.path.parent / "b", now=one.now())
        assert sorted(one.lines()) == sorted({*one.lines()})
        assert len(one.lines()) == 6
    finally:
        one_again.close()


def test_an_event_of_the_log_reads_back_as_itself(device):
    """What a merge writes is what it read, to the letter."""
    one, two = device("d1"), device("d2", 5)
    take(one, two.lines())
    assert {to_json(event) for event in one.store.events()} >= set(two.lines())
