"""The figures of a report, against counts in plain Python over the same log."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from quizapp.config import Settings
from quizapp.heat import grid
from quizapp.library import Library
from quizapp.progress.event import Review
from quizapp.progress.stats import Day
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment
from quizapp.response import Picked
from quizapp.study.confusion import confused
from quizapp.study.drill import able, drill_of
from quizapp.study.period import Period, back_to
from quizapp.study.report import AHEAD, aim_of, report, scope_of
from quizapp.study.rounds import Table

NOON = int(datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp() * 1000)
DAY = 86_400_000
KONO = """
deck: japan
title: Japan
actors:
  japan: {name: Japan, kind: government}
  kono: {name: Taro Kono, role: defence minister of Japan, of: japan, as_of: 2020}
  kishi: {name: Nobuo Kishi, role: next defence minister of Japan, of: japan, as_of: 2021}
  abe: {name: Shinzo Abe, role: prime minister of Japan, of: japan, as_of: 2019}
cards:
  list: {ask: What are its parts?, points: [one, two, three, four]}
"""


@pytest.fixture
def learner(tmp_path):
    """Return (decks, store, clock): a deck of people, an empty log, and a clock to move."""
    (tmp_path / "japan.yaml").write_text(KONO, encoding="utf-8")
    decks, _wrong = Library((tmp_path,), tmp_path / "cache").decks()
    clock = [NOON]
    with Store.open(tmp_path / "p.db", device="d", now=lambda: Moment(clock[0], 0)) as store:
        yield decks, store, clock


def answer(store, card, *, right=True, took="", ms=4_000):
    """Write an answer."""
    data = {"took_for": took} if took else None
    rating = 3 if right else 1
    store.record(
        Review(card, "right" if right else "wrong", float(right), rating, mode="study", ms=ms, data=data)
    )


def test_an_empty_library_and_an_empty_log_are_reported(learner):
    """Where nothing is known, every figure is nothing, and none is an error."""
    _decks, store, _clock = learner
    today = date(2026, 3, 2)
    told = report(scope_of([]), store, Period(today, today), 0.9)
    assert (told.streak, told.history.answers, told.history.median_ms, told.confused) == (0, 0, None, ())
    assert told.standing.memory == told.standing.hardest == told.returned.weeks == ()
    assert sum(told.standing.ahead) == 0


def test_what_is_due_is_counted_by_days_and_by_months_alike(learner):
    """The days of the forecast are those of the memory, and months have no more and no less of the year."""
    decks, store, clock = learner
    rng = Random(3)
    cards = [card for card, _topic in decks[0].card_ids()]
    for _ in range(60):
        answer(store, rng.choice(cards), right=rng.random() < 0.8)
        clock[0] += rng.randrange(3) * DAY
    today = store.today()
    told = report(scope_of(decks), store, Period(today, today), 0.9).standing
    due = [max(each.due, today) for each in store.memories() if each.due is not None]
    by_day = Counter((day - today).days for day in due)
    assert list(told.ahead) == [by_day[number] for number in range(AHEAD)]
    by_month = Counter(day.replace(day=1) for day in due)
    assert {each.first: each.cards for each in told.months if each.cards} == {
        first: count for first, count in by_month.items() if first <= told.months[-1].first
    }
    assert len(told.months) == 12


def test_memory_is_counted_by_topic_kind_and_facet(learner):
    """Each way to group has every card once, and a card is as firm as its memory."""
    decks, store, _clock = learner
    cards = [card for card, _topic in decks[0].card_ids()]
    for card in cards[:3]:
        answer(store, card)
    told = report(scope_of(decks, decks[0]), store, Period(store.today(), store.today()), 0.9)
    for by in ("topic", "kind", "facet"):
        groups = [each for each in told.standing.memory if each.by == by]
        assert sum(each.cards for each in groups) == len(cards)
        assert sum(each.marks[0] for each in groups) == len(cards) - 3


def test_a_topic_counts_its_own_cards_alone(tmp_path):
    """What was answered in another topic of the deck is in none of its figures."""
    folder = tmp_path / "both"
    folder.mkdir()
    (folder / "deck.yaml").write_text("deck: both\ntitle: Both\n", encoding="utf-8")
    for name in ("dates", "people"):
        (folder / f"{name}.yaml").write_text(
            f"cards:\n  {name}: {{ask: '{name}?', answer: A, wrong: [B]}}\n", encoding="utf-8"
        )
    decks, _wrong = Library((tmp_path,), tmp_path / "cache").decks()
    clock = [NOON]
    with Store.open(tmp_path / "p.db", device="d", now=lambda: Moment(clock[0], 0)) as store:
        for right in (True, True, True, False):
            answer(store, "both/dates#answer", right=right, took="" if right else "people", ms=1_000)
            answer(store, "both/people#answer", ms=9_000)
            clock[0] += 5 * DAY
        today = store.today()
        period = back_to("all", today, store.db)
        told = report(scope_of(decks, decks[0], "people"), store, period, 0.9)
        assert (told.history.answers, told.history.median_ms, told.confused) == (4, 9_000, ())
        assert told.returned.calibration.bins
        assert sum(week.right for week in told.returned.weeks) == sum(
            week.asked for week in told.returned.weeks
        )
        assert [each.card for each in told.standing.hardest] == []
        other = report(scope_of(decks, decks[0], "dates"), store, period, 0.9)
        assert [each.card for each in other.standing.hardest] == ["both/dates#answer"]
        assert [(each.one, each.other, each.times) for each in other.confused] == [("dates", "people", 1)]


@pytest.mark.parametrize(
    ("name", "first"), [("30d", date(2026, 2, 1)), ("1d", date(2026, 3, 2)), ("99999y", date(1, 1, 1))]
)
def test_a_period_is_counted_back_from_today(learner, name, first):
    """So many days until today, with it, as far as the calendar goes."""
    _decks, store, _clock = learner
    assert back_to(name, store.today(), store.db) == (first, date(2026, 3, 2))


def test_a_deck_may_set_its_own_aim(tmp_path):
    """What is to be remembered is the deck's to say, and else the learner's."""
    text = "deck: own\nstudy: {retention: 0.8}\ncards: {a: {ask: Q, answer: A}}\n"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    decks, _wrong = Library((tmp_path,), tmp_path / "cache").decks()
    settings = Settings(retention=0.85)
    assert aim_of(scope_of(decks, decks[0]), settings) == 0.8
    assert aim_of(scope_of(decks), settings) == 0.85


def test_all_time_begins_with_the_first_answer(learner):
    """Before the first answer, it is today."""
    _decks, store, clock = learner
    assert back_to("all", store.today(), store.db).first == store.today()
    answer(store, "japan/kono#role")
    clock[0] += 40 * DAY
    assert back_to("all", store.today(), store.db).first == date(2026, 3, 2)


def test_what_is_hard_is_said_with_a_reason_and_a_remedy(learner):
    """What was taken for another fact names it; an answer of many points is better split."""
    decks, store, clock = learner
    for card, took, times in (("japan/kono#role", "kishi", 3), ("japan/list#answer", "", 1)):
        for _ in range(times):
            for right in (True, True, False):
                answer(store, card, right=right, took="" if right else took)
                clock[0] += 4 * DAY
    told = report(scope_of(decks), store, Period(store.today(), store.today()), 0.9)
    first, second = told.standing.hardest
    assert (first.name, first.rival, first.why) == ("Taro Kono", "kishi", "Taken for Nobuo Kishi 3 times")
    assert "drill" in first.advice
    assert "4 points" in second.why
    assert "split" in second.advice


def test_a_drill_asks_just_the_confused_with_the_rival_among_the_options(learner):
    """Both facts are asked in what was confused, what is missed comes again, and no schedule moves."""
    decks, store, _clock = learner
    answer(store, "japan/kono#role", right=False, took="kishi")
    before = store.memory("japan/kono#role")
    told = report(scope_of(decks), store, Period(store.today(), store.today()), 0.9)
    (pair,) = told.confused
    assert pair.said == "you took Nobuo Kishi and Taro Kono for each other once"
    assert able(pair, decks)
    game = drill_of([pair], decks).begin(Table(store, Random(1), lambda: 0))
    met, missed_once = [], False
    while game.turn is not None:
        question = game.turn.question
        keys = [option.key for option in question.shape.options]
        assert {"kono", "kishi"} <= set(keys)
        met.append(question.card.id)
        right = question.shape.right
        game.respond(Picked(right if missed_once else (right + 1) % len(keys)))
        missed_once = True
        game.next()
    assert sorted(set(met)) == ["japan/kishi#role", "japan/kono#role"]
    assert len(met) == 3
    assert met[0] == met[-1]
    assert store.memory("japan/kono#role") == before
    assert game.result.said == "2 of 3 right; 1 of 2 cards told apart at once."


def test_a_pair_whose_deck_is_gone_keeps_its_keys_and_cannot_be_drilled(learner):
    """Nothing is asked of what is not there."""
    decks, store, _clock = learner
    answer(store, "gone/a#x", right=False, took="b")
    told = report(scope_of(decks), store, Period(store.today(), store.today()), 0.9)
    (pair,) = confused(told.history.pairs, decks)
    assert (pair.first, pair.second) == ("a", "b")
    assert not able(pair, decks)


def test_the_calendar_has_every_day_once_and_ends_today():
    """Weeks begin on Mondays, today is the last day, and the fullest day has the highest step."""
    today = date(2026, 3, 5)
    days = [Day(today - timedelta(days=number), 10 * number + 1, 0) for number in range(9)]
    weeks = grid(days, today, 3)
    flat = [cell for week in weeks for cell in week]
    assert [cell.day for cell in flat] == [
        flat[0].day + timedelta(days=number) for number in range(len(flat))
    ]
    assert all(week[0].day.weekday() == 0 for week in weeks)
    assert flat[-1].day == today
    assert max(cell.step for cell in flat) == 4
    assert [cell.step > 0 for cell in flat] == [cell.answers > 0 for cell in flat]
