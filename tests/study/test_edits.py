"""What an author's edits mean for a learner: the table of edits and progress, row by row."""

from __future__ import annotations

from random import Random

import pytest

from quizapp.config import Settings
from quizapp.edited import prints
from quizapp.progress.event import COLUMNS, Review, to_row
from quizapp.progress.store import Store
from quizapp.response import Wrote
from quizapp.study.edits import carry_over
from quizapp.study.session import Session

RIVER = "deck: d\ncards: {river: {ask: Which river is the border?, answer: Bidasoa, ask_as: [typed]}}\n"
EVENT = "deck: d\nevents: {talks: {what: Talks begin in Hanoi, when: 2019-02, who: [Japan, China]}}\n"


def learn(store, card):
    """Answer a card once, as an older version logged it: without fingerprints."""
    store.record(Review(card=card, verdict="right", score=1.0, rating=3))


def study(store, deck, *cards):
    """Answer cards of a deck, all if none is named, and let the first comparison find nothing."""
    now = prints(deck)
    for card in [f"d/{each}" for each in cards] or now:
        each = now[card]
        store.record(
            Review(
                card, "right", 1.0, 4, expected=each.answer, answer_print=each.answer_print,
                wording_print=each.wording_print, data={"wording": each.wording},
            )
        )  # fmt: skip
    assert not carry_over([deck], store)


def known(store):
    """Return what is remembered, by card."""
    return {memory.card: memory for memory in store.memories()}


def test_a_renamed_fact_keeps_its_progress(deck_of, store):
    """All facets of a fact that says `was:` go on where they were, and the second time nothing happens."""
    deck = deck_of("deck: d\nterms: {new: {term: T, means: M, was: [older, old]}}\n")
    learn(store, "d/old#term")
    learn(store, "d/old#meaning")
    before = store.memory("d/old#term")
    assert carry_over([deck], store) == {"renamed": 2}
    after = store.memory("d/new#term")
    assert (after.stability, after.due, after.reps) == (before.stability, before.due, before.reps)
    assert store.memory("d/old#term") is None
    assert not carry_over([deck], store)


def test_a_key_that_is_still_used_is_left_alone(deck_of, store):
    """Where another fact goes by the old key, its progress stays with it."""
    deck = deck_of("deck: d\ncards: {old: {ask: Q, answer: A}, new: {ask: R, answer: B, was: old}}\n")
    learn(store, "d/old#answer")
    assert not carry_over([deck], store)
    assert store.memory("d/old#answer") is not None


def test_progress_under_the_new_key_is_not_overwritten(deck_of, store):
    """Whoever already studied the new key keeps that."""
    deck = deck_of("deck: d\ncards: {new: {ask: R, answer: B, was: old}}\n")
    learn(store, "d/old#answer")
    learn(store, "d/new#answer")
    assert not carry_over([deck], store)


@pytest.mark.parametrize(
    "edit",
    [
        ("Which river is the border?", "which river is the BORDER"),
        ("Which river is the border?", "Which rivver is the border?"),
        ("answer: Bidasoa", "answer: bidasoa, also: Bidassoa, note: It is short."),
        ("cards: {", "cards: {other: {ask: What else?, answer: Nothing}, "),
    ],
)
def test_a_slip_put_right_changes_nothing(deck_of, store, edit):
    """Typos, aliases, notes and other facts leave memory and log as they are, but for a note of the wording."""
    study(store, deck_of(RIVER))
    before = known(store)
    assert not carry_over([deck_of(RIVER.replace(*edit))], store)
    assert known(store) == before


def test_a_fact_that_moves_without_a_word_is_followed(deck_of, store):
    """Under another key and in another file, the same questions and answers are the same fact."""
    study(store, deck_of(EVENT))
    before = {card: memory[1:] for card, memory in known(store).items()}
    files = {"deck": "deck: d\n", "more": EVENT.partition("\n")[2].replace("talks:", "hanoi-talks:")}
    assert carry_over([deck_of(**files)], store) == {"renamed": len(before)}
    after = {card.replace("hanoi-talks", "talks"): memory[1:] for card, memory in known(store).items()}
    assert after == before


def test_two_facts_that_swap_their_keys_swap_their_progress(deck_of, store):
    """Even where both have the same answer, and even in a ring of three."""
    text = "deck: d\ncards: {a: {ask: Who won?, answer: Japan}, b: {ask: Who lost?, answer: Japan}, "
    text += "c: {ask: Where is Kyoto?, answer: Japan}}\n"
    deck = deck_of(text)
    study(store, deck, "a#answer", "b#answer", "b#answer", "c#answer", "c#answer", "c#answer")
    swapped = text.replace("a: {", "A: {").replace("b: {", "B: {").replace("c: {", "a: {")
    assert carry_over([deck_of(swapped.replace("A:", "b:").replace("B:", "c:"))], store) == {"renamed": 3}
    assert [store.memory(f"d/{key}#answer").reps for key in "abc"] == [3, 1, 2]


def test_what_could_be_either_of_two_is_left_where_it_was(deck_of, store):
    """Where two facts are the same, none of them gets the progress of a third that is gone."""
    study(store, deck_of("deck: d\ncards: {a: {ask: Who won?, answer: Japan}}\n"))
    twins = "deck: d\ncards: {b: {ask: Who won?, answer: Japan}, c: {ask: Who won?, answer: Japan}}\n"
    assert not carry_over([deck_of(twins)], store)
    assert list(known(store)) == ["d/a#answer"]


def test_a_reworded_question_keeps_everything_and_nothing_is_said(deck_of, store):
    """However new the wording, an answer that no other card has is the same fact."""
    study(store, deck_of(RIVER))
    before = known(store)
    reworded = RIVER.replace("Which river is the border?", "France ends at what water?")
    assert not carry_over([deck_of(reworded)], store)
    assert known(store) == before


def test_a_wording_and_then_an_answer_changed_are_told_apart(deck_of, store):
    """What is compared is the deck as it was last read, not as it was last answered."""
    study(store, deck_of(RIVER))
    reworded = RIVER.replace("Which river is the border?", "France ends at what water?")
    assert not carry_over([deck_of(reworded)], store)
    assert carry_over([deck_of(reworded.replace("Bidasoa", "Rhine"))], store) == {"changed": 1}


def test_a_changed_answer_brings_the_card_back_with_its_history(deck_of, store, clock):
    """Memory and history stay; the card is due today, and says once what the answer was."""
    study(store, deck_of(RIVER))
    before = store.memory("d/river#answer")
    assert before.due > store.today()
    deck = deck_of(RIVER.replace("Bidasoa", "Adour"))
    assert carry_over([deck], store) == {"changed": 1}
    assert store.memory("d/river#answer") == before._replace(due=store.today())
    session = Session([deck], store, Settings(), now=clock.ms, rng=Random(1))
    answered = session.respond(Wrote("Adour"))
    assert answered.telling.changed == "Changed by the author: was Bidasoa → now Adour"
    session.undo()
    assert session.respond(Wrote("Bidasoa")).telling.before == "Bidasoa"
    clock.sleep(days=1)
    session = Session([deck], store, Settings(), now=clock.ms, rng=Random(1))
    assert session.respond(Wrote("Adour")).telling.changed == ""


def test_an_answer_changed_twice_before_it_is_asked_tells_what_was_known(deck_of, store):
    """The learner reads what they learned, and not what they never saw; taken back, it tells nothing."""
    study(store, deck_of(RIVER))
    for answer in "Adour", "Nive":
        carry_over([deck_of(RIVER.replace("Bidasoa", answer))], store)
    assert store.answer_before("d/river#answer") == "Bidasoa"
    carry_over([deck_of(RIVER)], store)
    assert store.answer_before("d/river#answer") == ""


def test_a_key_used_for_another_fact_sets_the_history_aside_until_it_is_back(deck_of, store):
    """With answer and wording both new the card begins anew; when the fact returns, its progress does."""
    study(store, deck_of(RIVER))
    before = store.memory("d/river#answer")
    other = deck_of("deck: d\ncards: {river: {ask: How long is a day?, answer: 24 hours}}\n")
    assert carry_over([other], store) == {"replaced": 1}
    assert store.memory("d/river#answer") is None
    assert sum(memory.reps for memory in store.memories()) == 1
    study(store, other)
    assert carry_over([deck_of(RIVER)], store) == {"back": 1, "replaced": 1}
    assert store.memory("d/river#answer") == before


def test_the_same_answer_by_chance_is_no_reason_to_credit_another_fact(deck_of, store):
    """An answer that other cards share proves nothing where no word of the wording stays."""
    text = "deck: d\ncards: {a: {ask: Who won the cup?, answer: Japan}, b: {ask: Where is Kyoto?, answer: Japan}}\n"
    study(store, deck_of(text))
    other = deck_of(text.replace("Who won the cup?", "Which government sent an envoy?"))
    assert carry_over([other], store) == {"replaced": 1}
    assert store.memory("d/a#answer") is None


def test_a_deleted_fact_keeps_its_progress_for_its_return(deck_of, store):
    """Nothing is erased, and nothing is said."""
    study(store, deck_of(RIVER))
    before = known(store)
    assert not carry_over([deck_of("deck: d\ncards: {x: {ask: Q, answer: A}}\n")], store)
    assert not carry_over([deck_of(RIVER)], store)
    assert known(store) == before


def test_a_side_of_a_contrast_follows_the_actor_it_is_named_by(deck_of, store):
    """A facet named by a key goes with it when the key is renamed."""
    text = (
        "deck: d\nactors: {fr: {name: France, kind: government}, es: {name: Spain, kind: government}}\n"
        "contrasts: {border: {on: The border, between: {fr: wants it moved, es: wants it left alone}}}\n"
    )
    study(store, deck_of(text), "border#fr", "border#es")
    assert carry_over([deck_of(text.replace("fr:", "france:"))], store) == {"renamed": 1}
    assert list(known(store)) == ["d/border#es", "d/border#france"]


def test_cards_without_fingerprints_are_left_alone(deck_of, store):
    """What an older log says nothing of is neither moved nor set aside."""
    learn(store, "d/river#answer")
    assert not carry_over([deck_of(RIVER)], store)
    assert not carry_over([deck_of(RIVER.replace("Bidasoa", "Adour").replace("Which", "What"))], store)
    assert list(known(store)) == ["d/river#answer"]


def test_an_unchanged_deck_is_not_compared_again(deck_of, store):
    """It costs one look at a note; the log does not grow."""
    deck = deck_of(RIVER)
    study(store, deck)
    asked = []
    store.db.set_trace_callback(asked.append)
    carry_over([deck], store)
    store.db.set_trace_callback(None)
    assert len(asked) == 1


def test_two_sittings_at_once_carry_over_once(deck_of, store, tmp_path, clock):
    """The second finds that the first has done it."""
    study(store, deck_of(RIVER))
    with Store.open(tmp_path / "progress.db", device="d1", now=clock) as other:
        deck = deck_of(RIVER.replace("Bidasoa", "Adour"))
        assert carry_over([deck], other) == {"changed": 1}
        assert not carry_over([deck], store)


def merged(one, other):
    """Add the log of one file to another, as a merge does."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    add = f"INSERT INTO event ({names}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - constants
    there = {event.uuid for event in one.events()}
    one.db.executemany(add, [to_row(event) for event in other.events() if event.uuid not in there])
    one.db.execute("DELETE FROM meta WHERE name LIKE 'compared %'")
    one.rebuild()


@pytest.fixture
def two(tmp_path, new_clock, deck_of):
    """Return two devices with one log, the second a minute behind."""
    clocks = new_clock(), new_clock()
    clocks[1].sleep(minutes=1)
    stores = [
        Store.open(tmp_path / f"{name}.db", device=name, now=clock)
        for name, clock in zip(("one", "two"), clocks, strict=True)
    ]
    study(stores[0], deck_of(RIVER))
    merged(stores[1], stores[0])
    yield stores, clocks
    for each in stores:
        each.close()


def test_two_devices_that_set_the_same_aside_keep_the_new_fact_whole(two, deck_of):
    """What one learned of the new fact before the other noticed is not set aside with the old."""
    (one, other), clocks = two
    deck = deck_of("deck: d\ncards: {river: {ask: How long is a day?, answer: 24 hours}}\n")
    assert carry_over([deck], one) == {"replaced": 1}
    study(one, deck)
    for clock in clocks:
        clock.sleep(minutes=9)
    assert carry_over([deck], other) == {"replaced": 1}
    merged(one, other)
    merged(other, one)
    assert known(one) == known(other)
    assert one.memory("d/river#answer").reps == 1
    assert sum(memory.reps for memory in one.memories()) == 2
    assert not carry_over([deck], one)
    assert carry_over([deck_of(RIVER)], one) == {"back": 1, "replaced": 1}


def test_what_a_second_device_learned_under_the_old_key_follows(two, deck_of):
    """A rename that one device noticed late brings its reviews along, once."""
    (one, other), clocks = two
    deck = deck_of(RIVER.replace("river:", "border:"))
    assert carry_over([deck], one) == {"renamed": 1}
    for clock in clocks:
        clock.sleep(days=1)
    study(other, deck_of(RIVER))
    merged(one, other)
    assert carry_over([deck], one) == {"renamed": 1}
    assert one.memory("d/border#answer").reps == 2
    assert not carry_over([deck], one)


@pytest.mark.parametrize("head", ["", "revision: spring\n"])
def test_the_log_says_which_revision_asked(deck_of, store, clock, head):
    """The author's own name for it, or what the files were; another text is another revision."""
    revisions = []
    for text in RIVER, RIVER.replace("Bidasoa", "Adour"):
        deck = deck_of(text.replace("deck: d\n", f"deck: d\n{head}"))
        carry_over([deck], store)
        Session([deck], store, Settings(), now=clock.ms, rng=Random(1)).respond(Wrote("Bidasoa"))
        revisions.append([event.revision for event in store.events() if event.kind == "review"][-1])
        assert revisions[-1] == deck.revision
        clock.sleep(days=1)
    assert (revisions == ["spring", "spring"]) if head else (revisions[0] != revisions[1])
    assert all(revisions)
