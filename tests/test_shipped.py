"""The shipped decks: whole, sourced, dated, and careful where plain repetition would mislead."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.config import Settings
from quizapp.deckfile import read
from quizapp.study.plan import limits

DECKS = Path(__file__).parent.parent / "decks"


@pytest.fixture(scope="module")
def korea():
    """Return the North Korea deck."""
    deck = read(DECKS / "north-korea-2021")
    yield deck
    deck.close()


def verdict(deck, card, response):
    """Return the verdict on a written response to a card."""
    found = deck.card(card)
    return found.answer.judge(response, deck.rivals(found)).verdict


@pytest.mark.parametrize("name", ["north-korea-2021", "welcome.yaml"])
def test_a_shipped_deck_has_no_problem_at_all(name):
    """Neither an error nor advice is left in what we ship."""
    deck = read(DECKS / name)
    assert deck.problems() == []
    assert deck.head["licence"]
    deck.close()


def test_the_deck_covers_what_the_articles_hold(korea):
    """Events, actors, positions, figures, terms and contrasts are there in numbers, on a dozen issues."""
    facts = korea.facts_by_kind()
    least = {"event": 30, "actor": 28, "position": 55, "contrast": 18}
    assert {kind: facts[kind] >= count for kind, count in least.items()} == dict.fromkeys(least, True)
    assert facts["figure"] + facts["term"] >= 26
    assert len(korea.head["issues"]) >= 12


def test_how_much_a_day_is_the_learner_s_own(korea):
    """The reading sets no limits of its own, so that those of the settings hold."""
    assert limits(korea, Settings(new_per_day=3, retention=0.8))[::2] == (3, 0.8)


def test_every_fact_names_its_source_and_paragraph(korea):
    """Each fact says where it stands, down to the paragraph."""
    for fact in korea.facts():
        assert fact.cited, fact.key
        assert all(place for _source, place in fact.cited), fact.key


def test_every_role_is_dated(korea):
    """Offices change hands: no role stands without the time at which it was held."""
    for fact in korea.facts():
        if fact.kind == "actor" and fact.texts("role") and not fact.per("ask", "role"):
            assert fact.text("as_of") or korea.as_of, fact.key


def test_every_position_says_whose_reading_it_is(korea):
    """The articles are opinion: each stance is told as somebody's account."""
    for fact in korea.facts():
        if fact.kind == "position":
            holders = [korea.fact(key) for key in fact.texts("holder")]
            own = all(holder.text("kind") == "author" for holder in holders)
            assert own or fact.text("according_to"), fact.key


def test_dates_from_goto_have_an_inferred_year(korea):
    """That article prints no year, and every date asked from it says so."""
    for fact in korea.facts():
        sources = {source for source, _place in fact.cited}
        if fact.kind == "event" and fact.text("when") and sources == {"goto"}:
            assert fact.text("inferred"), fact.key


@pytest.mark.parametrize(
    ("card", "response", "wanted"),
    [
        ("kim-jong-un#name", "Kim", "which"),
        ("kim-jong-un#name", "Sung Kim", "wrong"),
        ("kim-jong-un#name", "김정은", "right"),
        ("sung-kim#name", "Kim", "which"),
        ("moonshine#term", "Moonshine", "right"),
        ("moonshine#term", "Sunshine policy", "wrong"),
        ("yoshihide-suga#name", "Suga Yoshihide", "right"),
        ("yoshihide-suga#name", "Abe", "wrong"),
        ("nobuo-kishi#name", "Nobou Kishi", "near"),
        ("taro-kono#name", "Kōno Tarō", "right"),
        ("moon-jae-in#name", "President Moon", "right"),
        ("singapore-summit#when", "June 2018", "right"),
        ("singapore-summit#when", "2019", "wrong"),
    ],
)
def test_answers_that_learners_give_are_judged_fairly(korea, card, response, wanted):
    """The confusable names and dates of the subject get the verdict that a careful teacher would give."""
    assert verdict(korea, card, response) == wanted


def test_what_is_left_out_has_a_reason(korea):
    """Passages that no fact covers are listed with the reason why."""
    for row in korea.head["not_carded"]:
        assert row["source"]
        assert row["why"]
