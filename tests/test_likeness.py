"""Whether two texts of one author are the same, nearly the same, or something else."""

from __future__ import annotations

import pytest

from quizapp.likeness import akin, corrected, rephrased, reworded

SENTENCE = "Both prioritise the same outcome in the talks with Pyongyang"


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ("Kim Jong Un", "kim jong-un", True),
        ("Hanoii Summit", "Hanoi Summit", True),
        ("February 2018", "February 2019", False),
        ("Kim Jong Il", "Kim Jong Un", False),
        ("Gambia", "Zambia", False),
        ("North Korea", "South Korea", False),
        ("a deal", "no deal", False),
        ("Iran", "Iraq", False),
    ],
)
def test_a_slip_put_right_is_told_from_another_answer(before, now, same):
    """One letter may be a slip, but never a digit, a first letter, or what turns the meaning round."""
    assert corrected(before, now) is same
    assert corrected(now, before) is same


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (f"{SENTENCE}, according to Lee", True),
        (SENTENCE.replace("prioritise", "prioritised"), True),
        (SENTENCE.replace("in the", "at these"), True),
        (SENTENCE.replace("Both", "Neither"), False),
        (SENTENCE.replace("same", "opposite"), False),
        (SENTENCE.replace("outcome", "outcome of 2019"), False),
        ("Something else that is said in quite different words", False),
    ],
)
def test_a_sentence_that_keeps_its_words_is_the_same(now, same):
    """More or less may be said, in other forms of the words; a word put for another changes it."""
    assert rephrased(SENTENCE, now) is same


def test_a_short_answer_is_not_rephrased():
    """Of a few words each counts."""
    assert not rephrased("prime minister", "deputy prime minister")


@pytest.mark.parametrize(
    ("now", "same"),
    [
        ("Who was the prime minister of Japan?", True),
        ("Who is prime minister in Japan?", True),
        ("Who was the deputy prime minister of Japan?", False),
        ("Who was the prime minister of China?", False),
        ("Who was the prime minister of Japan in 2019?", False),
    ],
)
def test_a_question_with_another_word_of_weight_asks_something_else(now, same):
    """Only small words may come and go."""
    assert reworded("Who is the prime minister of Japan?", now) is same


def test_texts_are_akin_by_the_words_that_tell_them_from_others():
    """Half of them must be in both, in any form; those of a template tell nothing."""
    usual = {"what", "happened", "in"}
    assert akin("What happened in Hanoi?", "Hanoi: what came of it?", usual)
    assert not akin("What happened in Hanoi?", "What happened in Osaka?", usual)
