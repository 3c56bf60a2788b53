"""Our two themes, ink (dark) and paper (light): a near-neutral ground, and colour where it means something.

Verdicts differ in lightness and between blue-green, amber and rust, which the colour-blind can tell apart.
"""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["INK", "PAPER"]

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
        "memory-0": "#6b6f7a",
        "memory-1": "#8a84a6",
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
        "memory-0": "#8d877b",
        "memory-1": "#8479a0",
        "memory-2": "#6f5fa0",
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
