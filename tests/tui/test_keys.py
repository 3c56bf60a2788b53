"""Keys: jamo, leaving, help and palette, all from one table."""

from __future__ import annotations

import pytest

from quizapp.tui.keys import BROWSE, CAST, FACT, HOME, STUDY, SUMMARY, WATCH, latin


@pytest.mark.parametrize(
    ("written", "keys"),
    [("ㅕ", "u"), ("ㅋ", "z"), ("ㄹ", "f"), ("ㅂ", "q"), ("ㅔ", "p"), ("려", "fu"), ("값", ""), ("１", "1"), ("u", ""), ("é", "")],
)  # fmt: skip
def test_jamo_and_wide_characters_are_the_keys_they_lie_on(written, keys):
    """2-beolsik jamo, syllables of two quick keys, and full-width digits become latin keys."""
    if written == "값":
        assert latin(written).startswith("rk")
    else:
        assert latin(written) == keys


async def test_commands_work_with_a_korean_keyboard(at):
    """ㄴ is s, ㅕ is u, ㅋ is z; a full-width digit answers."""
    async with at("rivers") as learner:
        first = learner.app.screen.session.current.question.prompt
        await learner.press("ㄴ")
        assert first not in learner.sees()
        await learner.press(chr(ord(learner.answer()) + 0xFEE0))
        assert "✓ right" in learner.sees()
        await learner.press("ㅕ")
        assert "Taken back" in learner.sees()
        await learner.press("ㅋ")
        assert "Suspended" in learner.sees()
        await learner.press("ㅂ", "ㅂ")
    assert learner.app.return_value == 0


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_ctrl_c_leaves_from_anywhere(at, key):
    """From a question, a field, a panel or Home, with exit code 0 and every answer kept."""
    for names, before in (
        (("rivers",), ["1"]),
        (("typed",), ["x"]),
        (("rivers",), ["f"]),
        (("rivers",), ["ctrl+p"]),
    ):
        async with at(*names, named=names) as learner:
            await learner.press(*before, key)
        assert learner.app.return_value == 0


@pytest.mark.parametrize(("keys", "commands"), [([], STUDY), (["escape"], HOME), (["1", "escape"], SUMMARY)])
async def test_help_lists_every_command_of_the_screen(at, keys, commands):
    """? explains the screen, from the table that binds its keys."""
    async with at("rivers", size=(100, 60)) as learner:
        await learner.press(*keys, "question_mark")
        seen = learner.sees()
        for command in commands:
            assert command.name.partition(": ")[2] in seen
        await learner.press("escape")
        assert "scroll" not in learner.sees()


async def test_the_palette_lists_what_is_possible_now(at):
    """Before the answer there is nothing to override; afterwards there is nothing to skip."""
    async with at("rivers", size=(80, 40)) as learner:
        await learner.press("ctrl+p")
        assert "answer: I don't know" in learner.sees()
        assert "judged wrongly" not in learner.sees()
        await learner.press("escape")
        await learner.press(learner.answer(), "ctrl+p")
        assert "answer: it was judged wrongly" in learner.sees()
        assert "skip it" not in learner.sees()


@pytest.mark.parametrize("table", [BROWSE, CAST, FACT, HOME, STUDY, SUMMARY, WATCH])
def test_every_action_stands_in_its_table_once(table):
    """What is listed twice in help and palette looks like two things."""
    assert len({command.action for command in table}) == len(table)


async def test_the_palette_lists_quit_once(at):
    """On Home all keys of quit are on one line."""
    async with at("rivers", study=False, size=(80, 40)) as learner:
        await learner.press("ctrl+p")
        assert learner.sees().count("app: quit") == 1
        await learner.press("escape", "question_mark")
        assert "q ctrl+q ctrl+c" in learner.sees()


async def test_the_palette_finds_by_letters_and_does_what_is_chosen(at):
    """A few letters, Enter, and it is done; a click does the same."""
    async with at("rivers") as learner:
        first = learner.app.screen.session.current.question.prompt
        await learner.press("ctrl+p")
        await learner.type("skip")
        await learner.press("enter")
        assert first not in learner.sees()
        await learner.press("ctrl+p")
        await learner.click("I don't know")
        assert "✗ not yet" in learner.sees()
        await learner.press("ctrl+p")
        await learner.type("qqq")
        assert "Nothing that is possible now" in learner.sees()
        await learner.press("enter", "escape")
        assert "✗ not yet" in learner.sees()


async def test_light_and_dark_change_at_once(at):
    """ctrl+t goes on to the next theme, in the order of the settings; paper is light, and then comes `clear`."""
    async with at("rivers", theme="paper") as learner:
        assert not learner.app.current_theme.dark
        await learner.press("ctrl+t")
        assert learner.app.theme == "clear"
        assert learner.app.current_theme.dark


async def test_every_command_has_a_key_and_a_name_with_its_group():
    """The table holds for all screens: a key, a group, and no key twice on a screen."""
    for table in (HOME, STUDY, SUMMARY):
        for command in table:
            assert command.keys
            assert ": " in command.name
        for kind in ("keys", "typing"):
            keys = [key for command in table for key in getattr(command, kind)]
            assert len(keys) == len(set(keys))
        assert all(
            key.startswith(("ctrl+", "f1", "f2", "esc", "page"))
            for command in table
            for key in command.typing
        )


async def test_a_hint_is_shown_where_the_author_wrote_one(at):
    """The hint shows while the question is open, and its key does nothing on a card without one."""
    async with at("hinted") as learner:
        assert "i hint" in learner.sees()
        await learner.press("i")
        assert "Hint: It is cold" in learner.sees()
        await learner.press(learner.answer(), "i")
        assert "Hint:" not in learner.sees()
    async with at("rivers") as learner:
        await learner.press("i")
        assert "Hint:" not in learner.sees()
