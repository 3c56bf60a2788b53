"""The cast of a deck: sides, names by script, deeds, views, and who is taken for whom."""

from __future__ import annotations

from quizapp.progress.event import Review
from quizapp.progress.stats import EVERY, confusions
from quizapp.progress.store import Store
from quizapp.study.mixup import mixups, times, to_drill
from quizapp.study.roster import Deed, Lookalike, View, called, lookalikes, native_name, person, roster

DECK = """
deck: d
issues: {trade: Trade}
actors:
  japan: {name: Japan, also: [Tokyo, 日本, アメリカ, 일본], kind: government}
  kono: {name: Taro Kono, family: Kono, role: defence minister, of: japan, as_of: 2021-01, confused_with: [kishi]}
  kishi: {name: Nobuo Kishi, family: Kishi, role: defence minister too, of: japan}
  alone: {name: Someone, role: guest}
events:
  late: {what: A missile flies, when: 2019-02, who: japan}
  early: {what: A test is made, when: 1998, who: [japan, kono]}
positions:
  p: {holder: japan, issue: trade, stance: wants it open}
"""


def test_actors_stand_by_side_and_those_alone_at_the_end(deck_of):
    """The side itself comes first."""
    found = [(title, [each.key for each in some]) for title, some in roster(deck_of(DECK))]
    assert found == [("Japan", ["japan", "kono", "kishi"]), ("", ["alone"])]


def test_all_that_is_told_of_an_actor(deck_of):
    """Aliases under their script, deeds by date, and what is held."""
    deck = deck_of(DECK)
    japan = person(deck, "japan", {})
    assert japan.aliases == {
        "Latin": ("Tokyo",),
        "Han characters": ("日本",),
        "Kana": ("アメリカ",),
        "Hangul": ("일본",),
    }
    assert japan.deeds == (
        Deed("early", "1998", "A test is made."),
        Deed("late", "February 2019", "A missile flies."),
    )
    assert japan.views == (View("p", "Trade", "wants it open", ""),)
    kono = person(deck, "kono", {})
    assert (kono.roles, kono.dated, kono.sides) == (("defence minister",), "in January 2021", ("Japan",))
    assert person(deck, "p", {}) is None


def test_who_is_taken_for_whom_by_the_deck_and_by_this_learner(deck_of, tmp_path):
    """Both ways are counted; one whom the deck alone names has counts of none."""
    deck = deck_of(DECK)
    with Store.open(tmp_path / "p.db", device="test") as store:
        store.begin_sitting()
        for card, took in (
            ("kono#name", "kishi"), ("kono#role", "kishi"), ("kishi#name", "kono"), ("p#holder", "kishi"), ("early#who", "kishi"),
        ):  # fmt: skip
            store.record(Review(f"d/{card}", "wrong", 0.0, 1, data={"took_for": took}))
        found = mixups(deck, confusions(store.db, EVERY, "d/"))
    mixed = times(found)
    assert mixed == {("kono", "kishi"): 2, ("kishi", "kono"): 1, ("japan", "kishi"): 1}
    assert person(deck, "kono", mixed).lookalikes == (Lookalike("kishi", "Nobuo Kishi", by_deck=True, took_for=2, taken_for=1),)
    assert person(deck, "kishi", {}).lookalikes == (Lookalike("kono", "Taro Kono", by_deck=True, took_for=0, taken_for=0),)
    assert [(pair.one, pair.other, pair.times) for pair in to_drill(deck, found)] == [("kishi", "kono", 3), ("kishi", "p", 1)]
    (japans,) = to_drill(deck, found, "japan")
    assert (japans.first, japans.second, japans.cards) == ("Nobuo Kishi", "Japan", ("d/p#holder",))
    assert to_drill(deck, found, "alone") == []


def test_lookalikes_count_both_ways_and_one_actor_costs_what_one_costs(deck_of):
    """Whom the deck says is taken for another is told of both; known once, nobody is looked through again."""
    deck = deck_of(DECK)
    alike = lookalikes(deck)
    assert alike == {"kono": ("kishi",), "kishi": ("kono",)}
    assert person(deck, "kishi", {}, alike) == person(deck, "kishi", {})


def test_an_actor_is_found_by_key_name_or_alias_and_by_no_part_of_a_name(deck_of):
    """In either order of the name and in any script."""
    deck = deck_of(DECK)
    for name in ("kono", "Taro Kono", "kono taro", "KONO, Taro"):
        assert called(deck, name) == ["kono"]
    assert called(deck, "日本") == called(deck, "일본") == ["japan"]
    assert called(deck, "Taro") == called(deck, "p") == []


def test_a_native_name_is_one_in_another_script(deck_of):
    """The first alias that is not Latin; none for a name that is in its own script already."""
    deck = deck_of(DECK)
    assert [native_name(deck.fact(key)) for key in ("japan", "kono")] == ["日本", ""]
