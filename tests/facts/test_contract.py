"""What every kind of fact promises, run on the example that it carries."""

from __future__ import annotations

import pytest

from quizapp.facts import all_kinds, fields_of, kind_of
from quizapp.questions import kinds_for, make

KINDS = all_kinds()


def test_all_seven_kinds_stand():
    """The seven kinds of the format are there, one file each."""
    assert set(KINDS) == {"event", "actor", "position", "figure", "term", "contrast", "card"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_a_deck_without_problems(deck_of, kind):
    """A kind's example is read whole."""
    deck = deck_of(kind_of(kind).EXAMPLE)
    assert deck.problems() == []
    assert kind in deck.facts_by_kind()


@pytest.mark.parametrize("kind", KINDS)
def test_every_card_of_the_example_can_be_asked(deck_of, kind):
    """Each card has a prompt, an answer, and at least one question that can be made of it."""
    deck = deck_of(kind_of(kind).EXAMPLE)
    for card in deck.cards():
        assert card.prompt.strip()
        assert card.answer.shown.strip()
        assert any(make(card, deck, each, 0) for each in kinds_for(card))
        assert deck.card(card.id) == card


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_explains_itself(kind):
    """Each field has a sentence of help, which the reference and messages use."""
    for name, field in fields_of(kind).items():
        assert field.name == name
        assert field.help.endswith((".", ")"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_begins_with_its_line_for_the_readme(kind):
    """The first line of a kind's docstring is its name and what it is."""
    doc = kind_of(kind).__doc__ or ""
    assert doc.startswith(f"{kind}: ")
    assert doc.splitlines()[0].endswith(".")
