"""Who holds what: the table of a deck, where accounts differ, what changed, and two holders compared."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.deckfile import read
from quizapp.edtf import overlaps, parse
from quizapp.errors import UsageError
from quizapp.study.comparison import against, compared, in_words
from quizapp.study.holdings import (
    cell,
    changed,
    differing,
    filtered,
    headed,
    holder_named,
    holdings,
    only,
    sentence,
    turns,
)

DECK = """
deck: d
sources:
  lee: {title: A text, short: Lee, date: 2021-02}
  goto: {title: Another, short: Goto, date: 2021-04}
issues: {trade: Trade, war: {name: War and peace, short: War}, sea: The sea}
actors:
  japan: {name: Japan, also: [日本, Tokyo], kind: government}
  korea: {name: South Korea, also: [한국], kind: government}
  china: {name: China, kind: government}
  moon: {name: Moon Jae-in, family: Moon, of: korea}
  writer: {name: A Writer, kind: author, of: japan}
positions:
  new: {holder: japan, issue: trade, stance: wants it open, short: open, as_of: 2020, according_to: lee, source: lee ¶2}
  old: {holder: japan, issue: trade, stance: wants it shut, short: shut, why: It is dear, as_of: 1990, according_to: lee}
  reading: {holder: japan, issue: trade, stance: cares little, according_to: goto, source: goto ¶1}
  talk: {holder: moon, issue: trade, stance: wants it free, according_to: lee, also_fits: {holder: [japan]}}
  both: {holder: [japan, korea], issue: war, stance: fear it}
  left: {holder: japan, issue: sea, stance: calls it one name}
  right: {holder: korea, issue: sea, stance: calls it another name}
  alone: {holder: china, issue: war, stance: waits}
  said: {holder: writer, issue: war, stance: finds it near}
contrasts:
  named: {between: [left, right]}
  worry: {on: worries, between: {japan: fears missiles, korea: fears collapse}}
  far: {on: distance, between: {japan + korea: are near, china: is far}}
"""


@pytest.fixture(scope="module")
def deck_of_once(tmp_path_factory):
    """Return a fact and the table of a deck of one position."""
    path = tmp_path_factory.mktemp("once") / "d.yaml"
    path.write_text("deck: o\nactors: {a: {name: A, kind: government}}\nissues: {i: I}\npositions:\n  p: {holder: a, issue: i, stance: x}\n", encoding="utf-8")
    deck = read(path)
    yield deck.fact("p"), holdings(deck)
    deck.close()


@pytest.fixture
def table(deck_of):
    """Return the table of the deck above."""
    return holdings(deck_of(DECK))


def test_a_person_stands_in_the_column_of_their_side_and_an_author_alone(table):
    """Holders and issues come in the order of the positions."""
    assert table.holders == {
        "japan": "Japan",
        "korea": "South Korea",
        "china": "China",
        "writer": "A Writer",
    }
    assert list(table.issues.values()) == ["Trade", "War", "The sea"]
    (held,) = cell(table, "trade", "korea")
    assert (held.who, held.in_short) == ("Moon Jae-in", "Moon: wants it free")


def test_a_cell_is_read_by_date_and_an_empty_one_is_empty(table):
    """The oldest stands first, each with its account, date, reason and source."""
    found = cell(table, "trade", "japan")
    assert [(each.key, each.account, each.dated) for each in found] == [
        ("old", "Lee", "in 1990"),
        ("new", "Lee", "in 2020"),
        ("reading", "Goto", "in April 2021"),
    ]
    assert (found[0].why, found[1].source) == (("It is dear",), "Lee ¶2")
    assert cell(table, "sea", "china") == []


def test_accounts_differ_and_a_holder_changed(table):
    """By one account Japan changed between two dates, and another account tells it otherwise."""
    found = cell(table, "trade", "japan")
    assert differing(found) == ("Lee", "Goto")
    assert changed(found)
    assert not changed(found[1:])
    assert differing(cell(table, "war", "japan")) == ()


DATES = st.sampled_from(["", "1990", "1990/2000", "1995-06", "2000", "../1995", "2001/..", "[1990..2010]", "1990~"])
HELD = st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), DATES)


@given(st.lists(HELD, max_size=7))
def test_what_changed_is_what_differs_from_something_surely_before_or_after_it(deck_of_once, some):
    """By the same account; told for many positions as for each two of them."""
    lee, table = deck_of_once
    (held,) = cell(table, "i", "a")
    positions = [
        held._replace(fact=lee._replace(key=f"k{number}"), account=account, stance=stance, since=since)
        for number, (account, stance, since) in enumerate(some)
    ]
    pairs = [
        {one.key, other.key}
        for one, other in combinations(positions, 2)
        if one.account == other.account and one.stance != other.stance and one.since and other.since
        and not overlaps(parse(one.since), parse(other.since))
    ]  # fmt: skip
    assert {each.key for each in turns(positions)} == set().union(*pairs)


def test_two_holders_are_compared_as_far_as_the_deck_goes(table):
    """They agree in what they hold together, differ where a contrast says so, and all else is left open."""
    found = {each.issue: each for each in compared(table, "japan", "korea")}
    assert {issue: each.how for issue, each in found.items()} == {
        "trade": "fit",
        "war": "agree",
        "sea": "differ",
    }
    assert [each.key for each in found["war"].shared] == ["both"]
    assert in_words(found["sea"], "Japan", "South Korea") == "They differ."
    (war,) = [each for each in compared(table, "korea", "china") if each.issue == "war"]
    assert war.how == "both"
    (silent,) = [each for each in compared(table, "japan", "china") if each.issue == "sea"]
    assert in_words(silent, "Japan", "China") == "The deck does not say what China holds."


def test_contrasts_that_say_something_of_both_are_named(table):
    """Those made of positions stand by their issue and not here."""
    found = against(table, "japan", "korea")
    assert [(each.key, each.one, each.other, each.same) for each in found] == [
        ("worry", "fears missiles", "fears collapse", False),
        ("far", "are near", "are near", True),
    ]


def test_words_keep_holders_or_issues(table):
    """Each word is looked for in names and aliases; one that nothing has leaves nothing."""
    found = filtered(table, "tokyo war")
    assert (list(found.holders), list(found.issues)) == (["japan"], ["war"])
    assert list(filtered(table, "日本").holders) == ["japan"]
    assert filtered(table, "xyz").holders == {}
    assert list(only(table, ["china"]).issues) == ["war"]


def test_a_holder_is_named_by_key_name_or_alias(table):
    """A person is taken for the column that they stand in; an unknown name is told with the nearest."""
    names = ("korea", "south korea", "한국", "Moon")
    assert {holder_named(table, each) for each in names[:3]} == {"korea"}
    assert holder_named(table, "Moon Jae-in") == "korea"
    with pytest.raises(UsageError, match="Did you mean `Japan`"):
        holder_named(table, "Japann")


def test_a_name_has_its_article_in_a_sentence_and_none_as_a_heading(deck_of):
    """It is capitalised where a sentence begins with it, and nowhere else."""
    text = "deck: u\nactors: {us: {name: the United States, kind: government}}\nissues: {i: I}\npositions:\n  p: {holder: us, issue: i, stance: waits}\n"
    found = holdings(deck_of(text))
    assert found.holders == {"us": "the United States"}
    assert headed(found.holders["us"]) == "United States"
    (held,) = cell(found, "i", "us")
    assert sentence(held, found.holders["us"]) == "The United States waits."


def test_a_deck_without_positions_has_an_empty_table(deck_of):
    """Nothing is held by nobody."""
    found = holdings(deck_of("deck: e\ncards:\n  - {ask: Q, answer: A}\n"))
    assert (found.holders, found.issues, found.held) == ({}, {}, {})


def test_sixty_holders_on_forty_issues(deck_of):
    """A large table is read whole."""
    actors = "".join(f"  a{n}: {{name: Land {n}, kind: government}}\n" for n in range(60))
    issues = "".join(f"  i{n}: Issue {n}\n" for n in range(40))
    held = "".join(f"  p{n}: {{holder: a{n % 60}, issue: i{n % 40}, stance: wants {n}}}\n" for n in range(240))
    found = holdings(deck_of(f"deck: l\nactors:\n{actors}issues:\n{issues}positions:\n{held}"))
    assert (len(found.holders), len(found.issues)) == (60, 40)
    assert sum(len(cell(found, *place)) for place in found.held) == 240
