"""What an author's edits mean for a learner."""

from __future__ import annotations

from quizapp.progress.event import Review
from quizapp.study.edits import carry_over


def learn(store, card):
    """Answer a card once."""
    store.record(Review(card=card, verdict="right", score=1.0, rating=3))


def test_a_renamed_fact_keeps_its_progress(deck_of, store):
    """All facets of a fact that says `was:` go on where they were, and the second time nothing happens."""
    deck = deck_of("deck: d\nterms: {new: {term: T, means: M, was: [older, old]}}\n")
    learn(store, "d/old#term")
    learn(store, "d/old#meaning")
    before = store.memory("d/old#term")
    assert carry_over([deck], store) == 2
    after = store.memory("d/new#term")
    assert (after.stability, after.due, after.reps) == (before.stability, before.due, before.reps)
    assert store.memory("d/old#term") is None
    assert carry_over([deck], store) == 0


def test_a_key_that_is_still_used_is_left_alone(deck_of, store):
    """Where another fact goes by the old key, its progress stays with it."""
    deck = deck_of("deck: d\ncards: {old: {ask: Q, answer: A}, new: {ask: R, answer: B, was: old}}\n")
    learn(store, "d/old#answer")
    assert carry_over([deck], store) == 0
    assert store.memory("d/old#answer") is not None


def test_progress_under_the_new_key_is_not_overwritten(deck_of, store):
    """Whoever already studied the new key keeps that."""
    deck = deck_of("deck: d\ncards: {new: {ask: R, answer: B, was: old}}\n")
    learn(store, "d/old#answer")
    learn(store, "d/new#answer")
    assert carry_over([deck], store) == 0
