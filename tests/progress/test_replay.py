"""Which events stand, and whose they are."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.progress.event import Event, turn_of
from quizapp.progress.memory import Memory
from quizapp.progress.replay import replay, settle

START = date(2026, 3, 2)


def event(clock, kind, card=None, *, uuid=None, device="d1", **more):
    """Return an event some days after the first, named by its clock."""
    day = START + timedelta(days=clock)
    return Event(uuid or f"e{clock}", device, clock, clock * 86_400_000, day, 0, kind, card=card, **more)


def review(clock, card="a", rating=3, **more):
    """Return a rated answer of a study sitting."""
    verdict = "wrong" if rating == 1 else "right"
    return event(clock, "review", card, mode="study", verdict=verdict, rating=rating, **more)


@st.composite
def tangles(draw):
    """Reviews, retractions and overrides that name each other at will: early, late, themselves, nothing."""
    size = draw(st.integers(1, 12))
    name = st.sampled_from([f"e{number}" for number in range(size)] + ["nowhere"])
    return [
        event(
            draw(st.integers(0, 5)),
            draw(st.sampled_from(["retract", "retract", "review", "override"])),
            "a",
            uuid=f"e{number}",
            device=draw(st.sampled_from(["d1", "d2"])),
            target=draw(name),
            verdict=draw(st.sampled_from(["right", "wrong"])),
        )
        for number in range(size)
    ]


@settings(deadline=None)
@given(tangles())
def test_an_event_is_live_while_no_live_retraction_names_it(events):
    """To any depth and in any tangle, by the definition itself; only what comes later can retract."""

    def about(event, kind):
        return [
            each for each in sorted(events, key=lambda each: each.order)
            if each.kind == kind and each.target == event.uuid and each.order > event.order and live(each)
        ]  # fmt: skip

    def live(event):
        return not about(event, "retract")

    def verdict(event):
        said = about(event, "override")
        return said[-1].verdict if said else None

    amends = settle([turn_of(event) for event in sorted(events, key=lambda event: event.order)])
    for each in events:
        amend = amends.get(each.uuid)
        assert (amend is not None and amend.dead) == (not live(each))
        assert (amend and amend.verdict) == verdict(each)
    assert amends.keys() <= {event.uuid for event in events}


@settings(deadline=None)
@given(st.permutations([review(1), review(2, rating=1), event(3, "retract", target="e2"), review(4)]))
def test_only_clock_device_and_uuid_order_a_replay(events):
    """Whatever order events arrive in, the memory is the same."""
    assert replay("a", events) == replay("a", [review(1), review(4)])


def test_a_retraction_of_a_retraction_puts_the_review_back():
    """Undo and redo leave the memory as if neither had been."""
    log = [review(1), review(2), event(3, "retract", target="e2"), event(4, "retract", target="e3")]
    assert replay("a", log[:3]) == replay("a", log[:1])
    assert replay("a", log) == replay("a", log[:2])
    assert replay("a", [*log, event(5, "retract", target="e4")]) == replay("a", log[:1])


def test_the_last_live_override_holds():
    """An override replaces verdict and rating; retracting it gives back the one before."""
    wrong, right = review(1, rating=1), review(1, rating=3)
    log = [wrong, event(2, "override", target="e1", verdict="right", rating=3)]
    assert replay("a", log) == replay("a", [right])
    log.append(event(3, "override", target="e1", verdict="wrong", rating=1))
    assert replay("a", log) == replay("a", [wrong])
    log.append(event(4, "retract", target="e3"))
    assert replay("a", log) == replay("a", [right])


def test_an_override_gives_a_which_the_rating_it_had_not():
    """What was asked back can be counted after all."""
    which = event(1, "review", "a", mode="study", verdict="which")
    assert replay("a", [which]) == Memory("a")
    assert replay("a", [which, event(2, "override", target="e1", verdict="right", rating=3)]).reps == 1


def test_a_reset_forgets_and_remembers_that_it_did():
    """After a reset a card is new, but stays suspended; a retracted reset never was."""
    log = [review(1), review(2), event(3, "suspend", "a"), event(4, "reset", "a")]
    assert replay("a", log) == Memory("a", suspended=True, history_from=4)
    assert replay("a", [*log, event(5, "retract", target="e4")]) == replay("a", log[:3])
    assert replay("a", [*log, review(6)]).reps == 1


def test_due_and_bury_take_the_day_they_name():
    """A due day replaces the card's own; a burial hides it until its day."""
    day = date(2026, 5, 1)
    memory = replay("a", [review(1), event(2, "due", "a", due=day), event(3, "bury", "a", due=day)])
    assert (memory.due, memory.due_at, memory.buried_until) == (day, None, day)
    assert memory.hidden(date(2026, 4, 30))
    assert not memory.hidden(day)


def test_unknown_kinds_change_nothing():
    """What a newer version wrote is stepped over."""
    assert replay("a", [review(1), event(2, "blessing", "a"), event(3, "note", "a")]) == replay(
        "a", [review(1)]
    )


def test_a_rename_moves_what_came_before_it():
    """The history goes to the new id and joins what that has; the old id starts empty."""
    log = [review(1, "a"), review(2, "b"), event(3, "rename", "a", becomes="b"), review(4, "b")]
    assert replay("b", log).reps == 3
    assert replay("a", log) == Memory("a")
    again = [*log, review(5, "a")]
    assert replay("a", again).reps == 1
    assert replay("b", again) == replay("b", log)


def test_renames_in_a_row_and_in_a_ring():
    """A card follows every rename after it, and two cards can swap their ids by way of a third."""
    log = [review(1, "a"), review(2, "a"), review(3, "b")]
    swap = [
        event(4, "rename", "a", becomes="t"), event(5, "rename", "b", becomes="a"),
        event(6, "rename", "t", becomes="b"),
    ]  # fmt: skip
    assert (replay("b", log + swap).reps, replay("a", log + swap).reps) == (2, 1)
    assert replay("t", log + swap) == Memory("t")


def test_a_retracted_rename_gives_the_history_back():
    """Undoing a rename leaves each card with its own."""
    log = [review(1, "a"), event(2, "rename", "a", becomes="b"), event(3, "retract", target="e2")]
    assert replay("a", log).reps == 1
    assert replay("b", log) == Memory("b")


def test_a_rename_moves_no_due_day():
    """The fuzz of an interval stays that of the id it was asked by."""
    log = [review(clock, "d/old#when") for clock in (1, 2, 30, 90)]
    before = replay("d/old#when", log)
    after = replay("d/new#when", [*log, event(99, "rename", "d/old#when", becomes="d/new#when")])
    assert after.due == before.due


def test_a_rename_that_names_an_event_moves_nothing_after_it():
    """What another device learned under an id that was given to another fact meanwhile stays with that."""
    log = [
        review(1, "a"), event(2, "suspend", "a"), review(3, "a", device="d2"),
        event(4, "rename", "a", becomes="b", target="e2"), review(5, "a"),
    ]  # fmt: skip
    assert (replay("b", log).reps, replay("b", log).suspended) == (1, True)
    assert (replay("a", log).reps, replay("a", log).suspended) == (2, False)


def test_what_came_by_a_rename_goes_on_with_the_next():
    """A limit counts from the newest of what an id holds, moved there or its own."""
    log = [
        review(1, "b"), review(2, "a"), event(3, "rename", "a", becomes="b"),
        event(4, "rename", "b", becomes="c", target="e3"),
    ]  # fmt: skip
    assert replay("c", log).reps == 2
