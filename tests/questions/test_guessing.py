"""Wrong options cannot be told from right ones without knowing anything, and the learner's own confusions come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from guessing import guessed, questions_of

from quizapp.deckfile import read
from quizapp.questions import make

DECKS = Path(__file__).parent.parent.parent / "decks"
POINTS = 5  # above chance
CARDS = 5  # of one card alone nothing can be balanced

TOWNS = """\
deck: d
issues: {i: Issue}
actors:
  a: {name: Aland, kind: government}
  b: {name: Bland, kind: government}
  c: {name: Cland, kind: government}
"""
TOWNS += "".join(f"  n{n}: {{name: Northland {n}, kind: government}}\n" for n in range(30))
EVENTS = "".join(f"  e{n}: {{what: Thing {n} happens, when: {1500 + n * 7}}}\n" for n in range(30))
HELD = "".join(f"  h{n}: {{holder: n{n}, issue: i, stance: wants rule {n}}}\n" for n in range(30))
MORE = "issues: {i: Issue, j: Other}\n"


def test_no_strategy_beats_chance_on_the_shipped_decks():
    """Longest, shortest, middle date, shared words, most frequent, always true: none gains five points."""
    deck = read(DECKS / "north-korea-2021")
    seen = questions_of(deck, range(8))
    cards = {kind: len({each.card for each in seen if each.kind == kind}) for kind in {s.kind for s in seen}}
    found = [each for each in guessed(seen) if cards[each.kind] >= CARDS]
    assert {each.kind for each in found} >= {"choice", "matrix", "true_false"}
    assert [each for each in found if each.over > POINTS] == []
    deck.close()


@pytest.mark.parametrize(
    ("card", "kind", "taken", "shown"),
    [
        ("p#holder", "choice", "n29", "Northland 29"),
        ("p#stance", "choice", "h29", "wants rule 29"),
        ("p#stance", "matrix", "h29", "wants rule 29"),
        ("t#holder", "odd_one_out", "n29", "Northland 29"),
        ("e15#when", "choice", "e29", "1703"),
        ("e15#when", "order", "e29", "Thing 29 happens"),
        ("e15#when", "timeline", "e29", "Thing 29 happens"),
        ("e15#when", "match", "e29", "Thing 29 happens"),
    ],
)
def test_what_the_learner_took_it_for_comes_first(deck_of, card, kind, taken, shown):
    """A confusion of the learner's own is always shown again beside the right answer, however far it stands."""
    text = TOWNS.replace("issues: {i: Issue}\n", MORE) + "events:\n" + EVENTS + "positions:\n" + HELD
    text += "  p: {holder: a, issue: i, stance: waits}\n"
    text += "  q: {holder: a, issue: j, stance: hurries}\n"
    text += "  r: {holder: b, issue: j, stance: sleeps}\n"
    text += "  t: {holder: [a, b, c], issue: j, stance: want peace}\n"
    deck = deck_of(text)
    assert deck.problems() == []
    for seed in range(12):
        question = make(deck.card(card), deck, kind, seed, [taken])
        assert shown in question.options, question.options


def test_a_false_statement_says_what_the_learner_took_for_the_truth(deck_of):
    """Where a statement is false, it is the one that the learner believed."""
    deck = deck_of("deck: d\nevents:\n" + EVENTS)
    made = [make(deck.card("e15#when"), deck, "true_false", seed, ["e29"]) for seed in range(12)]
    false = [question.prompt for question in made if question.then is not None]
    assert false
    assert all(prompt.endswith("That was in 1703.") for prompt in false)


def test_the_right_date_stands_anywhere_among_the_others(deck_of):
    """Of four dates the right one is as often the first or last as in the middle."""
    deck = deck_of("deck: d\nevents:\n" + EVENTS)
    places = [make(deck.card("e15#when"), deck, "choice", seed).shape.right for seed in range(400)]
    assert all(60 < places.count(place) < 140 for place in range(4))
