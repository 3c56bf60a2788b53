"""Lane and lanes: every event in sight is drawn or counted, and nothing lies over anything else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.axis import Axis, fitted
from quizapp.edtf import parse
from quizapp.lane import Laid
from quizapp.lanes import laid, lanes_of
from quizapp.stretch import drawn, stretch


def things_of(*given, label="A thing"):
    """Return what is to be laid out, each of a date, a firmness and its lanes."""
    return [Laid(stretch(parse(when)), firmness, lanes, lambda: label) for when, firmness, lanes in given]


def picture(rows, width):
    """Return rows as they look in letters of one cell."""
    lines = []
    for row in rows:
        line = [" "] * width
        for piece in row.pieces:
            line[piece.start : piece.end + 1] = piece.text
            if piece.room:
                told = piece.label if len(piece.label) <= piece.room else piece.label[: piece.room - 1] + "…"
                line[piece.beside : piece.beside + piece.room] = told.ljust(piece.room)
        lines.append("".join(line).rstrip())
    return lines


AXIS = Axis(date(2000, 1, 1).toordinal(), 365.25 * 40, 40)  # a cell a year


def test_names_stand_beside_and_move_down_where_they_would_collide():
    """A label is beside its mark, and what would run into it goes into the next row."""
    rows = laid(things_of(("2001-05-01", 0, (0,)), ("2003-05-01", 4, (0,)), ("2020-05-01", 2, (0,))), AXIS, 4)
    assert picture(rows, 40) == [" ○ A thing          ◑ A thing", "   ● A thing"]


def test_a_label_gives_way_where_there_is_one_row():
    """It is cut, or dropped where little of it would be left; the marks stay."""
    some = things_of(("2001-05-01", 0, (0,)), ("2010-05-01", 0, (0,)), ("2012-05-01", 0, (0,)))
    assert picture(laid(some, AXIS, 1), 40) == [" ○ A th…  ○ ○ A thing"]


def test_at_the_right_edge_a_label_stands_before():
    """Where there is no room behind the last event, its name is before it."""
    assert picture(laid(things_of(("2038-05-01", 1, (0,))), AXIS, 1), 40) == [" " * 30 + "A thing ◔"]


def test_what_falls_together_is_counted_under_the_weakest():
    """Three in one cell of one row are a number, with the mark of what is known least."""
    rows = laid(things_of(*[("2009-05-01", firmness, (0,)) for firmness in (3, 1, 4)]), AXIS, 1)
    assert picture(rows, 40) == ["         ◔3"]
    assert rows[0].pieces[0].things == (0, 1, 2)


def test_lanes_stand_apart_where_there_is_room():
    """Each lane has its rows; a blank one is between lanes while that costs nothing."""
    some = things_of(("2001-05-01", 0, (0,)), ("2009-05-01", 0, (1,)), ("2009-05-01", 0, (0, 1)))
    rows = laid(some, AXIS, 6)
    assert [row.lane for row in rows if row.head] == [0, 1]
    assert not all(row.pieces for row in rows)
    tight = laid(some, AXIS, 2)
    assert [(row.lane, row.head) for row in tight] == [(0, True), (1, True)]
    assert [len(piece.things) for piece in tight[1].pieces] == [2]


def test_the_fullest_lane_comes_first_and_those_in_none_last():
    """Lanes are named once each; who is in none has one of their own."""
    names, places = lanes_of([("Japan",), ("Korea", "Japan"), (), ("Japan",)], "nobody")
    assert names == ["Japan", "Korea", "nobody"]
    assert places == [(0,), (1, 0), (2,), (0,)]
    assert lanes_of([(), ()], "all") == (["all"], [(0,), (0,)])


WHEN = st.one_of(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)).map(str),
    st.integers(1990, 2040).flatmap(
        lambda year: st.sampled_from(
            [f"{year}", f"{year}~", f"{year}/..", f"../{year}", f"{year - 30}/{year}"]
        )
    ),
)
THINGS = st.lists(
    st.builds(
        lambda when, firmness, lanes, label: Laid(
            stretch(parse(when)), firmness, tuple(lanes), lambda: label
        ),
        WHEN,
        st.integers(0, 4),
        st.lists(st.integers(0, 3), min_size=1, max_size=2, unique=True),
        st.sampled_from(["Short", "A rather long name of an event", "하노이 정상회담", "会談🇰🇷", ""]),
    ),
    max_size=120,
)


@given(THINGS, st.floats(1980, 2040), st.floats(0.1, 70), st.integers(8, 200), st.integers(1, 40))
def test_all_in_sight_is_drawn_or_counted_once_in_each_of_its_lanes(things, year, years, width, height):
    """No piece overlaps another or its label, none leaves the view, and none of what is in sight is missing."""
    axis = Axis(year * 365.2425, years * 365.2425, width)
    rows = laid(things, axis, height)
    found = [(row.lane, thing) for row in rows for piece in row.pieces for thing in piece.things]
    sight = [
        (lane, number)
        for number, each in enumerate(things)
        if drawn(each.days, axis, "x") is not None
        for lane in each.lanes
    ]
    assert sorted(found) == sorted(sight)
    for row in rows:
        for one, other in pairwise(row.pieces):
            assert one.over < other.first
        for piece in row.pieces:
            assert 0 <= piece.first <= piece.over < width or len(piece.text) > width
            assert len(piece.text) == piece.end - piece.start + 1
            assert len(piece.things) < 2 or piece.text[1:] == str(len(piece.things))
    lanes = {lane for lane, _thing in found}
    assert len(rows) <= max(height, len(lanes))


def test_five_hundred_stay_in_their_rows():
    """Where labels have no room, marks and numbers stand in as many rows as there are."""
    many = things_of(
        *[(str(date.fromordinal(700_000 + number * 37)), number % 5, (0,)) for number in range(500)]
    )
    first, last = many[0].days.first, many[-1].days.last
    for width, height in ((60, 10), (190, 40)):
        rows = laid(many, fitted(first, last, width), height)
        assert len(rows) <= height
        assert not any(piece.room for row in rows for piece in row.pieces)
        assert sum(len(piece.things) for piece in rows[0].pieces) == 500


def test_a_pile_has_a_mark_for_each_the_firmest_first():
    """Below a number stand as many marks, or the same share of them everywhere; none is an event of its own."""
    some = things_of(*[("2009-05-01", firmness, (0,)) for firmness in (0, 3, 1, 4, 1, 2)])
    rows = laid(some, AXIS, 8)
    assert picture(rows, 40) == ["         ○6", *[f"         {mark}" for mark in "●◕◑◔◔○"]]
    assert [piece.things for row in rows[1:] for piece in row.pieces] == [()] * 6
    assert len(laid(some, AXIS, 5)) == 5
