"""The tables: what a person who knows the answer would call fair, row by row."""

from quizapp.answers.date import Date
from quizapp.fold import fold


def test_the_verdict_is_the_one_a_fair_teacher_gives(row, deck):
    """Each response of the tables gets the verdict written beside it, a score to match, and no leak."""
    answer, response, verdict = row
    mark = answer.judge(response, deck)
    assert mark.verdict == verdict, mark
    assert mark.expected == answer.shown
    assert (mark.score == 1) == (verdict in {"right", "near"})
    assert 0 <= mark.score <= 1
    if verdict in {"which", "wrong"}:
        assert mark.score == 0
    if verdict in {"near", "part", "which"}:
        assert mark.why
    if isinstance(answer, Date):
        assert fold(answer.shown) not in fold(mark.why)
