"""A deck's table as it is looked at: its cells, a part of it, its memory, and back in time."""

from __future__ import annotations

import pytest

from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment
from quizapp.study.crossing import crossing
from quizapp.study.survey import Survey, with_positions

DECK = """
deck: d
sources: {lee: {title: A text, short: Lee, date: 2021-02}, goto: {title: B, short: Goto, date: 2021-04}}
issues: {trade: Trade, war: War}
actors:
  japan: {name: Japan, kind: government}
  korea: {name: the South, kind: government}
  moon: {name: Moon Jae-in, family: Moon, of: korea}
  kim: {name: Kim One, family: Kim, of: korea}
  other: {name: Kim Two, family: Kim, of: korea}
positions:
  shut: {holder: japan, issue: trade, stance: wants it shut, short: shut, as_of: 1990, according_to: lee}
  open: {holder: japan, issue: trade, stance: wants it open, short: open, as_of: 2020, according_to: lee}
  reading: {holder: japan, issue: trade, stance: cares little, according_to: goto, source: goto ¶1}
  free: {holder: moon, issue: trade, stance: wants it free}
  mine: {holder: kim, issue: trade, stance: wants it all}
  jointly: {holder: [moon, korea], issue: war, stance: fear it}
"""


@pytest.fixture
def deck(deck_of):
    """Return the deck above."""
    return deck_of(DECK)


@pytest.fixture
def store(tmp_path):
    """Return a progress file."""
    with Store.open(tmp_path / "p.db", device="test", now=lambda: Moment(1_795_305_600_000)) as opened:
        yield opened


def test_a_cell_shows_the_newest_and_signs_for_the_rest(deck, store):
    """How many stand, that accounts differ and how, and what was changed by one account."""
    seen = Survey(deck, store).look("trade", "japan")
    assert seen.shown is not None
    assert (seen.shown.key, seen.signs) == ("reading", "×3 ≠ →")
    assert seen.accounts == (("Lee", "open"), ("Goto", "cares little"))
    assert [each.key for each in seen.turns] == ["shut", "open"]


def test_an_empty_cell_shows_nothing(deck, store):
    """And has no sign."""
    seen = Survey(deck, store).look("war", "japan")
    assert (seen.shown, seen.signs, seen.ever) == (None, "", ())


def test_what_a_holder_and_one_of_that_side_hold_jointly_stands_once(deck, store):
    """As the holder's own."""
    (held,) = crossing(Survey(deck, store).whole, "war", "korea").ever
    assert (held.who, held.jointly) == ("", ("Moon Jae-in", "the South"))


def test_one_of_a_side_is_named_by_family_where_no_other_has_it(deck, store):
    """Else by the whole name."""
    seen = Survey(deck, store).look("trade", "korea")
    assert {each.in_short for each in seen.ever} == {"Moon: wants it free", "Kim One: wants it all"}


def test_the_table_goes_back_change_by_change_and_on_to_the_newest(deck, store):
    """A cell shows what stood then."""
    survey = Survey(deck, store)
    shown = []
    while survey.earlier():
        seen = survey.look("trade", "japan").shown
        shown.append((survey.when.said, seen.key if seen else ""))
    assert shown == [("in April 2021", "reading"), ("in 2020", "open"), ("in 1990", "shut")]
    assert [survey.later() for _step in range(4)] == [True, True, True, False]
    assert survey.when is None


def test_a_part_is_kept_and_widened(deck, store):
    """One holder alone, words in it, and all again."""
    survey = Survey(deck, store, ("korea",))
    assert list(survey.table.holders) == ["korea"]
    survey.narrow("war")
    assert (list(survey.table.holders), list(survey.table.issues)) == (["korea"], ["war"])
    survey.widen()
    assert list(survey.table.holders) == ["japan", "korea"]


def test_how_firm_a_position_is(deck, store):
    """New, where it was never asked."""
    survey = Survey(deck, store)
    held = survey.look("trade", "japan").shown
    assert held is not None
    assert survey.firm(held) == 0


def test_decks_without_positions_have_no_table(deck, deck_of):
    """They are passed over."""
    assert with_positions([deck_of("deck: e\ncards:\n  - {ask: Q, answer: A}\n"), deck]) == [deck]
