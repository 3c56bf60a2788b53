"""A screen as text and styles: each line, a letter for the style of each cell, and what the letters stand for.

A colour is told by its name in the theme, so that a screen reads the same in light and in dark.
"""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.color import Color

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import App

__all__ = ["painted"]

_NAMES = (
    "background", "foreground", "bright", "quiet", "faint", "lifted", "panel", "act", "lit", "good", "fair", "poor",
    *(f"memory-{step}" for step in range(5)), "scrollbar",
)  # fmt: skip
_TURNS = ("bold", "dim", "italic", "underline", "strike", "reverse")
_DIMMED = 30  # percent that is left of a page below a panel
_LETTERS = ascii_letters + digits


def painted(app: App[object]) -> str:
    """Return the screen as text, the styles of its cells, and a legend of the styles."""
    names = _colours(app)
    plain = ("foreground", "background", ())
    letters = {plain: " "}
    shown, styled = [], []
    for strip in app.screen._compositor.render_strips():
        text, row = "", ""
        for segment in strip:
            style = _told(segment.style, names)
            blank = not segment.text.strip() and not {"underline", "strike", "reverse"} & set(style[2])
            if blank:  # no colour of letters is seen
                style = ("foreground", style[1], ())
            letter = letters.setdefault(style, _LETTERS[(len(letters) - 1) % len(_LETTERS)])
            text += segment.text
            row += letter * cell_len(segment.text)
        shown.append(text.rstrip())
        styled.append(row.rstrip())
    legend = [
        f"{letter}: {' '.join((*turns, colour))}{f' on {ground}' if ground != 'background' else ''}"
        for (colour, ground, turns), letter in letters.items()
        if letter != " "
    ]
    return "\n".join([*shown, "-- styles", *styled, "-- legend", *legend]) + "\n"


def _told(style: Style | None, names: dict[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """Return the colour, the ground and the turns of a style."""
    if style is None:
        return ("foreground", "background", ())
    colours = []
    for colour in (style.color, style.bgcolor):
        found = colour.get_truecolor().hex if colour is not None and not colour.is_default else ""
        colours.append(names.get(found, found))
    turns = tuple(turn for turn in _TURNS if getattr(style, turn))
    return colours[0] or "foreground", colours[1] or "background", turns


def _colours(app: App[object]) -> dict[str, str]:
    """Return the names of a theme's colours, and of what they are mixed to, by "#rrggbb"."""
    given = app.get_css_variables()
    colours = {name: Color.parse(given[name]) for name in _NAMES if name in given}
    found: dict[str, str] = {}
    mixed = {
        f"{name} {share}% on {ground}": colours[ground].blend(colour, share / 100, 1)
        for share in (_DIMMED, 25, 35)
        for ground in ("background", "panel", "lifted")
        for name, colour in colours.items()
    }
    dimmed = {
        f"dimmed {name}": colours["background"].blend(colour, _DIMMED / 100, 1) for name, colour in mixed.items()
    }
    for name, colour in (colours | mixed | dimmed).items():
        found.setdefault(colour.rich_color.get_truecolor().hex, name)
    return found
