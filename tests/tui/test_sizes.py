"""What the screens look like: at three sizes, in both themes, without colour, in Korean and Japanese."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

LONG = """
deck: long
title: Long
cards:
  long:
    ask: "{ask}"
    answer: the one that is right and whose text runs on until it has to be wrapped at the edge
    wrong: [a wrong one, "another wrong one, longer than the window is wide, so that it wraps as well"]
    ask_as: [choice]
    note: "{note}"
""".format(ask="Which of these is it, when all has been considered that can be? " * 12, note="A note. " * 40)

CJK = """
deck: cjk
title: 북한 정책
cards:
  seoul: {ask: 대한민국의 수도는 어디입니까?, answer: 서울, wrong: [평양, 도쿄, 베이징], ask_as: [choice]}
  tokyo: {ask: 日本の首都はどこですか。, answer: 東京, wrong: [大阪, 京都, 名古屋], ask_as: [choice]}
"""

DATES = """
deck: dates
title: Dates
study: {new_per_day: 1}
events:
  one: {what: The first thing happens, short: The first thing, when: 1990, facets: [when], ask_as: {when: [typed]}}
  two: {what: The second thing happens, short: The second thing, when: 1991-05, facets: [when]}
  three: {what: The third thing happens, short: The third thing, when: 1993, facets: [when]}
"""

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_choice_and_its_verdict(at, same_as, size):
    """A question, and the same with its verdict below."""
    async with at("rivers", size=size) as learner:
        same_as(f"choice-{size[0]}x{size[1]}", learner)
        await learner.press(learner.wrong())
        same_as(f"verdict-{size[0]}x{size[1]}", learner)


async def test_typed_and_open(at, same_as):
    """A field to type in, and points to tick."""
    async with at("typed") as learner:
        await learner.type("Osl")
        same_as("typed", learner)
    async with at("open", named=("open",)) as learner:
        await learner.skip_to("Why is")
        await learner.press("enter", "2")
        same_as("open", learner)


async def test_a_long_question_scrolls_and_the_verdict_is_in_sight(at):
    """In a small window the verdict is scrolled to, and the last line says that there is more."""
    async with at(LONG, size=(60, 20)) as learner:
        assert "↓ PgDn" in learner.sees()
        await learner.press("pagedown")
        assert "   the one that is right" in learner.sees()
        await learner.press(learner.answer())
        assert "✓ right" in learner.sees()
        await learner.press("pageup", "pageup")
        assert "Which of these is it" in learner.sees()
        await learner.resize(200, 60)
        assert "↓ PgDn" not in learner.sees()
        assert learner.sees().count("A note.") > 20


async def test_a_window_too_small_says_so_and_loses_nothing(at):
    """Below the least size there is one message; grown again, the question is where it was."""
    async with at("typed") as learner:
        await learner.type("Os")
        await learner.resize(30, 8)
        assert "too small" in learner.sees()
        assert "Nothing is lost." in " ".join(learner.sees().split())
        await learner.resize(80, 24)
        assert "▌ Os" in learner.sees()
        await learner.resize(40, 9)
        assert "too small" in learner.sees()


async def test_korean_and_japanese_line_up(at):
    """Wide characters take two cells, and the right edge stays straight."""
    async with at(CJK) as learner:
        for _ in range(2):
            await learner.press(learner.answer())
            rows = [row for row in learner.lines() if row.strip()]
            assert cell_len(next(row for row in rows if "again in this sitting" in row)) == 76
            assert cell_len(rows[0]) == 76
            await learner.press("enter")


async def test_a_wide_window_shows_what_is_around_a_date_after_the_verdict(at):
    """Nothing of it is there before the answer, nor what this sitting still asks."""
    async with at(DATES, size=(200, 60)) as learner:
        assert "The third thing" not in learner.sees()
        await learner.type("1990")
        await learner.press("enter")
        assert "Before and after" in learner.sees()
        assert "▸ 1990" in learner.sees()
        assert "The third thing" in learner.sees()
        await learner.resize(80, 24)
        assert "The third thing" not in learner.sees()
    async with at(
        DATES.replace("new_per_day: 1", "new_per_day: 9"), size=(200, 60), named=("dates",)
    ) as learner:
        await learner.press("g" if not learner.app.screen.typing else "ctrl+g")
        assert (
            "The third thing" not in learner.sees()
            or "third" in learner.app.screen.session.current.question.prompt
        )


async def test_without_colour_the_marks_still_tell(at, monkeypatch):
    """NO_COLOR leaves no colour at all, and right and wrong are words and marks."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with at("rivers") as learner:
        await learner.press(learner.wrong())
        assert "✗ not yet" in learner.sees()
        ground = learner.app.screen.background_colors[1]
        (plain,) = [each for each in learner.app.get_line_filters() if type(each).__name__ == "NoColor"]
        for strip in learner.app.screen._compositor.render_strips():
            for segment in strip.apply_filter(plain, ground):
                assert segment.style is None or segment.style.color is None or segment.style.color.is_default


@pytest.mark.parametrize("theme", ["ink", "paper"])
async def test_text_can_be_read_in_both_themes(at, theme):
    """All that carries a meaning stands out from its ground by 4.5 to 1, and verdicts from each other."""
    from textual.color import Color

    async with at("rivers", theme=theme) as learner:
        variables = learner.app.theme_variables
        ground = Color.parse(variables["background"])
        for name in ("foreground", "bright", "quiet", "act", "good", "fair", "poor"):
            assert ground.get_contrast_text is not None
            assert _contrast(ground, Color.parse(variables[name])) >= 4.5, name
        for step in range(1, 5):
            assert _contrast(ground, Color.parse(variables[f"memory-{step}"])) >= 3, step


def _contrast(one, other):
    def light(color):
        parts = [
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in color.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
