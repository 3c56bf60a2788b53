"""How a table is laid into a window: widths add up, and every cell can be brought into sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.lattice import GAP, columns, onward, reach

WIDTHS = st.integers(30, 240)


@given(WIDTHS, st.integers(1, 60), st.integers(1, 60), st.integers(0, 80))
def test_columns_fill_the_width_or_are_as_wide_as_they_may_be(width, name, word, total):
    """The names, the gaps and the columns take the whole width, or each column takes the most."""
    laid = columns(width, name, min(name, word), total)
    taken = laid.names + sum(GAP + each for each in laid.widths)
    assert taken == width or (taken < width and set(laid.widths) == {36})
    assert max(laid.widths) - min(laid.widths) <= 1
    assert 1 <= len(laid.widths) <= max(total, 1)


@given(st.integers(50, 240), st.integers(1, 60), st.integers(1, 80))
def test_columns_are_wide_enough_to_be_read(width, name, total):
    """Each has sixteen cells or more, and names leave the most of the width to them."""
    laid = columns(width, name, name, total)
    assert min(laid.widths) >= 16
    assert laid.names <= max(width // 4, 1)


@given(WIDTHS, st.integers(1, 30), st.integers(1, 20))
def test_each_place_of_a_row_is_of_one_column(width, name, total):
    """A click into a column, or into the gap before it, finds that column."""
    laid = columns(width, name, name, total)
    found = [laid.at(x) for x in range(width)]
    assert found[: laid.names] == [None] * laid.names
    assert [each for each in found if each is not None] == [
        number for number, each in enumerate(laid.widths) for _ in range(each + GAP)
    ]


@given(st.integers(1, 9), st.integers(1, 40), st.lists(st.integers(0, 39), max_size=30))
def test_the_column_that_is_chosen_is_in_sight(shown, total, walk):
    """However one goes through them, and it moves only where it has to."""
    first = 0
    for each in walk:
        at = each % total
        moved = onward(first, at, shown, total)
        assert moved <= at < moved + shown
        assert 0 <= moved <= max(total - shown, 0)
        if first <= at < first + shown:
            assert moved == first
        first = moved


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=40),
    st.integers(4, 20),
    st.lists(st.integers(0, 39), max_size=30),
)
def test_the_row_that_is_chosen_is_in_sight_whole(heights, room, walk):
    """However one goes through them; and the last rows leave no room in which another had stood."""
    top = 0
    for each in walk:
        at = each % len(heights)
        top = reach(top, at, len(heights), room, heights.__getitem__)
        assert top <= at
        assert sum(heights[top : at + 1]) <= room
        if top > 0 and at == len(heights) - 1:
            assert sum(heights[top - 1 :]) > room
