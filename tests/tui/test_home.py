"""Home: what today holds, topics, coming back in the middle of a day, and days with nothing due."""

from __future__ import annotations

import pytest

DAY = 86_400_000


async def _finish(learner):
    """Answer rightly until the sitting is over."""
    for _ in range(60):
        if "answered" in learner.sees():
            return
        await learner.press(learner.answer(), "enter")


async def test_enter_begins_what_today_holds(at):
    """Home names what there is to do, and one key begins it."""
    async with at("rivers", study=False) as learner:
        assert "3 new · about" in learner.sees()
        assert "▸ Begin" in learner.sees()
        await learner.press("enter")
        assert "0 of 3   ○ new" in learner.sees()


async def test_decks_and_topics_stand_with_their_counts(at):
    """A folder's files are its topics; each has its memory marks and counts."""
    async with at("both", "rivers", study=False) as learner:
        rows = {line.split()[0]: line.split() for line in learner.lines() if line.strip()}
        assert rows["Dates"][1:] == ["○", "·", "·", "1"]
        assert rows["People"][1:] == ["○", "·", "·", "1"]
        assert rows["Rivers"][1:] == ["·", "·", "3"]


async def test_enter_on_a_topic_studies_that_topic_alone(at):
    """Arrows or j and k move through decks and topics."""
    async with at("both", study=False) as learner:
        await learner.press("down", "j", "down")
        assert any("▸" in line and "People" in line for line in learner.lines())
        await learner.press("k", "j", "enter")
        assert "Second?" in learner.sees()
        assert "0 of 1   ○ new" in learner.sees()


async def test_a_click_on_a_topic_studies_it(at):
    """The mouse does what Enter does."""
    async with at("both", study=False) as learner:
        await learner.click("Dates")
        assert "First?" in learner.sees()


async def test_a_day_that_was_left_in_the_middle_goes_on(at):
    """Home says how much is done, also after the program was closed, and Enter goes on with the rest."""
    async with at("rivers", study=False) as learner:
        await learner.press("enter")
        await learner.press(learner.answer(), "enter")
        await learner.press(learner.answer(), "ctrl+q")
    async with at("rivers", study=False) as learner:
        assert "2 of 3 done" in learner.sees()
        assert "1 new · 2 to repeat" in learner.sees()
        assert "▸ Go on" in learner.sees()
        await learner.press("enter")
        assert "2 of 3, 2 to repeat" in learner.sees()


async def test_with_nothing_due_home_says_when_and_offers_to_study_ahead(at):
    """On a later day with nothing due, Enter studies ahead of time, and that is rated."""
    async with at("rivers", study=False) as learner:
        await learner.press("enter")
        await _finish(learner)
        await learner.press("enter")
        assert "all 3 done" in learner.sees()
        assert "Next: tomorrow" in learner.sees() or "Next: " in learner.sees()
        before = len(learner.reviews())
        for _ in range(12):
            if "nothing is due" in learner.sees():
                break
            learner.wait(DAY)
            await learner.press("enter")
            await _finish(learner)
            await learner.press("enter")
            learner.wait(DAY)
            await learner.press("escape", "escape")
            learner.app.go_home()
            await learner.pilot.pause()
            before = len(learner.reviews())
        assert "▸ Study ahead of time" in learner.sees()
        await learner.press("enter")
        await learner.press(learner.answer())
        assert len(learner.reviews()) == before + 1
        *_, event = learner.store.events()
        assert event.rating == 3


async def test_a_topic_with_nothing_due_says_so(at):
    """Enter on a finished topic stays on Home with one quiet line."""
    async with at("both", study=False) as learner:
        await learner.press("down", "down", "enter")
        await _finish(learner)
        await learner.press("enter", "down", "down", "enter")
        assert "Nothing is due in Dates now." in learner.sees()


async def test_an_empty_library_says_what_to_do(at):
    """Without decks, Home shows how to make one and where it goes."""
    async with at(study=False) as learner:
        assert "There are no decks yet." in learner.sees()
        assert "quizapp add PATH" in learner.sees()
        await learner.press("enter", "down", "a")
        assert "There are no decks yet." in learner.sees()


async def test_faults_of_settings_and_decks_are_said_on_home(at):
    """What could not be read is told once, and the rest works."""
    twice = "deck: rivers\ncards: {a: {ask: Q?, answer: A}}\n"
    async with at(
        "rivers", twice, study=False, notices=("config.toml: `them` is not a setting.",)
    ) as learner:
        assert "! config.toml: `them` is not a setting." in learner.sees()
        assert "Two decks have the id" in learner.sees()
        assert "▸ Begin" in learner.sees()


async def test_study_with_nothing_due_opens_home(at):
    """`study` where nothing is due does not show an empty question."""
    async with at("rivers") as learner:
        await _finish(learner)
    async with at("rivers") as learner:
        assert "Nothing is due now." in learner.sees()


async def test_home_looks_the_same_where_nothing_was_due(at):
    """Opened by `study` with nothing to ask, a small window leaves out what it always leaves out."""
    async with at("rivers") as learner:
        await _finish(learner)
    seen = []
    for study in True, False:
        async with at("rivers", study=study, size=(60, 20)) as learner:
            seen.append(learner.sees().replace("Nothing is due now.", "").split())
    assert seen[0] == seen[1]


async def test_leaving_without_an_answer_goes_home(at):
    """Esc goes back; a sitting without answers has no summary."""
    async with at("rivers", study=False) as learner:
        await learner.press("enter", "escape")
        assert "▸ Begin" in learner.sees()
        await learner.press("enter", "q")
        assert "▸ Begin" in learner.sees()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_many_notices_leave_room_for_what_can_be_begun(at, size):
    """The first are shown, the others counted, and Begin and the keys are in sight."""
    notices = tuple(f"deck number {number}: 3 errors; `quizapp check` shows them." for number in range(40))
    async with at("rivers", study=False, notices=notices, size=size) as learner:
        assert "! deck number 0: 3 errors" in learner.sees()
        assert "notices more" in learner.sees()
        assert "Begin" in learner.sees()
        assert "Enter begin" in learner.sees()


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_many_notices_leave_the_question_and_its_keys_in_sight(at, size):
    """Beside the first question two are shown, and the others counted."""
    notices = tuple(f"deck number {number}: 3 errors." for number in range(40))
    async with at("rivers", notices=notices, size=size) as learner:
        assert "deck number 1: 3 errors" in learner.sees()
        assert "And 38 notices more" in " ".join(learner.sees().split())
        assert learner.app.screen.session.current.question.prompt[:30] in learner.sees()
        assert "don't know" in learner.sees()
