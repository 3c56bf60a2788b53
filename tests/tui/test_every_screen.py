"""Every screen, in every size, in light and in dark, and in scripts whose characters are wide or combined."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from walks import BROKEN, DECK, LETTERS, WALKS, english, latin, wide

import quizapp
from quizapp.config import Settings
from quizapp.paths import Places
from quizapp.tui.text import line

SIZES = [(80, 24), (60, 20), (200, 60)]


def test_every_screen_is_looked_at():
    """A new screen needs the way to it in walks.py."""
    there = {path.stem for path in (Path(quizapp.__file__).parent / "tui" / "screens").glob("*.py")}
    assert there - {"__init__"} == set(WALKS)


@pytest.fixture
def gone(at, watching, tmp_path, monkeypatch):
    """Return `gone(name, script)`, which opens the app on a screen."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/learner")  # which is named; nothing is written there
    Path("config.toml").write_text("reduced_motion = true\n", encoding="utf-8")  # no cursor that blinks
    places = Places(*map(Path, ("config.toml", "p.db", "state", "cache", "decks", "backups", "samples")))

    @asynccontextmanager
    async def open_screen(name, script=english):
        way = WALKS[name]
        if way.watching:
            opening = watching(script(BROKEN), size=(80, 24))
        else:
            given = {"settings": Settings(reduced_motion=True, **way.settings), "study": way.study}
            opening = at(script(DECK), places=places, anew=True, **given)
        async with opening as learner:
            await way.walk(learner)
            shown = type(learner.app.screen).__module__.rpartition(".")[2]
            assert shown == name, learner.sees()
            yield learner

    return open_screen


@pytest.mark.parametrize("name", WALKS)
async def test_what_it_looks_like(gone, same_as, name):
    """Text and styles, in three sizes, and when another theme is chosen there."""
    async with gone(name) as learner:
        for width, height in SIZES:
            await learner.resize(width, height)
            for theme in ("ink", "paper"):
                learner.app.theme = theme
                await learner.pilot.pause()
                same_as(f"screens/{name}-{width}x{height}", learner)


@pytest.mark.parametrize("name", WALKS)
async def test_wide_and_combining_characters_move_nothing(gone, name):
    """What is not of the deck stands in the same cells, whatever the script of the deck is."""
    seen = []
    for script in (latin, wide):
        async with gone(name, script) as learner:
            seen.append([])
            for width, height in SIZES:
                await learner.resize(width, height)
                assert all(cell_len(line) <= width for line in learner.lines())
                seen[-1].append(learner.lines())
    for one, other in zip(*seen, strict=True):
        pairs = zip(one, other, strict=True)
        moved = [f"{left}\n{right}" for left, right in pairs if cells(left) != cells(right)]
        assert not moved, "\n".join(moved)


JOINED = (("x\u0302", "ж"), ("X\u0302", "ж"), ("q\u0308", "ж"), ("🇰🇷", "日"), ("❤", "ж"))


def cells(line):
    """Return a line cell by cell, without what is of the deck or cuts it short."""
    for joined, plain in JOINED:
        line = line.replace(joined, plain)
    return "".join(
        " " * cell_len(each) if each == "…" or ord(each) > 0x2FFF or each.lower() in LETTERS else each
        for each in line
    ).rstrip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👩\u200d🌾", "👩🌾"),  # a woman and her field, which some terminals draw as one farmer
        ("❤\ufe0f 1\ufe0f\u20e3", "❤ 1\u20e3"),
        ("👍🏽", "👍"),
        ("🇰🇷", "🇰🇷"),
        ("ශ්\u200dරී", "ශ්\u200dරී"),  # a word of Sinhala, whose letters are joined
        ("نامه\u200cها", "نامه\u200cها"),
    ],
)
def test_a_picture_takes_the_same_cells_in_every_terminal(text, shown):
    """What joins or turns pictures is left out, and what joins letters stays."""
    assert line(text).plain == shown


@pytest.mark.parametrize("name", WALKS)
async def test_the_terminals_own_cursor_is_where_one_is(gone, name):
    """It stands in the field that is typed in, else at what is chosen, for who reads by it."""
    async with gone(name) as learner:
        for width, height in SIZES:
            await learner.resize(width, height)
            app, top = learner.app, learner.app.screen
            column, row = app.cursor_position
            if top.focused is not None:
                assert (column, row) == top.focused.cursor_screen_offset
                assert learner.lines()[row].strip()
            elif any(mark in learner.sees() for mark in "▸⇅") and len(app.screen_stack) == 1:
                assert learner.lines()[row][column] in "▸⇅"
            if name == "timeline" and width >= 80:  # there, the event itself is lit
                assert learner.lines()[row][column] in "○◔◑◕●"


ONE = "deck: one\ntitle: One\ncards:\n  a: {ask: Which?, answer: This, wrong: [That]}\n"


@pytest.mark.parametrize("page", ["browse", "cast", "positions", "stats", "timeline"])
async def test_what_is_looked_up_where_there_is_little(at, page):
    """No deck, and a deck of one card, are a calm page in every size, and keys do no harm there."""
    for names in ((), (ONE,)):
        async with at(*names, study=False, page=page) as learner:
            await learner.app.workers.wait_for_complete()
            for width, height in (*SIZES, (20, 5)):
                await learner.resize(width, height)
                _ = learner.app.cursor_position
                assert "".join(learner.lines()).strip()
            await learner.resize(80, 24)
            pages = ("escape", "down", "up", "pagedown", "pageup", "right", "left", "plus", "minus", "0", "o", "escape")
            await learner.press(*pages)
            assert learner.app.is_running
