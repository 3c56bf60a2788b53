"""Chronicle: dated events in the order of time, with lanes, memory, and order that dates leave open."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.edtf import bounds
from quizapp.progress.event import Review
from quizapp.study.chronicle import chronicle, grouped, inside, runs, settled

DECK = """\
deck: small
actors:
  japan: {name: 日本, kind: government}
  abe: {name: Shinzo Abe, of: japan}
  kim: {name: 김정은}
events:
  late: {what: Kim speaks, when: 2021-01, who: kim}
  first: {what: Abe and Kim meet, when: 1970~, who: [abe, kim]}
  near: {what: A treaty is signed, when: 1971}
  long: {what: The talks run, when: 1980/2003}
  within: {what: A deal is made, when: 1990-05}
  undated: {what: Nothing is known, who: kim}
"""


def test_events_stand_in_the_order_of_time(deck_of, store):
    """Events with a date come in the order in which they can have begun, and others not at all."""
    found = chronicle([deck_of(DECK)], store)
    assert [each.fact.key for each in found] == ["first", "near", "long", "within", "late"]
    assert [each.said for each in found][:2] == ["about 1970", "1971"]


def test_open_order_is_told(deck_of, store):
    """Order is open where an unsure date reaches the next one, and settled where a span began before."""
    found = chronicle([deck_of(DECK)], store)
    assert [each.open_order for each in found] == [True, False, False, False, False]


def test_the_deck_may_settle_an_order(deck_of, store):
    """What the deck says of the order settles it where the dates do not, and is the order shown."""
    text = "deck: d\nevents:\n  a: {what: A falls, when: 1990, after: b}\n  b: {what: B rises, when: 1990}\n"
    found = chronicle([deck_of(text)], store)
    assert [(each.fact.key, each.open_order) for each in found] == [("b", False), ("a", False)]
    assert chronicle([deck_of(text.replace(", after: b", ""))], store)[0].open_order


def test_lanes_are_actors_or_their_countries(deck_of, store):
    """An event lies in the lane of each of its actors, or of the country that each is of."""
    deck = deck_of(DECK)
    assert chronicle([deck], store, "actor")[0].lanes == ("Shinzo Abe", "김정은")
    assert chronicle([deck], store, "country")[0].lanes == ("日本", "김정은")
    assert chronicle([deck], store, "actor")[1].lanes == ()


def test_a_fact_is_known_as_its_weakest_card(deck_of, store):
    """One answered card of several leaves an event new; when all are answered it is fragile."""
    deck = deck_of(DECK)
    cards = [card for card, _topic in deck.card_ids() if "/late#" in card]
    assert len(cards) > 1
    store.begin_sitting()
    for card in cards:
        assert chronicle([deck], store)[-1].firmness == 0
        store.record(Review(card, "right", 1.0, 3))
    assert chronicle([deck], store)[-1].firmness == 1


DATES = st.one_of(
    st.dates(date(1900, 1, 1), date(2020, 12, 31)).map(str),
    st.integers(1900, 2020).flatmap(
        lambda year: st.sampled_from([f"{year}", f"{year}~", f"{year}/..", f"../{year}"])
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(DATES, max_size=8), st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.integers(0, 9000))
def test_a_window_holds_all_that_reaches_into_it(deck_of, store, dates, first, days):
    """All dated events are there once, marked open just where unsettled, and a window loses none of its own."""
    lines = "".join(
        f"  e{number}: {{what: Event {number} begins, when: {when}}}\n" for number, when in enumerate(dates)
    )
    found = chronicle([deck_of(f"deck: d\nevents:\n{lines}" if dates else "deck: d\n")], store)
    assert sorted(each.fact.key for each in found) == sorted(f"e{number}" for number in range(len(dates)))
    for one, other in pairwise(found):
        assert one.open_order is not settled(one, other)
    last = date.fromordinal(first.toordinal() + days)
    shown = inside(found, first, last)
    for each in found:
        begins, over = bounds(each.when)
        assert (each in shown) is not (over < first or begins > last)


def test_other_lanes_of_the_same_events(deck_of, store):
    """A grouping can be changed without reading anything anew."""
    deck = deck_of(DECK)
    found = chronicle([deck], store)
    assert grouped(found, "country") == chronicle([deck], store, "country")
    assert grouped(found, "none") == found


def test_runs_part_where_order_is_settled(deck_of, store):
    """Events whose order is open stand together, and all others alone."""
    found = chronicle([deck_of(DECK)], store)
    keys = [[each.fact.key for each in run] for run in runs(found)]
    assert keys == [["first", "near"], ["long"], ["within"], ["late"]]
