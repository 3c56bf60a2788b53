"""Columns of a terminal: no line is wider than it may be, and nothing is lost by breaking it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from quizapp.columns import padded, width, wrapped
from quizapp.safe import one_line

TEXTS = (st.text() | st.text(alphabet="ab가日本語 é́🌙️👩\u200d🚀ｶﾞ  -")).map(one_line)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("김정은", 6),
        ("日本海", 6),
        ("e\u0301", 1),
        ("🌙", 2),
        ("☀\ufe0f", 2),
        ("ｶﾅ", 2),
        ("–…·¶", 4),
    ],
)
def test_how_wide_a_text_is(text, columns):
    """East Asian characters and emoji take two columns, marks none."""
    assert width(text) == columns


@given(TEXTS)
def test_no_terminal_takes_more(text):
    """What is reckoned is enough by the tables of others too."""
    assert wcswidth(text) <= width(text)


@given(TEXTS, st.integers(2, 60))
def test_lines_fit_and_hold_all(text, columns):
    """Broken lines are narrow enough and say what the text says, in its order."""
    lines = wrapped(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(lines) or not text


@given(st.lists(st.text("abc가", min_size=1, max_size=5), min_size=1), st.integers(10, 40))
def test_words_that_fit_a_line_stay_whole(words, columns):
    """Only what is longer than a line is broken inside."""
    assert " ".join(wrapped(" ".join(words), columns)).split() == words


def test_japanese_breaks_where_it_must():
    """A text without spaces begins on the line that has room for it."""
    assert wrapped("The 日本海側 sea", 9) == ["The 日本", "海側 sea"]


def test_padding_counts_columns():
    """A Korean name and a Latin one end at the same column."""
    assert [padded("김", 4), padded("Kim", 4)] == ["김  ", "Kim "]
