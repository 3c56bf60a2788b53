"""Which fact of a file was worked on, by its text before and after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.edit import edited, fact_at, lines_of

TEXT = """\
deck: d
title: A title
cards:
  # above the first
  one:
    ask: First?
    answer: A

  # above the second
  two: {ask: Second?,
    answer: B}
  - ask: Third?
    answer: C
    note: |
      # no comment
      at all
sources:
  book: {title: A book}
"""
BEGUN = [(5, "one"), (10, "two"), (12, "three")]
LINES = lines_of(TEXT)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (1, ""), (3, ""), (4, ""), (5, "one"), (6, "one"), (7, "one"), (8, ""), (9, ""), (10, "two"), (11, "two"),
        (12, "three"), (14, "three"), (16, "three"), (17, ""), (18, ""), (19, ""), (99, ""),
    ],
)  # fmt: skip
def test_a_line_is_part_of_the_fact_that_it_is_indented_under(line, key):
    """Head, comments between facts, blank lines and other sections are part of none."""
    assert fact_at(LINES, BEGUN, line) == key


def changed(line, text):
    """Return the lines with another one, or without it."""
    return [*LINES[: line - 1], *([text] if text is not None else []), *LINES[line:]]


@pytest.mark.parametrize(
    ("line", "text", "key"),
    [
        (6, "    ask: What?", "one"),
        (7, "    answer: A  # sure", "one"),
        (16, "      at last", "three"),
        (2, "title: Another", ""),
        (4, "  # other words", ""),
        (18, "  book: {title: Another}", ""),
    ],
)
def test_the_fact_at_the_line_that_differs_was_edited(line, text, key):
    """An edit in the head, in a comment between facts or in the sources is that of no fact."""
    assert edited(LINES, changed(line, text), BEGUN) == key


@pytest.mark.parametrize(("line", "key"), [(6, "one"), (7, "one"), (11, "two")])
def test_a_deleted_line_belongs_to_the_fact_around_it(line, key):
    """Also where it was the last of the fact."""
    begun = [(start - (start > line), name) for start, name in BEGUN]
    assert edited(LINES, changed(line, None), begun) == key


def test_head_and_fact_edited_at_once_are_an_edit_of_the_fact():
    """The first line that differs stands in no fact, so the last one counts."""
    after = changed(2, "title: Another")
    after[12] = "    answer: D"
    assert edited(LINES, after, BEGUN) == "three"


def test_nothing_changed_is_no_edit():
    """The same text has no fact that was worked on."""
    assert edited(LINES, list(LINES), BEGUN) == ""


FACTS = st.lists(st.lists(st.sampled_from(["ask: Q?", "answer: A", "note: N"]), min_size=1, max_size=4), min_size=1, max_size=6)  # fmt: skip


@given(FACTS, st.data())
def test_a_word_put_anywhere_into_a_fact_is_found_there(facts, data):
    """Whatever stands around it, the fact in which one line was changed is the one that was edited."""
    lines, begun, held = ["deck: d", "cards:"], [], []
    for number, fields in enumerate(facts):
        begun.append((len(lines) + 1, f"f{number}"))
        for text in (f"  f{number}:", *(f"    {field}" for field in fields)):
            lines.append(text)
            held.append((len(lines), f"f{number}"))
    line, key = data.draw(st.sampled_from(held))
    after = [*lines[: line - 1], f"{lines[line - 1]}!", *lines[line:]]
    assert edited(lines, after, begun) == key
    assert edited(lines, lines, begun) == ""
