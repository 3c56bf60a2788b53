"""The wrong options that each kind of fact offers: the author's first, the likeliest next, none of them right."""

from __future__ import annotations

import pytest

from quizapp.questions import make

HEAD = """\
deck: d
as_of: 2020
actors:
  ann: {name: Ann Alt, role: envoy of Rome, as_of: 2019, wrong: {name: [ben, cora]}}
  ben: {name: Ben Bohn, role: clerk}
  cora: {name: Cora Cole, role: scribe}
  dan: {name: Dan Dorn, role: guard}
  old: {name: Olga Old, role: chair of the board, as_of: 2010}
  new: {name: Nora New, role: chair of the board, as_of: 2020, confused_with: [old]}
  don: {name: Donald Dorn, family: Dorn, also: [The Don], role: boss}
  norland: {name: Norland, kind: government, also: [Noria]}
  sorland: {name: Sorland, kind: government}
  cabinet: {name: the Noric cabinet, kind: government, of: norland}
issues: {i: Issue}
"""


def options(deck_of, text, card, seeds=range(12)):
    """Return all options that are drawn for a card."""
    deck = deck_of(HEAD + text)
    made = [make(deck.card(card), deck, "choice", seed) for seed in seeds]
    return [set(question.options) for question in made if question is not None]


def test_the_authors_wrong_options_come_first(deck_of):
    """What is written under `wrong:` is always among the options, by name or by key."""
    for drawn in options(deck_of, "", "ann#name"):
        assert {"Ben Bohn", "Cora Cole"} <= drawn


def test_the_same_role_at_another_time_is_a_good_wrong_option(deck_of):
    """Who held the office before is the likeliest confusion, and wrong for the date that is asked."""
    assert all("Olga Old" in drawn for drawn in options(deck_of, "", "new#name"))


def test_who_is_named_in_the_prompt_is_no_option(deck_of):
    """Neither a full name nor an alias nor a family name in the prompt is offered."""
    text = "events: {e: {what: Norland writes to Noria and to the board, when: 2019, who: sorland}}\n"
    assert all("Norland" not in drawn for drawn in options(deck_of, text, "e#who"))


def test_who_belongs_to_the_answer_is_no_option(deck_of):
    """A government's own cabinet would be right as well."""
    text = "positions: {p: {holder: norland, issue: i, stance: waits}}\n"
    assert all("the Noric cabinet" not in drawn for drawn in options(deck_of, text, "p#holder"))


def test_another_holder_of_the_same_stance_is_no_option(deck_of):
    """Who holds the same on the same issue would be right as well."""
    text = """\
positions:
  p: {holder: norland, issue: i, stance: waits}
  q: {holder: sorland, issue: i, stance: Waits}
"""
    assert all("Sorland" not in drawn for drawn in options(deck_of, text, "p#holder"))


def test_what_also_fits_is_no_option_and_is_asked_back(deck_of):
    """What the author says is true as well is never wrong, chosen or typed."""
    text = "events: {e: {what: They met, when: 2019, where: Bern, wrong: {where: [Rome, Basel]}, also_fits: {where: Berne}}}\n"
    deck = deck_of(HEAD + text)
    card = deck.card("e#where")
    assert card.answer.judge("Berne", deck.rivals(card)).verdict == "which"


@pytest.mark.parametrize(
    ("when", "count"),
    [
        ("2019", 4),
        ("2019-02", 4),
        ("2019-02-28", 4),
        ("197X", 4),
        ("1953/2003", 4),
        ("1990~", 4),
        ("2021-21", 4),
    ],
)
def test_dates_are_offered_at_the_same_precision(deck_of, when, count):
    """Wrong dates are as exact as the right one, and there are always enough."""
    text = f"events: {{e: {{what: They met, when: '{when}'}}}}\n"
    for drawn in options(deck_of, text, "e#when"):
        assert len(drawn) == count
        assert len({len(text.split()) for text in drawn}) == 1


def test_an_uncertain_date_is_not_told_by_its_perhaps(deck_of):
    """Where the right date is an uncertain one, the deck's certain ones are no options."""
    text = "events: {e: {what: They met, when: 2019?}, f: {what: They part, when: 1900}}\n"
    for drawn in options(deck_of, text, "e#when"):
        assert all(option.startswith("perhaps ") for option in drawn)


def test_numbers_are_offered_in_the_same_form(deck_of):
    """Wrong numbers keep the qualifier of the right one and are outside what it admits."""
    text = "figures: {f: {what: things, value: 40, about: true, within: 10}}\n"
    for drawn in options(deck_of, text, "f#value"):
        assert all(option.startswith("about ") for option in drawn)
        numbers = sorted(int(option.split()[1]) for option in drawn)
        assert 40 in numbers
        assert all(number == 40 or abs(number - 40) > 10 for number in numbers)


def test_at_least_is_typed_and_not_chosen(deck_of):
    """Of "at least 3", "at least 2" is true as well, so no choice is drawn."""
    assert options(deck_of, "figures: {f: {what: things, value: 3, at_least: true}}\n", "f#value") == []


def test_a_plural_position_is_not_beside_singular_ones(deck_of):
    """The number of its verb would tell which stance belongs to several holders."""
    text = """\
positions:
  p: {holder: [norland, sorland], issue: i, stance: wait}
  q: {holder: don, issue: i, stance: hurries}
"""
    assert options(deck_of, text, "p#stance") == []
