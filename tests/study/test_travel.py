"""Whole sittings by a learner who travels, and by one whose clock is wrong."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizapp.config import Settings
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment
from quizapp.response import Picked
from quizapp.study.day import day_of
from quizapp.study.session import Session

DECK = "deck: d\nstudy: {new_per_day: 2}\ncards:\n" + "".join(
    f"  c{number}: {{ask: Which {number}?, answer: This, wrong: [That], ask_as: [choice]}}\n"
    for number in range(12)
)


class Learner:
    """Someone with a deck, a progress file and a clock of some zone."""

    def __init__(self, deck, path, rollover=4):
        self.deck, self.at, self.offset = deck, 0, 0
        self.store = Store.open(
            path, device="d1", now=lambda: Moment(self.at, self.offset), rollover=rollover
        )

    def be(self, zone, *when):
        """Be in a zone at a local time."""
        there = datetime(*when, tzinfo=ZoneInfo(zone))
        self.at = int(there.timestamp() * 1000)
        self.offset = there.utcoffset() // timedelta(minutes=1)

    def sit_down(self):
        """Begin a sitting."""
        return Session([self.deck], self.store, Settings(), now=lambda: self.at, rng=Random(1))

    def answer(self, session):
        """Answer the question on screen rightly; a minute passes, or what a learning step takes."""
        card = session.current.question.card.id
        answered = session.respond(Picked(session.current.question.shape.right))
        assert answered.days >= 0
        self.at += 11 * 60_000 if answered.again else 60_000
        session.next()
        assert 0 <= session.done <= session.total
        return card

    def study(self):
        """Hold a whole sitting; return the cards that were asked."""
        session, asked = self.sit_down(), []
        while session.current is not None:
            asked.append(self.answer(session))
        day = day_of([self.deck], self.store, Settings())
        assert day.left == 0
        assert min(day.ahead) >= 0
        assert self.store.new_on(self.store.today()) <= 2
        return asked


@pytest.fixture
def learner(deck_of, tmp_path):
    """Return a function that makes a learner."""
    made = []

    def make(**given):
        made.append(Learner(deck_of(DECK), tmp_path / "progress.db", **given))
        return made[-1]

    yield make
    for each in made:
        each.store.close()


@pytest.mark.parametrize("rollover", [0, 4, 12, 23])
@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Berlin", (2026, 3, 27)),
        ("Europe/Berlin", (2026, 10, 23)),
        ("America/New_York", (2026, 3, 6)),
        ("America/New_York", (2026, 10, 30)),
        ("Australia/Lord_Howe", (2026, 4, 3)),
        ("Pacific/Kiritimati", (2028, 2, 27)),
        ("Etc/GMT+12", (2100, 2, 26)),
    ],
)
def test_a_sitting_a_day_over_a_change_of_clocks(learner, zone, first, rollover):
    """Studying at the same hour day by day, over a change of clocks or a leap day, is as many days in a row."""
    someone = learner(rollover=rollover)
    begun = date(*first)
    for number in range(5):
        day = begun + timedelta(days=number)
        someone.be(zone, day.year, day.month, day.day, 13)
        assert someone.study()
        assert day_of([someone.deck], someone.store, Settings()).streak == number + 1


def test_a_flight_over_the_date_line_gives_no_day_twice_its_new_cards(learner):
    """From Seoul to Honolulu and back, each study day has its two new cards, and what was answered is left alone."""
    someone = learner()
    someone.be("Asia/Seoul", 2026, 3, 2, 9)
    seoul = set(someone.study())
    assert len(seoul) == 2
    someone.be("Pacific/Honolulu", 2026, 3, 1, 18)  # the day before, an hour or so of flight later
    yesterday = set(someone.study())
    someone.be("Pacific/Honolulu", 2026, 3, 2, 9)
    assert not seoul & yesterday
    assert set(someone.study()) == yesterday  # due again the day after, and no more new ones
    someone.be("Asia/Seoul", 2026, 3, 4, 9)  # 3 March was spent in the air
    assert someone.study()
    assert [someone.store.new_on(date(2026, 3, day)) for day in (1, 2, 3, 4)] == [2, 2, 0, 2]


@pytest.mark.parametrize("years", [-1, 10])
def test_a_clock_set_wrong_in_mid_sitting_loses_nothing(learner, years):
    """Set back a year or ten years ahead between two answers, and right again the next day, all goes on."""
    someone = learner()
    someone.be("Europe/Berlin", 2026, 3, 2, 9)
    session = someone.sit_down()
    first = someone.answer(session)
    someone.at += years * 365 * 86_400_000
    rest = [someone.answer(session) for _ in range(3) if session.current is not None]
    assert session.undo() == rest[-1]
    assert session.redo() is not None
    while session.current is not None:
        someone.answer(session)
    someone.be("Europe/Berlin", 2026, 3, 3, 9)
    met = {first, *rest}
    someone.be("Europe/Berlin", 2026, 4, 20, 9)
    asked = set()
    for _ in range(3):
        asked |= set(someone.study())
        someone.at += 86_400_000
    assert met <= asked
    log = [event.kind for event in someone.store.events()]
    assert log.count("review") - len(asked) >= len(rest)
