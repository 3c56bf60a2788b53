"""The cast of a deck: sides, names by script, deeds, views, and who is taken for whom."""

from __future__ import annotations

from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.study.roster import Deed, Lookalike, View, mixed_up, person, roster

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
        mixed = mixed_up(deck, store)
    assert mixed == {("kono", "kishi"): 2, ("kishi", "kono"): 1, ("japan", "kishi"): 1}
    assert person(deck, "kono", mixed).lookalikes == (Lookalike("kishi", "Nobuo Kishi", by_deck=True, took_for=2, taken_for=1),)
    assert person(deck, "kishi", {}).lookalikes == (Lookalike("kono", "Taro Kono", by_deck=True, took_for=0, taken_for=0),)
