"""Keys that a learner gave to commands: they work, they are shown, and none is taken from another."""

from __future__ import annotations

import pytest

from quizapp.config import Settings
from quizapp.tui.keymap import checked


async def test_a_given_key_works_is_shown_and_the_old_one_rests(at):
    """Footer, palette and help name the key that the command has now."""
    async with at("rivers", size=(100, 40), settings=Settings(keys={"skip": ["x"], "redo": ["ctrl+x"]})) as learner:
        assert "x skip" in learner.sees()
        first = learner.app.screen.session.current.question.prompt
        await learner.press("s")
        assert first in learner.sees()
        await learner.press("question_mark")
        assert "x ctrl+s" in learner.sees()
        await learner.press("escape", "ctrl+p")
        row = next(each for each in learner.lines() if "skip it for now" in each)
        assert row.endswith("x") or " x" in row.split("now")[1]
        await learner.press("escape", "x")
        assert first not in learner.sees()


async def test_a_letter_is_a_letter_while_one_types(at):
    """A command that was given a letter keeps its key with ctrl in a field."""
    async with at("typed", settings=Settings(keys={"skip": ["x"]})) as learner:
        first = learner.app.screen.session.current.question.prompt
        await learner.press("x")
        assert first in learner.sees()
        await learner.press("ctrl+s")
        assert first not in learner.sees()


async def test_a_key_with_ctrl_takes_the_place_of_the_one_while_typing(at):
    """And works where nothing is typed as well."""
    async with at("typed", settings=Settings(keys={"skip": ["f5"]})) as learner:
        first = learner.app.screen.session.current.question.prompt
        await learner.press("ctrl+s")
        assert first in learner.sees()
        await learner.press("f5")
        assert first not in learner.sees()


async def test_two_commands_change_places(at):
    """What one gives up the other may have."""
    async with at("rivers", settings=Settings(keys={"flag": ["z"], "suspend": ["f"]})) as learner:
        await learner.press("f")
        assert "Suspended" in learner.sees()
        assert learner.kinds() == ["suspend"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"skip": ["f"]}, "`skip` cannot have f, which is `flag` on Study"),
        ({"skp": ["x"]}, "There is no command `skp` whose keys can be changed. Did you mean `skip`?"),
        ({"skip": ["escape"]}, "`skip` cannot have Esc, which goes back everywhere"),
        ({"skip": ["ctrl+q"]}, "ctrl+q, which leaves everywhere"),
        ({"skip": ["3"]}, "`skip` cannot have 3, which answers everywhere"),
        ({"skip": ["?"]}, "`skip` cannot have ?, which is `help` on Study"),
        ({"skip": ["x"], "flag": ["x"]}, "`flag` cannot have x, which is `skip` on Study"),
    ],
)  # fmt: skip
def test_a_key_that_has_its_use_is_refused(keys, said):
    """One sentence names both; the others are used."""
    kept, wrong = checked(keys)
    assert len(wrong) == 1
    assert said in next(iter(wrong.values()))
    assert len(kept) == len(keys) - 1


async def test_what_is_wrong_with_keys_is_said_at_the_beginning(at):
    """Home says it once, and Esc and ctrl+q do what they always do."""
    given = Settings(keys={"back": ["x"], "skp": ["x"], "leave": ["ctrl+w"]})
    async with at("rivers", study=False, size=(100, 30), settings=given) as learner:
        assert "Did you mean `skip`?" in learner.sees()
        await learner.press("enter", "x")
        assert "Today" in learner.sees()
        await learner.press("enter", "escape")
        assert "Today" in learner.sees()
        await learner.press("ctrl+q")
    assert learner.app.return_value == 0


async def test_reduced_motion_lets_nothing_move_on_its_own(at):
    """Nothing slides, the cursor does not blink."""
    async with at("typed", settings=Settings(reduced_motion=True)) as learner:
        assert learner.app.animation_level == "none"
        assert not learner.app.screen.focused.cursor_blink
    async with at("typed") as learner:
        assert learner.app.screen.focused.cursor_blink


async def test_a_new_fact_is_shown_once_before_it_is_asked(at):
    """Prompt, answer and source are read; Enter asks; nothing is logged, and it is not shown again."""
    async with at("rivers", settings=Settings(show_new=True)) as learner:
        prompt = learner.app.screen_stack[-2].session.current.question.prompt
        seen = learner.sees()
        assert "○ new" in seen
        assert "→ " in seen
        assert "Enter asks it now" in seen
        assert learner.reviews() == []
        learner.wait(60_000)
        await learner.press("enter")
        assert "Enter asks it now" not in learner.sees()
        assert prompt in learner.sees()
        learner.wait(2_000)
        await learner.press(learner.answer())
        assert [event.ms for event in learner.store.events() if event.kind == "review"] == [2_000]
        await learner.press("u")
        assert "Enter asks it now" not in learner.sees()
