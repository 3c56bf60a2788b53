"""Faults and hostile text: one clear message, nothing lost, nothing steered."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from quizapp.errors import DeckError
from quizapp.tui.app import Start, run

BAD = "[/] [@click=app.exit]x[/] [red]"

HOSTILE = """
deck: hostile
title: "{bad}"
cards:
  one: {{ask: "{bad} one?", answer: "{bad} yes", wrong: ["{bad} no", "{bad} none"], ask_as: [choice], note: "{bad} note", outside: "{bad} out", source: "{bad}"}}
  two: {{ask: "{bad} two?", answer: "{bad} yes", ask_as: [typed]}}
  three: {{ask: "{bad} three?", points: ["{bad} p", "{bad} q"]}}
"""


async def test_markup_in_a_deck_is_text_on_every_screen(at):
    """What looks like markup is shown as written on Home, Study, Summary and in panels."""
    async with at(HOSTILE.format(bad=BAD), study=False, notices=(BAD,)) as learner:
        assert learner.sees().count("[@click=app.exit]x[/]") >= 2
        await learner.press("enter")
        for _ in range(3):
            assert "[@click=app.exit]x" in learner.sees()
            await learner.press("ctrl+p", "escape", "g" if not learner.app.screen.typing else "ctrl+g")
            assert "[red]" in learner.sees()
            await learner.press("question_mark", "escape", "enter")
        await learner.press("escape")
        assert "To see again" in learner.sees()
        assert "[@click=app.exit]x" in learner.sees()
        await learner.press("r")
        assert "[@click=app.exit]x" in learner.sees()


async def test_what_could_steer_a_terminal_never_reaches_the_screen(at):
    """Escapes and bidirectional controls in a response, a notice or a comment are taken out."""
    steering = "\x1b[2J\u202eevil\u2066\x9b\x7f"
    async with at("typed", notices=(steering,), study=False) as learner:
        assert "! [2Jevil" in learner.sees()
        await learner.press("enter")
        learner.app.screen.query_one("#write").value = steering
        await learner.press("enter")
        assert "✗ not yet" in learner.sees()
        for character in "\x1b\u202e\u2066\x9b\x7f":
            assert character not in learner.sees()


class Breaking(sqlite3.Connection):
    """A disk that can be full."""

    full = False

    def execute(self, sql, *rest):
        """Fail to write while the disk is full."""
        if self.full and sql.startswith("INSERT"):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return super().execute(sql, *rest)


async def test_a_full_disk_says_so_and_the_question_stays(at, monkeypatch):
    """The answer is not counted, nothing that was recorded is lost, and it can be given again."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, **kwargs: connect(*args, **{"factory": Breaking, **kwargs})
    )
    async with at("rivers") as learner:
        await learner.press(learner.answer(), "enter")
        learner.store.db.full = True
        prompt = learner.app.screen.session.current.question.prompt
        for key in (learner.answer(), "z", "b", "g"):
            await learner.press(key)
            assert "The disk is full" in learner.sees()
            assert prompt in learner.sees()
            assert "✓ right" not in learner.sees()
        await learner.press("f", "x", "enter", "u")
        assert prompt in learner.sees()
        assert len(learner.reviews()) == 1
        learner.store.db.full = False
        await learner.press(learner.answer())
        assert "✓ right" in learner.sees()
        assert "disk" not in learner.sees()
        learner.store.db.full = True
        await learner.press("exclamation_mark")
        assert "The disk is full" in learner.sees()
        assert "✓ right" in learner.sees()


async def test_a_typed_answer_is_still_there_after_a_fault(at, monkeypatch):
    """What was typed need not be typed again when another program holds the file."""
    async with at("typed") as learner:
        other = sqlite3.connect(learner.store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await learner.type("Oslo")
        await learner.press("enter")
        assert "Another program is holding the progress file" in learner.sees()
        assert "▌ Oslo" in learner.sees()
        other.execute("ROLLBACK")
        other.close()
        await learner.press("enter")
        assert len(learner.reviews()) == 1


async def test_a_deck_that_vanishes_in_the_middle_is_studied_to_the_end(at, tmp_path):
    """Its files and the compiled form may go; the sitting goes on, and Home still opens."""
    async with at("rivers") as learner:
        await learner.press(learner.answer())
        shutil.rmtree(tmp_path / "decks")
        shutil.rmtree(tmp_path / "cache")
        await learner.press("enter", learner.answer(), "enter", "escape", "enter")
        assert "quizapp" in learner.sees()


def test_a_deck_that_cannot_be_found_is_said_before_a_screen_opens(tmp_path, store, clock):
    """A wrong name is an error of the command line, not a screen."""
    from random import Random

    from quizapp.config import Settings
    from quizapp.library import Library

    start = Start(Library((tmp_path,)), store, Settings(), clock.ms, Random(1), named=("nowhere",))
    with pytest.raises(DeckError):
        run(start)


async def test_faults_of_settings_are_said_beside_the_first_question(at):
    """`study` says once what is wrong with the settings, and asks all the same."""
    async with at("rivers", notices=("config.toml: `them` is not a setting.",)) as learner:
        assert "`them` is not a setting" in learner.sees()
        await learner.press(learner.answer())
        assert "`them`" not in learner.sees()


async def test_a_fault_of_ours_is_kept_for_one_plain_line(at, monkeypatch):
    """The app ends, and holds what broke for `run` to say without a traceback."""
    from quizapp.tui.screens.study import Study

    async def broken(_screen):
        raise ValueError("[/] broken")

    monkeypatch.setattr(Study, "action_skip", broken)
    with pytest.raises(ValueError, match="broken"):
        async with at("rivers") as learner:
            await learner.press("s")
    assert isinstance(learner.app.broke, ValueError)
    assert not learner.app._exit_renderables
