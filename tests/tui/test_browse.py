"""Browse: searching as one types, choosing several, tending them, and going to a fact and back."""

from __future__ import annotations

CJK = """
deck: cjk
title: 북한 정책
cards:
  seoul: {ask: 대한민국의 수도는 어디입니까?, answer: 서울, wrong: [평양, 도쿄, 베이징]}
  tokyo: {ask: 日本の首都はどこですか。, answer: 東京, wrong: [大阪, 京都, 名古屋]}
"""


async def test_what_is_typed_is_found_at_once(at):
    """Words, two Korean characters, and filters; the count says how many of how many."""
    async with at("rivers", "typed", CJK, study=False) as learner:
        await learner.press("b")
        await learner.type("norw")
        assert "1 of 7" in learner.sees()
        assert "capital of Norway" in learner.sees()
        await learner.press(*["backspace"] * 4)
        await learner.type("수도")
        assert "1 of 7" in learner.sees()
        assert "서울" in learner.sees()


async def test_tab_completes_keys_and_values(at):
    """First the key, then a value that these decks have."""
    async with at("rivers", "typed", study=False) as learner:
        await learner.press("b")
        await learner.type("dec")
        await learner.press("tab")
        await learner.type("r")
        await learner.press("tab")
        assert "deck:rivers" in learner.sees()
        assert "3 of 5" in learner.sees()


async def test_a_filter_that_is_off_is_told_and_the_list_stays(at):
    """The message says where and what is possible, while what was found stays on screen."""
    async with at("typed", study=False) as learner:
        await learner.press("b")
        await learner.type("lapses>x")
        assert "after `lapses>` comes a number" in learner.sees()
        assert "Norway" in learner.sees()


async def test_several_are_tended_at_once_and_taken_back_at_once(at):
    """Chosen with Space, suspended with z, and back with one u; Home counts again."""
    async with at("typed", study=False) as learner:
        await learner.press("b", "escape", "space", "space", "z")
        assert "2 cards suspended" in learner.sees()
        assert learner.kinds() == ["suspend", "suspend"]
        await learner.press("u")
        assert "Taken back" in learner.sees()
        assert learner.store.memory("typed/norway#answer") is None
        await learner.press("y", "escape")
        assert "nothing is due" in learner.sees()


async def test_enter_opens_the_fact_and_escape_comes_back(at):
    """The search is as it was left."""
    async with at("typed", study=False) as learner:
        await learner.press("b")
        await learner.type("peru")
        await learner.press("enter")
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        assert "1 of 2" in learner.sees()


async def test_an_empty_library_is_said(at):
    """There is nothing to find, and nothing breaks."""
    async with at(study=False) as learner:
        await learner.press("b", "tab", "enter", "down")
        assert "There are no facts." in learner.sees()


async def test_what_was_typed_is_underlined_where_it_was_found(at):
    """Also in Korean, and where it holds what looks like a pattern."""
    async with at(CJK, study=False) as learner:
        await learner.press("b")
        await learner.type("수도")
        strips = learner.app.screen._compositor.render_strips()
        lit = [each.text for strip in strips for each in strip if each.style and each.style.underline]
        assert lit == ["수도"]
        await learner.type("(.")
        assert "수도(." in learner.sees()


async def test_a_value_that_no_deck_has_is_said_with_what_was_meant(at):
    """A mistyped kind finds nothing, and the nearest there is is named; a key may be in capitals."""
    async with at("rivers", "past", study=False) as learner:
        await learner.press("b")
        await learner.type("kind:evnt")
        assert "`kind:evnt` is none there is. Did you mean `event`?" in " ".join(learner.sees().split())
        await learner.press("ctrl+u")
        await learner.type("KIND:event")
        assert "1 of" in learner.sees()
