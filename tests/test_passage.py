"""Passages: a text parted into the paragraphs that a deck cites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.passage import numbers_of, passages

LONG = "The ferry crosses the lake every morning and carries flour, post and schoolchildren to the far side. " * 3


def numbered(text):
    """Return (number, beginning) of each paragraph."""
    return [(each.number, each.text[:9]) for each in passages(text)]


def test_wrapped_lines_are_parted_by_blank_lines():
    """Where lines are wrapped, what is between two blank lines is one paragraph."""
    text = "The lake\n\nOne ferry\ncrosses it.\n\n\nTwo ferries\nlie idle.\n"
    assert [(each.number, each.text) for each in passages(text)] == [
        (0, "The lake"), (1, "One ferry crosses it."), (2, "Two ferries lie idle."),
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", " \n\u00a0\n"])
def test_of_long_lines_each_is_a_paragraph(between):
    """Where lines are not wrapped, each is a paragraph, with blank lines between them or without."""
    assert numbered(between.join(["The lake", LONG, "Second. " + LONG])) == [
        (0, "The lake"), (1, "The ferry"), (2, "Second. T"),
    ]  # fmt: skip


def test_a_text_that_begins_with_a_sentence_has_no_heading():
    """A first line that ends with a full stop is the first paragraph."""
    assert [number for number, _text in numbered(f"{LONG}\n{LONG}")] == [1, 2]
    assert numbered("Only a line") == [(1, "Only a li")]


def test_what_is_far_shorter_stands_with_the_heading():
    """The line under the heading belongs to ¶0."""
    first, second = passages(f"The lake\nA ferry is not enough.\n{LONG}\n{LONG}")[:2]
    assert first == (0, "The lake A ferry is not enough.", len("The lake"))
    assert second.number == 1


def test_a_heading_inside_counts_with_what_follows_it():
    """Short lines without a mark go with the next paragraph; short ones with a mark are one together."""
    text = f"The lake\n{LONG}\n{LONG}\n{LONG}\nMore to read?\nBuy it here.\nThe writer\nA. Wu lives there."
    ends = passages(text)[-2:]
    assert ends == [
        (4, "More to read? Buy it here.", 0), (5, "The writer A. Wu lives there.", len("The writer")),
    ]  # fmt: skip


def test_white_space_and_what_steers_a_terminal_are_gone():
    """Spaces of all kinds are one space, and nothing in a text can move the cursor."""
    assert passages("One\u00a0 ferry\t\x1b[2J crosses.\u00a0 \n")[0].text == "One ferry [2J crosses."


@pytest.mark.parametrize(
    ("place", "numbers"),
    [("1", [1]), ("1–3", [1, 2, 3]), ("2, 4", [2, 4]), ("0–1", [0, 1]), ("1, ¶3–¶4", [1, 3, 4]), ("", []), ("3–1", [])],
)
def test_a_citation_names_paragraphs(place, numbers):
    """Single paragraphs, lists and ranges are read; a source as a whole names none."""
    assert numbers_of(place) == numbers


@given(st.text(alphabet=st.sampled_from("ab .?\n\u00a0\r\u2028”") | st.characters()))
def test_any_text_is_parted_without_loss(text):
    """Paragraphs count on without a gap, are on one line each, and keep every letter."""
    found = passages(text)
    assert [each.number for each in found] in (list(range(len(found))), list(range(1, len(found) + 1)))
    assert all(each.text.isprintable() or "\n" not in each.text for each in found)
    assert all(0 <= each.bare <= len(each.text) for each in found)
    assert sum(each.text.count("a") for each in found) == text.count("a")
