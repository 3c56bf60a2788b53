"""Wrong options cannot be told from right ones without knowing anything, and the learner's own confusions come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from guessing import guessed, questions_of

from quizapp.deckfile import read
from quizapp.questions import make

DECKS = Path(__file__).parent.parent.parent / "decks"
POINTS = 5  # above chance
# A share of 400 questions is off by 2.5 points for no reason but chance, one of 1,600 by 1.25: then a gain of
# five points is no accident, even of a kind in which only one or two cards can be asked.
ENOUGH = 1_600

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
    for path in (DECKS / "north-korea-2021", DECKS / "welcome.yaml"):
        deck = read(path)
        seen = questions_of(deck, range(8))
        for kind in sorted({each.kind for each in seen}):
            made = sum(each.kind == kind for each in seen)
            if made < ENOUGH:
                seen += questions_of(deck, range(8, 8 * ENOUGH // made), [kind])
        assert [each for each in guessed(seen) if each.over > POINTS] == []
        deck.close()


def test_the_odd_one_out_is_told_by_nothing_but_knowledge(deck_of):
    """Whatever the lengths of the names and the words they share, the odd one is guessed no better than by chance."""
    names = [
        "Oman",
        "Chad",
        "Egypt",
        "Jordan",
        "Tunisia",
        "Lebanon",
        "North Sudan",
        "Saudi Arabia",
        "Mauritania",
    ]
    actors = "".join(f"  a{n}: {{name: {name}, kind: government}}\n" for n, name in enumerate(names))
    held = "".join(
        f"  p{one}{two}: {{holder: [a{one}, a{one + two}, a8], issue: i{one}, stance: want north rule {one} {two}}}\n"
        for one in range(6)
        for two in (1, 2)
    )
    issues = "".join(f"  i{n}: Issue {n}\n" for n in range(6))
    deck = deck_of(f"deck: d\nissues:\n{issues}actors:\n{actors}positions:\n{held}")
    assert deck.problems() == []
    seen = questions_of(deck, range(ENOUGH // 8), ["odd_one_out"])
    assert len(seen) > ENOUGH / 4
    assert len({each.card for each in seen}) > 3
    # What is odd elsewhere is of middling length as well, but only who knows the other answers knows it.
    found = [each for each in guessed(seen) if each.strategy != "most often right elsewhere"]
    assert [each for each in found if each.over > POINTS] == []


def test_an_odd_one_out_that_its_look_would_tell_is_not_asked(deck_of):
    """Where all that could be odd are the longest, or alone share a word with the prompt, it is asked otherwise."""
    text = TOWNS + "positions:\n  t: {holder: [a, b, c], issue: i, stance: want peace}\n"
    towns = deck_of(text)
    assert all(make(towns.card("t#holder"), towns, "odd_one_out", seed) is None for seed in range(20))
    text = (
        text[: text.index("  n0:")]
        + "  p: {name: Peace, kind: government}\n"
        + text[text.index("positions:") :]
    )
    text = text.replace("land,", "land Bay,").replace("Peace,", "Peace Bay,")
    bays = deck_of(text)
    assert all(make(bays.card("t#holder"), bays, "odd_one_out", seed) is None for seed in range(20))
    calm = deck_of(text.replace("want peace", "want calm"))
    assert "Peace Bay" in make(calm.card("t#holder"), calm, "odd_one_out", 1).options


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
