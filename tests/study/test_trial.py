"""One fact asked as every question that it can become, judged and never logged."""

from __future__ import annotations

import pytest

from quizapp.response import Picked, Wrote
from quizapp.study.trial import Trial

DECK = """
deck: rivers
cards:
  spain: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour], note: It is short.}
  odd: {ask: Is it so?, notte: N}
events:
  kaesong: {what: The road opens, when: 2003-02, where: Kaesong}
  hanoi: {what: The leaders meet again, when: 2019-02, where: Hanoi, facets: [when, where]}
  singapore: {what: The presidents shake hands, when: 2018-06, where: Singapore}
"""


@pytest.fixture
def trial_of(deck_of):
    """Return a function that begins the trial of a fact."""

    def begin(key, text=DECK, **given):
        deck = deck_of(text)
        return Trial(deck.fact(key), deck, **given)

    return begin


def test_every_facet_and_kind_is_gone_through(trial_of):
    """`next` goes through all kinds of all facets, and comes back to the first."""
    trial = trial_of("hanoi")
    seen = []
    for _ in range(40):
        seen.append((trial.side.facet, trial.kind))
        trial.next()
        if (trial.side.facet, trial.kind) == seen[0]:
            break
    assert len(seen) == len(set(seen)) > 4
    assert {facet for facet, _kind in seen} == {"when", "where"}


def test_steps_go_round(trial_of):
    """As many steps on as there are lead back, of facets and of kinds; the draw goes down to 0 and no further."""
    trial = trial_of("hanoi")
    first = trial.asked.question
    for _ in trial.kinds:
        trial.vary(1)
    assert trial.asked.question == first
    for _ in trial.sides:
        trial.turn(-1)
    assert trial.asked.question == first
    trial.reseed(1)
    trial.reseed(-1)
    trial.reseed(-1)
    assert (trial.seed, trial.asked.question) == (0, first)


def test_a_facet_that_cannot_be_asked_says_why(trial_of):
    """It has no card and no question, and the reason and the remedy of its kind of fact."""
    trial = trial_of("odd")
    assert (trial.asked, trial.kinds) == (None, [])
    assert "no `ask` with an `answer`" in trial.side.why
    assert trial.side.hint
    trial.next()
    assert trial.asked is None


def test_an_answer_is_judged_and_told_as_in_a_sitting(trial_of):
    """Right and wrong, with the note; the same question can be asked again, or given up."""
    trial = trial_of("spain", kind="choice")
    right = trial.asked.question.shape.right
    assert trial.respond(Picked(right)).mark.verdict == "right"
    assert trial.answered.telling.note == "It is short."
    trial.again()
    assert trial.answered is None
    assert trial.respond(Picked(1 - right if right < 2 else 0)).mark.verdict == "wrong"
    trial.again()
    assert trial.give_up().mark.expected == "Bidasoa"


def test_what_follows_a_false_statement_is_asked(trial_of):
    """A statement rightly called false is asked back, with the question for the truth."""
    trial = trial_of("hanoi", kind="true_false")
    while trial.asked.question.then is None:
        trial.reseed(1)
    follows = trial.asked.question.then
    answered = trial.respond(Picked(trial.asked.question.shape.right))
    assert answered.mark.verdict == "which"
    assert trial.answered is None
    assert trial.asked.question is follows
    assert trial.give_up().question is follows


def test_a_trial_goes_on_where_the_deck_is_read_anew(trial_of, deck_of):
    """What was answered stands while fact and question are as they were, and not when they are others."""
    trial = trial_of("spain", kind="typed")
    trial.respond(Wrote("Bidasoa"))
    same = trial.on(deck_of("# moved\n" + DECK))
    assert same.answered is trial.answered
    assert same.asked.question is trial.asked.question
    changed = trial.on(deck_of(DECK.replace("is the border", "was the border")))
    assert (changed.kind, changed.answered) == ("typed", None)
    assert "was the border" in changed.asked.question.prompt
    assert trial.on(deck_of(DECK.replace("spain:", "france:"))) is None
