"""Where the thing that a problem is about ends, and how its line is fitted to a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.columns import beginning, ending, width
from quizapp.excerpt import excerpt, shown_excerpt


@pytest.mark.parametrize(
    ("line", "column", "meant"),
    [
        ("  river: {ask: Which river?, anser: B}", 30, "anser"),
        ("  river: {ask: Which river?, anser: B}", 10, "{ask: Which river?, anser: B}"),
        ("  river: {ask: Which river?, anser: B}", 3, "river"),
        ("    answer: Room   # a comment", 13, "Room"),
        ('    answer: "Room: \\" #5"  # a comment', 13, '"Room: \\" #5"'),
        ("    answer: 'it''s: so'  # a comment", 13, "'it''s: so'"),
        ("    wrong: [Busan, seoul, Daegu]", 20, "seoul"),
        ("             seoul, Daegu]", 14, "seoul"),
        ("             seoul, Daegu,", 14, "seoul"),
        ("    when: http://a.b/c", 11, "http://a.b/c"),
        ("  한국: {ask: 누구?, 답: 김}", 13, "누구?"),
        ("    answer: {a: [b, {c: d}], e: f} tail", 13, "{a: [b, {c: d}], e: f}"),
        ('    "unclosed', 5, '"unclosed'),
    ],
)
def test_a_place_is_as_long_as_what_stands_there(line, column, meant):
    """A word, a quotation, a bracket ends where YAML has it end."""
    found = excerpt(line, column)
    assert found.line[found.start : found.end] == meant


@given(st.text(max_size=80), st.integers(-3, 90), st.integers(1, 60))
def test_any_line_can_be_shown(text, column, columns):
    """Whatever stands in a line, it is shown within the width, and can steer no terminal."""
    found = excerpt(text, column)
    assert 0 <= found.start < found.end
    before, meant, after = shown_excerpt(found, max(columns, 20))
    whole = before + meant + after
    assert width(whole) <= max(columns, 20)
    assert "\x1b" not in whole
    assert "\t" not in whole


@given(st.text(alphabet="aé한\u0301界e", max_size=30), st.integers(0, 40))
def test_a_text_is_cut_to_cells(text, most):
    """What is cut at either end fits, and what fits is not cut."""
    for cut in (beginning(text, most), ending(text, most)):
        assert width(cut) <= most
        assert cut == text or width(text) > most
