"""Facts that say the same: what is true of one is no wrong option of another, and no order is asked of both."""

from __future__ import annotations

import pytest

from quizapp.questions import kinds_for, make

HEAD = """\
deck: d
as_of: 2020
sources: {s: {title: T, short: Norland}}
issues: {i: Issue, j: Other}
actors:
  norland: {name: Norland, kind: government}
  sorland: {name: Sorland, kind: government}
  ostland: {name: Ostland, kind: government, adjective: Ostian}
  westland: {name: Westland, kind: government}
  cabinet: {name: the cabinet, kind: government, of: sorland}
"""


def drawn(deck_of, text, card, kind="choice", seeds=range(12)):
    """Return the questions of a kind that are drawn for a card."""
    deck = deck_of(HEAD + text)
    assert {each.code for each in deck.problems() if each.severity == "error"} <= {"wrong-is-right"}
    made = [make(deck.card(card), deck, kind, seed) for seed in seeds]
    return [question for question in made if question is not None]


def offered(deck_of, text, card):
    """Return every option that is ever drawn for a card."""
    return {option for question in drawn(deck_of, text, card) for option in question.options}


def test_an_event_told_in_the_same_words_has_no_wrong_date(deck_of):
    """Talks that failed twice are asked by choice, where the other date is no option, and never in writing."""
    text = "events: {a: {what: Talks fail, when: 2018}, b: {what: talks fail, when: 2020}, c: {what: It rains, when: 2019}}\n"
    assert "2020" not in offered(deck_of, text, "a#when")
    assert kinds_for(deck_of(HEAD + text).card("a#when")) == ["choice", "true_false"]


def test_a_label_of_two_events_is_never_put_in_order(deck_of):
    """Where a short label stands for two events, neither is put among others."""
    text = """\
events:
  a: {what: The first talks, short: Talks, when: 1950}
  b: {what: The second talks, short: talks, when: 1990}
  c: {what: It rains, when: 1960}
  d: {what: It snows, when: 1970}
  e: {what: It hails, when: 1980}
"""
    for kind in ("order", "timeline"):
        assert drawn(deck_of, text, "a#when", kind) == []
        shown = [question.options for question in drawn(deck_of, text, "c#when", kind)]
        assert shown
        assert not any("Talks" in option or "talks" in option for options in shown for option in options)


def test_an_event_is_not_matched_with_a_date_that_fits_another_of_its_name(deck_of):
    """A label that stands for two events is no half of a pair."""
    text = """\
events:
  a: {what: Talks, when: 1950}
  b: {what: talks, when: 1990}
  c: {what: It rains, when: 1960}
  d: {what: It snows, when: 1970}
  e: {what: It hails, when: 1980}
"""
    assert all("Talks" not in question.options for question in drawn(deck_of, text, "c#when", "match"))


def test_who_did_the_same_by_another_fact_is_no_wrong_option(deck_of):
    """With the names hidden two events may ask the same: who did the other is as right."""
    text = """\
events:
  a: {what: Norland writes to the envoys, when: 2018, who: norland}
  b: {what: Sorland writes to the envoys, when: 2019, who: sorland}
"""
    assert not {"Sorland", "the cabinet"} & offered(deck_of, text, "a#who")
    deck = deck_of(HEAD + text)
    card = deck.card("a#who")
    assert card.answer.judge("Sorland", deck.rivals(card)).verdict == "which"


def test_a_stance_held_on_another_issue_is_no_wrong_option(deck_of):
    """The question who holds it does not name the issue, so whoever holds it on any is right."""
    text = """\
positions:
  p: {holder: norland, issue: i, stance: waits}
  q: {holder: sorland, issue: j, stance: Waits.}
contrasts: {c: {between: {ostland: waits, westland: hurries}}}
"""
    assert offered(deck_of, text, "p#holder") == {"Norland", "Westland"}


def test_what_two_hold_together_is_no_wrong_stance_of_one(deck_of):
    """A stance is no wrong option for a holder who holds it in another fact with somebody else."""
    text = """\
positions:
  p: {holder: norland, issue: i, stance: waits}
  q: {holder: sorland, issue: i, stance: wants peace}
  r: {holder: [norland, ostland], issue: i, stance: wants peace}
  s: {holder: westland, issue: i, stance: wants war}
"""
    assert offered(deck_of, text, "p#stance") == {"waits", "wants war"}


def test_the_account_does_not_tell_whose_view_it_is(deck_of):
    """Where the account has the name of the holder, the question does without it."""
    text = "positions: {p: {holder: norland, issue: i, stance: waits, according_to: s}}\n"
    assert deck_of(HEAD + text).card("p#holder").prompt == "Which government waits?"


def test_the_matter_of_a_contrast_does_not_name_its_side(deck_of):
    """What two sides differ on is shown without the name that is asked for."""
    text = "contrasts: {c: {on: The Ostian gold, between: {ostland: wants it back, norland: keeps it}}}\n"
    assert deck_of(HEAD + text).card("c#ostland").prompt == "The ▁▁▁ gold. Which government wants it back?"


def test_a_contrast_whose_sides_are_not_apart_is_not_asked(deck_of):
    """Of a government and its own cabinet neither is wrong, and `check` says so."""
    text = "contrasts: {c: {between: {sorland: waits, cabinet: hurries}}}\n"
    deck = deck_of(HEAD + text)
    assert [each.code for each in deck.problems()] == ["not-asked", "not-asked"]
    assert deck.card_count() == 0


def test_a_figure_counted_twice_has_no_wrong_number_that_is_right(deck_of):
    """Two figures of one thing are asked by choice without each other's number, at least 12 among them."""
    text = "figures: {a: {what: ships, value: 10, wrong: [13, 7]}, b: {what: Ships, value: 12, at_least: true}}\n"
    shown = {int(option) for option in offered(deck_of, text, "a#value")}
    assert {10, 7} <= shown
    assert max(shown) < 12
    assert kinds_for(deck_of(HEAD + text).card("a#value")) == ["choice", "true_false"]


def test_at_least_three_is_not_matched_beside_five(deck_of):
    """Five is at least three, so the two numbers could change places."""
    text = """\
figures:
  a: {what: ships, value: 3, at_least: true, wrong: [7]}
  b: {what: carts, value: 5}
  c: {what: mules, value: 2}
  d: {what: sheep, value: 1}
  e: {what: goats, value: 9}
"""
    for question in drawn(deck_of, text, "a#value", "match"):
        assert not {"5", "9"} & set(question.companions)


def test_a_term_that_means_the_same_is_no_wrong_option_and_asked_back(deck_of):
    """Two words for one thing are both right."""
    text = """\
terms:
  a: {term: pass, means: a way over a range}
  b: {term: col, means: A way over a range}
  c: {term: ford, means: a way through a river}
"""
    assert offered(deck_of, text, "a#term") == {"pass", "ford"}
    deck = deck_of(HEAD + text)
    assert deck.card("a#term").answer.judge("col", deck.rivals(deck.card("a#term"))).verdict == "which"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("terms: {a: {term: Roy, means: a rule of Roy}, b: {term: ford, means: a way}}\n", "a#meaning"),
        (
            "positions: {p: {holder: norland, issue: i, stance: trusts Norland}, q: {holder: sorland, issue: i, stance: waits}}\n",
            "p#stance",
        ),
    ],
)
def test_an_answer_that_names_what_is_asked_about_is_no_option(deck_of, text, card):
    """It would be picked by the name alone, so it is asked openly."""
    assert kinds_for(deck_of(HEAD + text).card(card)) == ["reveal"]


def test_one_of_several_roles_is_no_wrong_role(deck_of):
    """Who was chair and clerk was clerk, whoever was so at another time."""
    actors = """\
  ann: {name: Ann Alt, role: [chair, clerk]}
  ben: {name: Ben Bohn, role: clerk, as_of: 1950}
  cora: {name: Cora Cole, role: guard}
"""
    assert offered(deck_of, actors, "ann#role") == {"Chair and clerk", "Guard"}


def test_a_namesake_is_not_matched(deck_of):
    """Of two persons of one name each could have either role."""
    actors = """\
  ann: {name: Ann Alt, role: chair}
  too: {name: Alt Ann, role: clerk}
  cora: {name: Cora Cole, role: guard}
  dan: {name: Dan Dorn, role: scribe}
  eve: {name: Eve East, role: envoy}
"""
    assert drawn(deck_of, actors, "ann#role", "match") == []
    assert all("Alt Ann" not in question.options for question in drawn(deck_of, actors, "cora#role", "match"))


def test_an_author_s_wrong_option_that_is_right_is_not_offered(deck_of):
    """What `wrong` says, the deck's own facts may say otherwise."""
    text = "events: {a: {what: They meet, when: 2018, who: sorland, where: Old Bern, wrong: {when: [May 2018, 2016], who: [cabinet, norland], where: [Bern, Rome]}}}\n"
    assert "May 2018" not in offered(deck_of, text, "a#when")
    assert "the cabinet" not in offered(deck_of, text, "a#who")
    assert offered(deck_of, text, "a#where") == {"Old Bern", "Rome"}


def test_what_is_sorted_belongs_to_one_side_by_the_whole_deck(deck_of):
    """A statement that the other side makes elsewhere, together with others, is not among those to sort."""
    text = """\
positions:
  p: {holder: norland, issue: i, stance: waits}
  q: {holder: norland, issue: j, stance: wants peace}
  r: {holder: sorland, issue: i, stance: wants war}
  s: {holder: sorland, issue: j, stance: hurries}
  t: {holder: [sorland, ostland], issue: j, stance: wants peace}
"""
    for question in drawn(deck_of, text, "p#holder", "sort"):
        assert "wants peace" not in question.options


def test_a_cell_that_two_fill_together_is_not_shown_as_empty(deck_of):
    """The table shows what a holder holds with others, since the deck says it."""
    text = """\
positions:
  p: {holder: norland, issue: i, stance: waits}
  q: {holder: sorland, issue: i, stance: hurries}
  r: {holder: [norland, sorland], issue: j, stance: want peace}
"""
    (grid,) = {question.shape.grid for question in drawn(deck_of, text, "p#stance", "matrix")}
    assert [row for row in grid.cells if "want peace" in row] == [("want peace", "want peace")]


def test_an_order_that_leads_around_is_an_error_and_not_asked(deck_of):
    """Events that are each before the other are no order, and their author is told where."""
    deck = deck_of(HEAD + "events: {a: {what: It rains, after: b}, b: {what: It snows, after: a}}\n")
    assert [each.code for each in deck.problems()] == ["circle", "circle"]


def test_an_event_beside_none_of_another_time_is_not_asked(deck_of):
    """An event whose date may be another one's, by its author, is no wrong option for it; `check` says so."""
    text = "events: {a: {what: It rains, when: 1991}, b: {what: It snows, when: 2019, also_fits: {when: 1990/1999}}}\n"
    deck = deck_of(HEAD + text)
    assert [each.message for each in deck.problems()] == [
        "`a#what` is not asked: no other event is surely of another time."
    ]
    assert deck.card("a#what") is None
