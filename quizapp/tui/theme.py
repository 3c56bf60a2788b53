"""Our themes: a near-neutral ground, and colour where it means something.

Verdicts differ in lightness and between blue-green, amber and rust, which most of the colour-blind can tell
apart; `clear` takes sky blue, yellow and vermilion from the palette of Okabe and Ito (2008), made so that
all can. `contrast` has nothing below 7:1, as WCAG 2.2 asks for at level AAA. `terminal` leaves every colour
to the terminal. Each mark has a shape of its own as well: no meaning is in a colour alone.
"""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["INK", "THEMES"]

INK = Theme(
    name="ink",
    dark=True,
    primary="#8fb3e8",
    secondary="#8fb3e8",
    accent="#8fb3e8",
    success="#69c2a4",
    warning="#e0b25c",
    error="#e0836a",
    foreground="#dcdad4",
    background="#15171b",
    surface="#15171b",
    panel="#1e2127",
    variables={
        "bright": "#f4f2ec",
        "quiet": "#979aa3",
        "faint": "#4a4e58",
        "lifted": "#22262d",
        "act": "#8fb3e8",
        "lit": "#4d6285",
        "good": "#69c2a4",
        "fair": "#e0b25c",
        "poor": "#e0836a",
        "memory-0": "#868a95",
        "memory-1": "#928cb0",
        "memory-2": "#a396cb",
        "memory-3": "#bcabe6",
        "memory-4": "#dccfff",
        "input-cursor-background": "#8fb3e8",
        "input-cursor-foreground": "#15171b",
        "input-selection-background": "#8fb3e8 35%",
        "scrollbar": "#3a3e47",
        "scrollbar-hover": "#565b66",
        "scrollbar-active": "#8fb3e8",
        "scrollbar-background": "#15171b",
        "scrollbar-background-hover": "#15171b",
        "scrollbar-background-active": "#15171b",
    },
)
PAPER = Theme(
    name="paper",
    dark=False,
    primary="#2a5a9c",
    secondary="#2a5a9c",
    accent="#2a5a9c",
    success="#15694f",
    warning="#7d5600",
    error="#a63a1f",
    foreground="#2d2b27",
    background="#f7f4ee",
    surface="#f7f4ee",
    panel="#eeeae1",
    variables={
        "bright": "#100f0d",
        "quiet": "#67635b",
        "faint": "#c9c3b6",
        "lifted": "#e9e4d9",
        "act": "#2a5a9c",
        "lit": "#9fb4d3",
        "good": "#15694f",
        "fair": "#7d5600",
        "poor": "#a63a1f",
        "memory-0": "#6d685e",
        "memory-1": "#6a5f8e",
        "memory-2": "#6557a2",
        "memory-3": "#573f9c",
        "memory-4": "#391b8a",
        "input-cursor-background": "#2a5a9c",
        "input-cursor-foreground": "#f7f4ee",
        "input-selection-background": "#2a5a9c 25%",
        "scrollbar": "#d5cfc2",
        "scrollbar-hover": "#b8b1a2",
        "scrollbar-active": "#2a5a9c",
        "scrollbar-background": "#f7f4ee",
        "scrollbar-background-hover": "#f7f4ee",
        "scrollbar-background-active": "#f7f4ee",
    },
)


def _like(theme: Theme, name: str, colours: dict[str, str]) -> Theme:
    """Return a theme in other colours, which are named by what they stand for."""
    return Theme(
        name=name,
        dark=theme.dark,
        primary=colours["act"],
        secondary=colours["act"],
        accent=colours["act"],
        success=colours["good"],
        warning=colours["fair"],
        error=colours["poor"],
        foreground=colours["text"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["panel"],
        variables={
            **{name: colours.get(name, each) for name, each in theme.variables.items()},
            "input-cursor-background": colours["act"],
            "input-cursor-foreground": colours["ground"],
            "input-selection-background": f"{colours['act']} 35%",
            "scrollbar": colours["faint"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["act"],
            "scrollbar-background": colours["ground"],
            "scrollbar-background-hover": colours["ground"],
            "scrollbar-background-active": colours["ground"],
        },
    )


CLEAR = _like(
    INK,
    "clear",
    {
        "ground": "#101216", "panel": "#1b1e24", "text": "#e4e2dc", "bright": "#ffffff", "quiet": "#a3a6ad",
        "faint": "#50545d", "lifted": "#24282f", "act": "#e69fca", "lit": "#7d5670",
        "good": "#56b4e9", "fair": "#f0e442", "poor": "#e8743b",
        "memory-0": "#868a93", "memory-1": "#9095a3", "memory-2": "#a9b0bf",
        "memory-3": "#cad2df", "memory-4": "#f4f8ff",
    },
)  # fmt: skip
CONTRAST = _like(
    INK,
    "contrast",
    {
        "ground": "#000000", "panel": "#111111", "text": "#ffffff", "bright": "#ffffff", "quiet": "#d0d0d0",
        "faint": "#a6a6a6", "lifted": "#242424", "act": "#7fd4ff", "lit": "#5fa8d3",
        "good": "#5dff9b", "fair": "#ffe14d", "poor": "#ff9d7a",
        "memory-0": "#b8b8b8", "memory-1": "#c4b8ff", "memory-2": "#d2c8ff",
        "memory-3": "#e2dbff", "memory-4": "#ffffff",
    },
)  # fmt: skip
TERMINAL = Theme(
    name="terminal",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "bright": "ansi_default",
        "quiet": "ansi_default",
        "faint": "ansi_bright_black",
        "lifted": "ansi_default",
        "act": "ansi_cyan",
        "lit": "ansi_bright_black",
        "good": "ansi_green",
        "fair": "ansi_yellow",
        "poor": "ansi_red",
        "memory-0": "ansi_bright_black",
        "memory-1": "ansi_default",
        "memory-2": "ansi_magenta",
        "memory-3": "ansi_magenta",
        "memory-4": "ansi_bright_magenta",
        # Textual's own styles for such themes name these.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "screen-selection-background": "ansi_bright_black",
        "screen-selection-foreground": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_bright_black",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
THEMES = (INK, PAPER, CLEAR, CONTRAST, TERMINAL)
"""In the order in which a learner goes through them."""
