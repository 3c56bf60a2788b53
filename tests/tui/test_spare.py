"""A disk that fails in the middle of a sitting: what the learner sees, and where the answers go."""

from __future__ import annotations

import stat

import pytest
from fullness import full

from quizapp.progress.event import from_json, to_json


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the learner a home of their own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def saved(folder):
    """Return the lines of the one file in a folder."""
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file.read_text(encoding="utf-8").splitlines()


def told(learner):
    """Return what is on the screen, though it was broken into lines."""
    return "".join(line.strip() for line in learner.lines())


async def test_enter_tries_again_and_the_answer_is_written_once(at):
    """The answer stays; while the disk fails nothing is told, and Enter writes what was given first."""
    async with at("rivers") as learner:
        await learner.press(learner.answer(), "enter")
        learner.wait(1000)
        with full(learner.store.path):
            await learner.press(learner.answer(), "enter", "enter")
            assert "not saved" in learner.sees()
            assert "✓ right" not in learner.sees()
            (kept,) = learner.store.spare.unsaved
        await learner.press("enter")
        assert "✓ right" in learner.sees()
        assert "not saved" not in learner.sees()
        assert [event.uuid for event in learner.store.events() if event.kind == "review"][1:] == [kept.uuid]


@pytest.mark.parametrize("key", ["o", "ctrl+o"])
async def test_all_of_the_sitting_is_saved_at_home_or_where_the_learner_says(at, home, tmp_path, key):
    """What is saved is the log's lines and the answer that is in no file; a place that is taken is refused."""
    mine = tmp_path / "mine"
    mine.mkdir()
    async with at("rivers" if key == "o" else "typed") as learner:
        if key == "o":
            await learner.press(learner.answer(), "enter")
        else:
            await learner.type("Oslo")
            await learner.press("enter", "enter")
        with full(learner.store.path):
            if key == "o":
                await learner.press(learner.answer())
            else:
                await learner.type("Lima")
                await learner.press("enter")
            await learner.press(key)
            assert "Save the answers elsewhere" in learner.sees()
            assert "1 answer that no file has yet" in learner.sees()
            await learner.press("enter")
            assert "quizapp-answers-" in told(learner)
            written = [to_json(event) for event in learner.store.events()]
            lines = saved(home)
            assert lines[:-1] == written
            assert from_json(lines[-1]) == learner.store.spare.unsaved[0]
            for place, said in (
                (next(home.iterdir()), "already something"),
                (tmp_path / "none" / "x", "cannot be written"),
            ):
                await learner.press(key)
                learner.app.screen.query_one("#line").value = str(place)
                await learner.press("enter")
                assert said in told(learner)
            await learner.press(key)
            learner.app.screen.query_one("#line").value = str(mine / "mine.jsonl")
            await learner.press("enter")
        assert saved(mine) == lines
        await learner.press("enter")
        assert [to_json(event) for event in learner.store.events()] == lines


async def test_not_knowing_is_an_answer_that_can_be_tried_again(at):
    """Where nothing was typed, Enter tries that again and does not answer with nothing."""
    async with at("typed") as learner:
        await learner.type("Oslo")
        await learner.press("enter", "enter")
        with full(learner.store.path):
            await learner.press("ctrl+g")
            assert "not saved" in learner.sees()
        await learner.press("enter")
        assert "✗ not yet" in learner.sees()
        assert len(learner.reviews()) == 2


async def test_a_comment_that_could_not_be_kept_is_there_the_next_time(at):
    """A flag that fails costs no typing."""
    async with at("rivers") as learner:
        await learner.press(learner.answer(), "f")
        await learner.type("odd")
        with full(learner.store.path):
            await learner.press("enter")
            assert "not saved" in learner.sees()
        await learner.press("f")
        assert "odd" in learner.sees()
        await learner.press("enter")
        assert "Flagged" in learner.sees()
        (flag,) = [event for event in learner.store.events() if event.kind == "flag"]
        assert flag.data == {"text": "odd"}
