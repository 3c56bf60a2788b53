"""Themes: what can be read in each of them, and what `terminal` and NO_COLOR leave to the terminal."""

from __future__ import annotations

import pytest

from quizapp.setting import THEMES as NAMES
from quizapp.setting import named
from quizapp.tui.theme import THEMES

TEXT = ("foreground", "bright", "quiet", "act", "good", "fair", "poor")
MEMORY = tuple(f"memory-{step}" for step in range(5))
OURS = [theme for theme in THEMES if not theme.ansi]


def colours(theme):
    """Return the colours of a theme by what they stand for."""
    return {**theme.variables, "foreground": theme.foreground, "ground": theme.background, "panel": theme.panel}


def luminance(colour):
    """Return the relative luminance of "#rrggbb", as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_table_of_settings_names_the_themes_in_their_order():
    """What can be set is what there is."""
    assert tuple(theme.name for theme in THEMES) == NAMES == tuple(named("theme").words)


def test_the_formula_is_that_of_wcag():
    """Black on white is 21:1, and #777777 on white just fails 4.5:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_word_can_be_read_on_every_ground(theme):
    """Text has 4.5:1 (AA) and in `contrast` 7:1 (AAA); marks on a chosen row have 3:1 at least."""
    least = 7 if theme.name == "contrast" else 4.5
    found = colours(theme)
    below = {
        (role, ground): round(contrast(found[role], found[ground]), 2)
        for role in TEXT + MEMORY
        for ground in ("ground", "panel", "lifted")
        if contrast(found[role], found[ground])
        < (3 if role in MEMORY and ground == "lifted" and least < 7 else least)
    }
    assert below == {}


def test_contrast_has_no_faint_line():
    """Even what only divides and measures has 7:1 there."""
    found = colours(next(theme for theme in THEMES if theme.name == "contrast"))
    assert min(contrast(found[each], found["ground"]) for each in ("faint", "lit", "scrollbar")) >= 7


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_memory_grows_in_strength(theme):
    """Each step of memory stands out more from the ground than the one before."""
    found = colours(theme)
    steps = [contrast(found[each], found["ground"]) for each in MEMORY]
    assert steps == sorted(steps)


def shown(learner):
    """Return the colours that are on the screen, foreground and background."""
    strips = learner.app.screen._compositor.render_strips()
    filters = [each for each in learner.app._filters if each.enabled]
    found = set()
    for strip in strips:
        for each in filters:
            strip = strip.apply_filter(each, learner.app.screen.background_colors[1])  # noqa: PLW2901 - as Textual does
        for segment in strip:
            if segment.style is not None:
                found |= {colour for colour in (segment.style.color, segment.style.bgcolor) if colour is not None}
    return found


@pytest.mark.parametrize("keys", [[], ["question_mark"], ["ctrl+p"], ["enter"], ["enter", "1"], ["ctrl+t"] * 5])
async def test_terminal_uses_the_sixteen_colours_and_its_own_ground(at, keys):
    """Home, help, palette, question and verdict, at once and after going through all themes."""
    async with at("rivers", theme="terminal", study=False) as learner:
        await learner.press(*keys)
        assert learner.app.theme == "terminal"
        for colour in shown(learner):
            assert colour.is_default or (colour.number is not None and colour.number < 16), colour


async def test_the_terminals_colours_are_left_to_it_in_watch_too(watching):
    """An author's screen has the same themes."""
    async with watching("deck: d\ncards: {a: {ask: Who?, answer: Kim}}\n", theme="terminal") as author:
        assert author.app.native_ansi_color
        assert all(colour.is_default or colour.number < 16 for colour in shown(author))
        await author.press("ctrl+t")
        assert author.app.theme == "ink"
        assert not author.app.native_ansi_color


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_no_color_leaves_no_colour(at, monkeypatch, theme):
    """NO_COLOR is obeyed in every theme: what is on the screen is black and white, and reads the same."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with at("rivers", theme=theme) as learner:
        await learner.press(learner.answer())
        assert "✓ right" in learner.sees()
        assert all(colour.is_default for colour in shown(learner))
