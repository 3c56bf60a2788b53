"""The page of one fact: its cards, their questions and history, and what can be done to them."""

from __future__ import annotations

import pytest

SIZES = [(60, 20), (80, 24), (200, 60)]
KOREAN = """
deck: korean
title: 북한 정책
cards:
  seoul: {ask: 대한민국의 수도는 어디입니까?, answer: 서울, wrong: [평양, 도쿄, 베이징], note: "[/] 한강 옆에 있다.", source: 한국 ¶3}
sources: {한국: {title: 책, short: 책}}
"""


async def opened(learner, deck="past", key="hanoi"):
    """Open the page of a fact from Home."""
    learner.app.open_fact(deck, key)
    await learner.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_fact_that_was_studied(at, same_as, size):
    """Its question in every form, its history and its memory, at three sizes."""
    async with at("past", size=size) as learner:
        await learner.type("2019-02")
        await learner.press("enter", "enter")
        learner.wait(3 * 86_400_000)
        await opened(learner)
        same_as(f"fact-{size[0]}x{size[1]}", learner)


async def test_korean_and_markup_are_shown_as_they_are(at):
    """Wide characters and what looks like markup are text like any other."""
    async with at(KOREAN, study=False) as learner:
        await opened(learner, "korean", "seoul")
        assert "대한민국의 수도는" in learner.sees()
        assert "[/] 한강 옆에 있다." in learner.sees()


async def test_a_fact_that_is_gone_is_said(at):
    """A key that the deck does not have is no fault of the program."""
    async with at("past", study=False) as learner:
        await opened(learner, "past", "oslo")
        assert "There is no fact “oslo”" in learner.sees()
        await learner.press("z", "n", "e", "escape")
        assert "Today" in learner.sees()


async def test_what_is_done_to_a_card_can_be_undone_and_done_again(at):
    """Suspend, put off, set due and note; u takes each back, y does it again."""
    async with at("past", study=False) as learner:
        await opened(learner)
        await learner.press("z")
        assert "suspended" in learner.sees()
        await learner.press("u")
        assert "not asked yet" in learner.sees()
        await learner.press("y")
        assert learner.store.memory("past/hanoi#when").suspended
        await learner.press("z")
        assert not learner.store.memory("past/hanoi#when")
        await learner.press("d")
        await learner.type("+3d")
        await learner.press("enter")
        assert "due in 3 days" in learner.sees()
        await learner.press("u", "b")
        assert "put off to tomorrow" in learner.sees()
        await learner.press("f")
        await learner.type("Is it so?")
        await learner.press("enter")
        assert "flagged: Is it so?" in learner.sees()


async def test_a_note_is_changed_and_removed(at):
    """The note that stands can be edited; an empty one removes it."""
    async with at("past", study=False) as learner:
        await opened(learner)
        await learner.press("n")
        await learner.type("Think of snow")
        await learner.press("enter")
        assert "✎ Think of snow" in learner.sees()
        await learner.press("n")
        await learner.type("!")
        await learner.press("enter")
        assert "✎ Think of snow!" in learner.sees()
        await learner.press("n", *["backspace"] * 20, "enter")
        assert "✎" not in learner.sees()
        await learner.press("u")
        assert "✎ Think of snow!" in learner.sees()


async def test_a_day_that_is_none_is_said(at):
    """What names no day is told with what is possible, and nothing is set."""
    async with at("past", study=False) as learner:
        await opened(learner)
        await learner.press("d")
        await learner.type("soon")
        await learner.press("enter")
        assert "“soon” names no day." in learner.sees()
        await learner.press("escape")
        assert learner.store.memory("past/hanoi#when") is None


async def test_home_counts_again_after_a_change(at):
    """A card that was suspended on its page is not counted on Home any more."""
    async with at("typed", study=False) as learner:
        assert "2 new" in learner.sees()
        await opened(learner, "typed", "norway")
        await learner.press("z", "escape")
        assert "1 new" in learner.sees()


async def test_without_an_editor_the_place_is_said(at, monkeypatch):
    """Where no editor is named, the message has the file and the line."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with at("past", study=False, size=(200, 60)) as learner:
        await opened(learner)
        await learner.press("e")
        assert "deck0.yaml:6" in learner.sees()
        assert "Set EDITOR" in learner.sees()


async def test_an_edit_of_a_shipped_deck_is_one_of_a_copy(at, monkeypatch, tmp_path):
    """It is asked first; the copy then takes the shipped deck's place, and what is wrong in it is said."""
    from contextlib import nullcontext

    from quizapp.tui.app import QuizApp

    editor = tmp_path / "an editor"
    editor.write_text('#!/bin/sh\nsed -i "s/second summit/other summit/" "$2"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr(QuizApp, "suspend", lambda _app: nullcontext())  # a pilot has no terminal to leave
    async with at("past", study=False) as learner:
        library = learner.app.start.library
        library.shipped, library.own = tmp_path / "decks", tmp_path / "own"
        library.places = (*library.places, library.own)
        await opened(learner)
        await learner.press("e")
        assert "came with quizapp" in learner.sees()
        await learner.press("enter")
        assert "The other summit takes place" in learner.sees()
        assert "second" in (tmp_path / "decks" / "deck0.yaml").read_text()
        await learner.press("e")
        assert "came with quizapp" not in learner.sees()
