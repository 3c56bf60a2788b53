"""What every kind of question promises, run on the example that it carries."""

from __future__ import annotations

import pytest

from quizapp.questions import all_kinds, kind_of, make

KINDS = all_kinds()


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_made(deck_of, kind):
    """A kind makes the question that its example says."""
    text, card, prompt = kind_of(kind).EXAMPLE
    deck = deck_of(text)
    assert deck.problems() == []
    question = make(deck.card(card), deck, kind, 1)
    assert question.kind == kind
    assert question.prompt == prompt


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_makes_the_same_question(deck_of, kind):
    """A question can be asked again as it was: nothing but the seed decides."""
    text, card, _prompt = kind_of(kind).EXAMPLE
    deck = deck_of(text)
    for seed in range(20):
        assert make(deck.card(card), deck, kind, seed) == make(deck.card(card), deck, kind, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_begins_with_its_line_for_the_readme(kind):
    """The first line of a kind's docstring is its name and what it is."""
    doc = kind_of(kind).__doc__ or ""
    assert doc.startswith(f"{kind}: ")
    assert doc.splitlines()[0].endswith(".")
