"""An event's two written forms."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import NewerProgress, ProgressError
from quizapp.progress.event import (
    COLUMNS,
    Event,
    Turn,
    from_json,
    from_row,
    random_id,
    to_json,
    to_row,
    turn_of,
)

text = st.text(st.characters(codec="utf-8"), max_size=12)
some = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
maybe = st.none() | text
texts = st.none() | st.lists(text, max_size=3).map(tuple)
plain = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | text
events = st.builds(
    Event,
    uuid=some, device=some, clock=st.integers(0, 2**53 - 1), at=st.integers(-(2**40), 2**47),
    day=st.dates(date(1970, 1, 1), date(9990, 12, 31)), offset=st.integers(-720, 840), kind=some, target=maybe, card=maybe, becomes=maybe,
    sitting=maybe, app=maybe, mode=maybe, asked_as=maybe, rung=st.none() | st.integers(0, 9),
    chance=st.none() | st.floats(0, 1), seed=st.none() | st.integers(-(2**63), 2**63 - 1),
    options=texts, companions=texts, picked=st.none() | st.lists(st.integers(-1, 9)).map(tuple),
    response=maybe, expected=maybe, answer_print=maybe, wording_print=maybe,
    score=st.none() | st.floats(0, 1), verdict=maybe, rating=st.none() | st.integers(1, 4),
    ms=st.none() | st.integers(0, 10**9), revision=maybe, retention=st.none() | st.floats(0, 1, exclude_min=True),
    parameters=maybe, due=st.none() | st.dates(), data=st.none() | st.dictionaries(text, plain, max_size=3),
)  # fmt: skip


@settings(deadline=None)
@given(events)
def test_a_line_of_json_reads_back_as_the_same_event(event):
    """What `quizapp log` prints holds all of an event, in one line, without nulls."""
    line = to_json(event)
    assert from_json(line) == event
    assert to_json(from_json(line)) == line
    assert "\n" not in line
    assert None not in json.loads(line).values()


@settings(deadline=None)
@given(events)
def test_a_row_reads_back_as_the_same_event(event):
    """What the table holds is all of an event."""
    assert from_row(to_row(event)) == event


@settings(deadline=None)
@given(events)
def test_a_turn_holds_the_columns_as_the_table_does(event):
    """Replay reads the same from a new event as from its row."""
    row = dict(zip(COLUMNS, to_row(event), strict=True))
    assert turn_of(event) == Turn(**{name: row[name] for name in Turn._fields})


def test_the_keys_of_a_line_keep_the_order_of_the_schema():
    """A reader of the log finds what and when first, whoever wrote it."""
    event = Event("u", "d", 1, 2, date(2026, 3, 2), 60, "flag", card="d/a#x", data={"z": 1, "a": 2})
    assert to_json(event) == (
        '{"uuid": "u", "device": "d", "clock": 1, "at": 2, "day": "2026-03-02", "offset": 60, '
        '"kind": "flag", "card": "d/a#x", "data": {"a": 2, "z": 1}}'
    )


GOOD = '{"uuid": "u", "device": "d", "clock": 1, "at": 2, "day": "2026-03-02", "offset": 60, "kind": "k"'


@pytest.mark.parametrize(
    "line",
    [
        "", "{", "null", "[]", "{}", '{"uuid": "u"}', "[" * 100_000,
        GOOD + ', "rating": "3"}', GOOD + ', "rating": true}', GOOD + ', "rating": 3.5}',
        GOOD + ', "score": NaN}', GOOD + ', "score": 1e999}', GOOD + ', "due": "2026-02-30"}',
        GOOD + ', "options": [1]}', GOOD + ', "options": "abc"}', GOOD + ', "picked": ["1"]}',
        GOOD + ', "data": []}', GOOD + ', "card": 5}',
        GOOD.replace('"clock": 1', '"clock": null') + "}",
        GOOD.replace('"u"', "null") + "}", GOOD + ', "data": {"a": 1e999}}', GOOD + ', "card": "\\ud800"}',
        GOOD + ', "options": ["\\udfff"]}', GOOD + ', "data": {"\\ud800": 1}}',
        GOOD.replace('"at": 2', '"at": 1e3') + "}", GOOD + ', "chance": ' + "9" * 400 + "}",
    ],
)  # fmt: skip
def test_what_is_no_line_of_a_log_is_refused(line):
    """A wrong shape or type is one clear error, whatever is wrong with it."""
    with pytest.raises(ProgressError, match="not a line of a progress log"):
        from_json(line)


def test_a_key_from_a_newer_version_waits_for_an_upgrade():
    """A key that this version does not know is not dropped silently."""
    with pytest.raises(NewerProgress, match="aura"):
        from_json(GOOD + ', "aura": 7}')


def test_ids_are_random():
    """Every id is another, of 128 bits."""
    assert len({random_id() for _ in range(100)}) == 100
    assert len(random_id()) == 32
