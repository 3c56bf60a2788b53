"""Every question has exactly one right answer by the deck's own facts, whatever the deck and the seed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from made_up import deck_text
from oracle import faults
from truth import World

from quizapp.deckfile import read
from quizapp.fold import squeeze
from quizapp.questions import all_kinds, kinds_for, make

DECKS = Path(__file__).parent.parent.parent / "decks"
SHIPPED = [DECKS / "north-korea-2021", DECKS / "welcome.yaml"]
MANY = int(os.environ.get("QUIZAPP_DECKS", "80"))  # made-up decks that a run of the tests looks at


def unsound(deck, seeds):
    """Return what is unsound in the questions that a deck gives, and which kinds were made."""
    world, found, kinds = World(deck), [], set()
    for card in deck.cards():
        made = [make(card, deck, kind, seed) for kind in kinds_for(card) for seed in seeds]
        if not any(made):
            found.append((card.id, "cannot be asked in any kind, and no problem says so"))
        for question in filter(None, made):
            kinds.add(question.kind)
            shown = (card.id, question.kind, question.seed, question.prompt, question.options)
            found += [(*shown, fault) for fault in faults(question, world)]
    return found, kinds


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_question_of_the_shipped_decks_is_sound(path):
    """Every card can be asked, in every kind it names and with any seed, with one right answer."""
    deck = read(path)
    assert unsound(deck, range(5))[0] == []
    deck.close()


def test_the_shipped_deck_is_asked_in_every_kind():
    """What is proved of it is proved of all kinds of question but those that it has no facts for."""
    deck = read(SHIPPED[0])
    _found, kinds = unsound(deck, range(1))
    assert kinds == set(all_kinds())
    deck.close()


def test_prompts_of_the_shipped_decks_differ():
    """No two cards ask the same and want another answer."""
    deck = read(SHIPPED[0])
    asked = {}
    for card in deck.cards():
        before = asked.setdefault(card.prompt, card)
        assert squeeze(before.answer.shown) == squeeze(card.answer.shown), (before.id, card.id, card.prompt)
    deck.close()


@pytest.mark.parametrize("half", [0, 1])
@given(drawn=st.integers(0, 10**9))
@example(drawn=8185)  # an author's own wrong name is that of another actor in another order
@example(drawn=860691)  # as below, of the sides of a contrast
@example(drawn=12022615)  # two hold the same in the same words, of which each one's own name is hidden
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=max(MANY // 2, 1),
)
def test_every_question_of_any_deck_is_sound(tmp_path_factory, half, drawn):
    """Whatever collides in a deck that reads without errors, no question of any kind is unsound."""
    seed = 2 * drawn + half
    path = tmp_path_factory.mktemp("sound") / "deck.yaml"
    path.write_text(deck_text(seed), encoding="utf-8")
    deck = read(path)
    # A wrong option that is right, or none at all, is an error and left out; nothing else may be amiss.
    amiss = [each for each in deck.problems() if each.severity == "error" and "wrong" not in each.message]
    assert amiss == []
    assert unsound(deck, [seed])[0] == []
    deck.close()


def test_every_question_of_a_deck_of_two_hundred_facts_is_sound(tmp_path):
    """Among many facts of a kind, what collides may stand far away in the deck."""
    path = tmp_path / "deck.yaml"
    path.write_text(deck_text(7, 30), encoding="utf-8")
    deck = read(path)
    assert sum(deck.facts_by_kind().values()) > 200
    assert unsound(deck, [7])[0] == []
    deck.close()


def test_made_up_decks_are_asked_in_every_kind(tmp_path):
    """The generator reaches each kind of question: what is proved of none is not proved."""
    kinds = set()
    for seed in range(12):
        path = tmp_path / f"{seed}.yaml"
        path.write_text(deck_text(seed, 12), encoding="utf-8")
        deck = read(path)
        kinds |= {kind for card in deck.cards() for kind in kinds_for(card) if make(card, deck, kind, seed)}
        deck.close()
    assert kinds == set(all_kinds())
