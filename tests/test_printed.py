"""What running prose prints: dates, numbers and names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.capitals import names_in
from quizapp.edtf import parse
from quizapp.numeral import numbers_in
from quizapp.passage import Passage, passages
from quizapp.printed import dates_in, points_of

PIECES = st.sampled_from(
    ("May ", "in ", "1953", "–", "-", " and ", "between ", "the ", "1970s", "’80s", "late ", "April ", "2", "nd ", ",",
     "20th ", "century ", "two ", "second", "-largest ", "hundred ", "third ", "U.S.", "Kim ", "of ", "(", ") ", "“",
     "’s ", "one ", ". ", "$", "3.5", " million", "年", "月", "spring ", "Ōsaka ", "…", "/", "\n")
)  # fmt: skip


def dates(text):
    """Return the dates of a text as they stand there, with their points."""
    return [(each.text, each.points) for each in dates_in(text)]


def numbers(text):
    """Return the numbers of a text as they stand there, with their values."""
    return [(each.text, *each.values) for each in numbers_in(text, dates_in(text))]


def names(*texts):
    """Return the names of each paragraph of a text."""
    found = names_in([(Passage(number, text), dates_in(text)) for number, text in enumerate(texts, 1)])
    return [[each.text for each in row] for row in found]


@pytest.mark.parametrize(
    ("text", "said", "points"),
    [
        ("It froze in 1907.", "1907", (("year", 1907),)),
        ("the 1907 flood", "1907", (("year", 1907),)),
        ("In March 1907 it rose", "March 1907", (("month", 1907, 3),)),
        ("after 1907 March", "1907 March", (("month", 1907, 3),)),
        ("in late March 1907", "late March 1907", (("month", 1907, 3),)),
        ("at the end of 1907", "the end of 1907", (("year", 1907),)),
        ("on 4 March 1907,", "4 March 1907", (("day", 1907, 3, 4),)),
        ("on March 4th, 1907", "March 4th, 1907", (("day", 1907, 3, 4),)),
        ("(1907-03-04)", "1907-03-04", (("day", 1907, 3, 4),)),
        ("3–4 March 1907", "3–4 March 1907", (("day", 1907, 3, 3), ("day", 1907, 3, 4))),
        ("in early April,", "early April", (("month", 0, 4),)),
        ("on April 16.", "April 16", (("day", 0, 4, 16),)),
        ("in May it", "May", (("month", 0, 5),)),
        ("the 1970s saw", "1970s", (("decade", 197),)),
        ("the 1970s and ‘80s", "1970s and ‘80s", (("decade", 197), ("decade", 198))),
        ("since the end of the 20th century", "the end of the 20th century", (("century", 19),)),
        ("the nineteenth century", "nineteenth century", (("century", 18),)),
        ("1953–2003", "1953–2003", (("year", 1953), ("year", 2003))),
        ("between 1953 and 2003", "1953 and 2003", (("year", 1953), ("year", 2003))),
        ("from 1953 to 2003", "1953 to 2003", (("year", 1953), ("year", 2003))),
        ("January to March 2021", "January to March 2021", (("month", 2021, 1), ("month", 2021, 3))),
        ("spring of 2021", "spring of 2021", (("season", 2021, 21),)),
        ("am 2019年2月28日", "2019年2月28日", (("day", 2019, 2, 28),)),
    ],
)
def test_a_date_is_read_where_it_stands(text, said, points):
    """Years, months, days, decades, centuries and from–tos are found, early and late ones as the whole."""
    assert dates(text) == [(said, (points,))]


@pytest.mark.parametrize("text", ["It may rise", "May I?", "They march on", "F-1907", "1,907 men", "$1907", "the falls"])
def test_what_looks_like_a_date_may_be_none(text):
    """Verbs, amounts and the digits of names are no dates."""
    assert dates(text) == []


def test_two_years_are_two_dates():
    """Only between makes one of two years."""
    assert [said for said, _points in dates("in 1907 and 1911")] == ["1907", "1911"]
    assert [said for said, _points in dates("1907-1911-1920")] == ["1907-1911", "1920"]


def test_some_time_within_bounds_is_the_unit_that_holds_both():
    """A stretch inside a month is that month, one inside a year that year."""
    assert points_of(parse("[2021-01-21..2021-01-31]")) == (("month", 2021, 1),)
    assert points_of(parse("[2021-02..2021-03]")) == (("year", 2021),)
    assert points_of(parse("1953/..")) == (("year", 1953),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,439 nets", [("1,439", 1439)]),
        ("at least three boats and around 40 nets", [("at least three", 3), ("around 40", 40)]),
        ("some $8 million a year", [("some $8 million", 8_000_000)]),
        ("two hundred and five men", [("two hundred and five", 205)]),
        ("twenty-one, a hundred, a dozen", [("twenty-one", 21), ("a hundred", 100), ("a dozen", 12)]),
        ("the world's second largest lake", [("second largest", 2)]),
        ("the second boat, the twenty-first, an 8th", [("second", 2), ("twenty-first", 21), ("8th", 8)]),
        ("3.5% of it", [("3.5%", Decimal("3.5"))]),
        ("1.439 of them", [("1.439", Decimal("1.439"), 1439)]),
        ("on the one hand, one of them, at first, on second thought, a second", [("second", 2)]),
        ("F-16, G7, COVID-19, ¶3, hundreds, dozens, in 1907, the 1970s", []),
        ("Third, they row", []),
    ],
)
def test_a_number_is_read_where_it_stands(text, found):
    """Digits, words and ranks count; "one", "first" and the digits of dates and names do not."""
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In May the Bank of Orren met Ada F. Quill’s men.", ["Bank of Orren", "Ada F. Quill"]),
        ("Then the School of Ferries and Public Roads closed.", ["School of Ferries and Public Roads"]),
        ("It asked Quill and Orren.", ["Quill", "Orren"]),
        ("Prime Minister Ada Quill spoke.", ["Prime Minister Ada Quill"]),
        ("The prime minister and the President spoke on Monday.", []),
        ("the U.S.-Orren pact, U.S.-led, and SLBMs", ["U.S.-Orren", "U.S.-led", "SLBMs"]),
        ("It was Ada (Addie) Quill of Orren (OR) or Wey.", ["Ada (Addie) Quill of Orren", "OR", "Wey"]),
        ("the ‘Ripple’ policy; he said, “We row.”", ["Ripple"]),
        ("Boats sink. I swim. Mr. Quill rows.", ["Quill"]),
        ("the Second Lake War and the US and us", ["Second Lake War", "US"]),
        ("in inter-Orren talks of 湖 and Ōsaka", ["Ōsaka"]),
    ],
)  # fmt: skip
def test_a_name_is_a_run_of_capitals(text, found):
    """Names are told by capitals, joined by "of", and parted by anything else."""
    assert names(text) == [found]


def test_a_word_at_the_beginning_of_a_sentence_is_a_name_if_it_is_one_elsewhere():
    """A single capital there says nothing, unless the word has it inside a sentence too."""
    assert names("Orren froze. Boats froze.", "They left Orren.") == [["Orren"], ["Orren"]]
    assert names("Following Orren they left.", "They were following.") == [["Orren"], []]


def test_the_capitals_of_a_heading_say_nothing():
    """In a heading every word may have one."""
    found = names_in([(Passage(0, "The Long Winter of Orren They saw Wey.", len("The Long Winter of Orren")), [])])
    assert [[each.text for each in row] for row in found] == [["Wey"]]


@given(st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join))
def test_whatever_is_found_stands_in_its_paragraph(text):
    """No text breaks the reading, and each thing found is a part of it, in its place, with a meaning."""
    found = passages(text)
    when = [dates_in(each.text) for each in found]
    who = names_in(list(zip(found, when, strict=True)))
    for passage, some, named in zip(found, when, who, strict=True):
        counted = numbers_in(passage.text, sorted([*some, *named], key=lambda item: item.start))
        for item in (*some, *named, *counted):
            assert passage.text[item.start : item.end] == item.text != ""
            assert item.points or item.values or item.words
