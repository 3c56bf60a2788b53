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


def test_a_choice_shows_up_to_six_options_where_the_author_wrote_them(deck_of):
    """Four as a rule; what an author wrote beyond three wrong ones stands there too, up to six in all."""
    wrong = ["Ebro", "Adour", "Nive", "Garonne", "Tagus", "Douro", "Minho"]
    for written, shown in ((1, 2), (3, 4), (4, 5), (7, 6)):
        text = f"deck: d\ncards: {{a: {{ask: Which river?, answer: Bidasoa, wrong: [{', '.join(wrong[:written])}]}}}}\n"
        deck = deck_of(text)
        question = make(deck.card("a#answer"), deck, "choice", 1)
        assert len(question.options) == shown
        assert question.chance == pytest.approx(1 / shown)


def test_an_order_has_three_to_seven_events(deck_of):
    """How many are put in order is drawn, and each is settled by its date."""
    events = "".join(
        f"  e{n}: {{what: Event {chr(97 + n)} happens, when: {1900 + 3 * n}}}\n" for n in range(9)
    )
    deck = deck_of(f"deck: d\nevents:\n{events}")
    sizes = {len(make(deck.card("e4#when"), deck, "order", seed).options) for seed in range(60)}
    assert sizes == {3, 4, 5, 6, 7}
