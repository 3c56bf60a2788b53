"""What an author did between two states of a deck, as `check` and a sitting see it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from quizapp.edited import Change, compare, prints
from quizapp.fingerprint import Print, fingerprint

TEXT = """\
deck: d
cards:
  a: {ask: Who won the cup?, answer: Japan}
  b: {ask: Where is Kyoto?, answer: Japan}
  c: {ask: Which river is the border?, answer: Bidasoa}
"""


def card(answer, wording):
    """Return a card as it was seen."""
    return Print(fingerprint(answer), fingerprint(wording), answer, wording)


def test_a_deck_is_kept_as_json_and_compared_with_what_it_became(deck_of):
    """Each kind of edit is named with its cards or facts."""
    before = {
        name: Print(*each) for name, each in json.loads(json.dumps(prints(deck_of(TEXT)))).items()
    }  # fmt: skip
    after = prints(
        deck_of(
            "deck: d\ncards:\n"
            "  a: {ask: How long is a day?, answer: 24 hours}\n"
            "  kyoto: {ask: Where is Kyoto?, answer: Japan}\n"
            "  c: {ask: Which river is the border?, answer: Adour}\n"
        )
    )
    found = compare(before, after)
    assert found.renamed == {"d/b#answer": "d/kyoto#answer"}
    assert found.reused == ["d/a"]
    assert found.changed == [Change("d/c#answer", before["d/c#answer"], after["d/c#answer"])]
    assert (found.reworded, found.gone) == ([], [])
    assert compare(before, before) == ({}, [], [], [], [])
    assert compare(before, {}).gone == ["d/a", "d/b", "d/c"]


def test_was_is_believed_unless_the_fact_stands_elsewhere():
    """A key that stood for another fact in between is no reason to move progress to a third."""
    before = {"d/a#x": card("Irun", "Which town?")}
    now = {"d/new#x": card("Adour", "Which river?")}
    assert compare(before, now, [("d/a", "d/new")]).renamed == {"d/a#x": "d/new#x"}
    now["d/town#x"] = before["d/a#x"]
    assert compare(before, now, [("d/a", "d/new")]).renamed == {"d/a#x": "d/town#x"}


def test_a_fact_is_whole_only_with_every_card_that_was_seen():
    """One card that is the same makes no fact the same."""
    before = {"d/a#when": card("2019", "When were the talks?"), "d/a#who": card("Japan", "Who came?")}
    now = {"d/b#when": before["d/a#when"], "d/b#who": card("China", "Who came to the talks?")}
    assert compare(before, now).renamed == {}
    assert compare(before, now | {"d/b#who": before["d/a#who"]}).renamed == {
        "d/a#when": "d/b#when", "d/a#who": "d/b#who",
    }  # fmt: skip


def test_a_card_is_not_moved_onto_one_that_was_seen_as_it_is():
    """What a learner knows already as two facts stays two."""
    twin = card("Japan", "Who won?")
    assert compare({"d/a#x": twin, "d/b#x": twin}, {"d/b#x": twin}).renamed == {}


_TEXTS = st.sampled_from(
    ["Japan", "China", "Who won the cup?", "Who lost the cup?", "Irun 2019", "Irun 2020"]
)
_CARDS = st.builds(card, _TEXTS, _TEXTS)
_DECKS = st.dictionaries(st.sampled_from([f"d/{key}#{facet}" for key in "abcd" for facet in "xy"]), _CARDS)


@given(_DECKS, _DECKS)
def test_nothing_that_was_seen_is_in_two_places(before, now):
    """A card goes to one other at most, no two facts to one, and what moves is the same there."""
    found = compare(before, now)
    assert len(set(found.renamed.values())) == len(found.renamed)
    assert found.renamed.keys() <= before.keys()
    facts = {(old.partition("#")[0], new.partition("#")[0]) for old, new in found.renamed.items()}
    assert len({old for old, _new in facts}) == len({new for _old, new in facts}) == len(facts)
    for old, new in found.renamed.items():
        assert before[old].answer_print == now[new].answer_print
