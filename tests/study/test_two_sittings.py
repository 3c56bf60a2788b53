"""Two sittings on one progress file: what one has seen to, the other leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.config import Settings
from quizapp.deckfile import read
from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.response import Picked
from quizapp.study.session import Session

KEYS = "abcdefgh"
DECK = "deck: d\ncards:\n" + "".join(
    f"  {key}: {{ask: Which {key}?, answer: This, wrong: [That], ask_as: [choice]}}\n" for key in KEYS
)
LIMITED = DECK.replace("cards:", "study: {new_per_day: 3}\ncards:")
CARDS = [f"d/{key}#answer" for key in KEYS]


@pytest.fixture
def both(deck_of, tmp_path, clock):
    """Return a function that begins two sittings on one file, each on its own connection."""
    stores = [Store.open(tmp_path / "progress.db", device="d1", now=clock) for _ in range(2)]

    def begin(text=DECK, *, due=False, **given):
        deck = deck_of(text)
        if due:
            _learned(stores[0], deck, clock)
        return [Session([deck], store, Settings(), now=clock.ms, rng=Random(1), **given) for store in stores]

    yield begin
    for store in stores:
        store.close()


def _learned(store, deck, clock):
    """Let every card of a deck be due."""
    for card, _topic in deck.card_ids():
        store.record(Review(card, "right", 1.0, 4))
    clock.sleep(days=60)


def on_screen(session):
    """Return the id of the card on screen."""
    return session.current.question.card.id if session.current is not None else None


def answer(session, *, right=True):
    """Answer the question on screen and go on; return the card's id."""
    shape = session.current.question.shape
    card = on_screen(session)
    session.respond(Picked(shape.right if right else (shape.right + 1) % len(shape.options)))
    session.next()
    return card


def test_two_sittings_share_what_is_due(both, tmp_path):
    """Answering by turns, two sittings ask each due card once between them, and both come to an end."""
    one, other = both(due=True)
    asked = []
    while one.current is not None or other.current is not None:
        assert on_screen(one) != on_screen(other)
        asked += [answer(session) for session in (one, other) if session.current is not None]
    assert sorted(asked) == sorted(CARDS)
    for session in (one, other):
        assert session.done == session.total
    with Store.open(tmp_path / "progress.db", device="d2") as store:
        assert [event.kind for event in store.events()] == ["review"] * 16


def test_a_sitting_begun_after_an_answer_begins_with_another_card(both):
    """What was answered, and what is on screen in one sitting, is not what the other begins with."""
    one, other = both()
    shown = on_screen(one)
    assert on_screen(other) not in {shown, None}
    answer(one)
    answer(other)
    assert on_screen(other) != shown


@pytest.mark.parametrize("how", ["suspend", "bury", "record"])
def test_a_card_seen_to_elsewhere_is_left_out(both, how):
    """Suspended, put off or answered in the other sitting, a card is not asked from this one's old line."""
    one, other = both(due=True)
    now = on_screen(one), on_screen(other)
    for card in set(CARDS) - set(now):
        more = {"bury": [other.store.today() + timedelta(days=1)]}
        if how == "record":
            other.store.record(Review(card, "right", 1.0, 3))
        else:
            getattr(other.store, how)(card, *more.get(how, []))
    assert one.total == len(KEYS)
    answer(one)
    assert one.current is None
    assert one.done == one.total == 1


def test_an_answer_taken_back_elsewhere_is_asked_again_there(both):
    """Undo in one sitting takes back its own answer, never the one that the other has given since."""
    one, other = both(due=True)
    first, second = answer(one), answer(other)
    assert one.undo() == first
    assert on_screen(one) == first
    assert other.undo() == second
    assert one.store.redo().card == first
    assert [event.card for event in one.store.history(second)] == [second]


def test_a_card_in_its_steps_waits_for_them_in_every_sitting(both, clock):
    """What one sitting answered a moment ago comes in the other only after all that waits."""
    one, other = both()
    card = answer(one, right=False)
    asked = []
    for _ in range(len(KEYS) - 2):
        asked.append(answer(other))
        other.skip() if on_screen(other) in asked else None
    assert card not in asked


def test_new_cards_of_a_day_are_shared(both, clock):
    """Two sittings begun at once introduce no more new cards between them than a day has."""
    one, other = both(LIMITED)
    for _ in range(20):
        for session in (one, other):
            if session.current is not None:
                answer(session)
        clock.sleep(minutes=11)
    assert one.store.new_on(one.store.today()) == 3
    assert one.current is other.current is None


def test_new_cards_are_shared_over_topics_too(deck_of, tmp_path, clock):
    """Each sitting on a topic of its own, a day's new cards of the deck are still a day's."""
    text = {"deck": "deck: d\nstudy: {new_per_day: 2}\n"}
    for topic in ("one", "two"):
        text[topic] = "cards:\n" + "".join(
            f"  {topic}{n}: {{ask: Which {topic} {n}?, answer: This, wrong: [That], ask_as: [choice]}}\n"
            for n in range(3)
        )
    deck = deck_of(**text)
    with (
        Store.open(tmp_path / "progress.db", device="d1", now=clock) as here,
        Store.open(tmp_path / "progress.db", device="d1", now=clock) as there,
    ):
        sittings = [
            Session([deck], store, Settings(), now=clock.ms, rng=Random(1), topic=topic)
            for store, topic in ((here, "one"), (there, "two"))
        ]
        for _ in range(20):
            for session in sittings:
                if session.current is not None:
                    answer(session)
            clock.sleep(minutes=11)
        assert here.new_on(here.today()) == 2
        assert all(session.current is None for session in sittings)


def test_what_a_dead_sitting_had_on_screen_is_asked(both, tmp_path, clock, deck_of):
    """The claim of a process that is gone, or of a learner who left, keeps no card from anyone."""
    both(due=True)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with Store.open(tmp_path / "progress.db", device="d1", now=clock) as store:
        store.db.execute("DELETE FROM meta WHERE name LIKE 'asking %'")
        claims = [(f"asking {number}", f"{clock.at} {ended.pid} {card}") for number, card in enumerate(CARDS)]
        store.db.executemany("INSERT INTO meta VALUES (?, ?)", claims)
        assert store.claim(CARDS[0])
        store.db.execute(
            "INSERT INTO meta VALUES ('asking z', ?)", (f"{clock.at - 601_000} {os.getpid()} {CARDS[1]}",)
        )
        assert store.claim(CARDS[1])
        left = store.db.execute("SELECT count(*) FROM meta WHERE name LIKE 'asking%'").fetchone()
        assert left == (1,)


@pytest.mark.parametrize("value", ["", "x", "1 2", "9 9 9 9", "1795340000000 -5 d/a#answer", "-3 x y"])
def test_a_claim_that_is_none_keeps_nobody_out(store, value):
    """Whatever stands in the place of a claim, a card can be asked."""
    store.db.execute("INSERT INTO meta VALUES ('asking x', ?)", (value,))
    assert store.claim("d/a#answer")


def test_asking_waits_for_no_other_program(both, tmp_path, clock):
    """While another program holds the file, a sitting goes on to its next question all the same."""
    one, _other = both(due=True)
    with (
        Store.open(tmp_path / "progress.db", device="d1", now=clock, patience=0.01) as holder,
        holder.together(),
    ):
        assert one.next() is not None
    assert one.store.db.execute("PRAGMA synchronous").fetchone() == (2,)


STEPS = st.lists(
    st.tuples(
        st.sampled_from([0, 1]),
        st.sampled_from(["right", "right", "right", "wrong", "skip", "bury", "undo", "redo", "suspend"]),
        st.sampled_from([0, 0, 1]),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    """Return the deck, read once."""
    path = tmp_path_factory.mktemp("deck") / "d.yaml"
    path.write_text(DECK, encoding="utf-8")
    found = read(path)
    yield found
    found.close()


# An undo brings back what the other has on screen; answered there, it must not come there once more.
@example(steps=[(0, "right", 0), (0, "suspend", 0), (1, "undo", 0), (1, "undo", 0), *[(0, "right", 0)] * 7], due=True)
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, due=st.booleans())
def test_however_two_sittings_go_by_turns_each_due_card_is_asked_by_one(deck, new_clock, steps, due):
    """Answering, skipping, putting off and undoing at random, none asks what the other has seen to."""
    clock = new_clock()
    with (
        tempfile.TemporaryDirectory(prefix="quizapp-test-") as folder,
        Store.open(Path(folder) / "p.db", device="d1", now=clock) as here,
        Store.open(Path(folder) / "p.db", device="d1", now=clock) as there,
    ):
        if due:
            _learned(here, deck, clock)
        before = len(list(here.events()))
        sittings = [
            Session([deck], store, Settings(), now=clock.ms, rng=Random(1)) for store in (here, there)
        ]
        answers = 0
        brought = False
        graduated = Counter()
        for which, what, minutes in steps:
            clock.sleep(minutes=minutes)
            session = sittings[which]
            same = on_screen(sittings[0]) is not None and on_screen(sittings[0]) == on_screen(sittings[1])
            assert brought or not same
            brought = brought and same
            if what in {"undo", "redo"}:
                getattr(session, what)()
                # What was taken back may be asked again, even where the other has it on screen.
                brought = on_screen(sittings[0]) == on_screen(sittings[1])
                graduated.clear()
            elif session.current is not None and what in {"right", "wrong"}:
                card = on_screen(session)
                memory = here.memory(card)
                assert memory is None or memory.wanted(here.today()) or graduated[card] == 0
                answer(session, right=what == "right")
                answers += 1
                memory = here.memory(card)
                graduated[card] += not memory.wanted(here.today())
                assert graduated[card] <= 1
            elif session.current is not None:
                getattr(session, what)()
            assert 0 <= session.done <= session.total <= len(KEYS)
        kinds = Counter(event.kind for event in here.events())
        assert kinds["review"] - before == answers
        kept = list(here.memories())
        here.rebuild()
        assert list(here.memories()) == kept
