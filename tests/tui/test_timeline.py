"""Timeline: walking through events, zooming, lanes, searching, and opening a fact and coming back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown, MouseScrollUp

from quizapp.config import Settings

SIZES = [(60, 20), (80, 24), (200, 60)]
FEW = """
deck: few
title: A few events
actors:
  korea: {name: 대한민국, kind: government}
  japan: {name: 日本国, kind: government}
  kono: {name: Kono, of: japan}
events:
  talks: {what: The talks run, when: 1990/2003, who: [korea, japan]}
  about: {what: A test is made, short: 核実験🚀が行われる, when: 1993~, who: japan}
  summit: {what: "A summit takes place in Hanói", short: 하노이 정상회담, when: 2019-02-28, who: [korea, kono]}
  month: {what: A statement is made, when: 2019-02, who: japan}
  since: {what: A truce holds, when: 2019/.., who: korea}
"""


def many(number):
    """Return a deck of so many events, one every 37 days."""
    start = date(1970, 1, 1).toordinal()
    rows = (
        f"  e{n}: {{what: Event number {n} takes place, short: 사건 {n}, when: {date.fromordinal(start + n * 37)}, who: a{n % 3}}}\n"
        for n in range(number)
    )
    actors = "actors: {a0: {name: 한국}, a1: {name: 日本}, a2: {name: France}}\n"
    return f"deck: many\ntitle: Many events\n{actors}events:\n{''.join(rows)}"


def chosen(learner):
    """Return the title of the chosen event."""
    screen = learner.app.screen
    return screen._event.title


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("size", SIZES)
async def test_timeline(at, same_as, size, theme):
    """Events at their own precision, and what is told of the chosen one, at three sizes in light and dark."""
    async with at(FEW, study=False, size=size, theme=theme) as learner:
        await learner.press("t")
        same_as(f"timeline-{size[0]}x{size[1]}", learner)


@pytest.mark.parametrize("size", SIZES)
async def test_lanes(at, same_as, size):
    """By country, each event in the lanes of all of its own."""
    async with at(FEW, study=False, size=size) as learner:
        await learner.press("t", "g", "g")
        assert "by country" in learner.sees()
        same_as(f"timeline-lanes-{size[0]}x{size[1]}", learner)


@pytest.mark.parametrize("size", SIZES)
async def test_five_hundred(at, same_as, size):
    """What falls together is a number over a pile, and each of it can be walked to."""
    async with at(many(500), study=False, size=size) as learner:
        await learner.press("t", "right", "right")
        assert "3 of 500" in learner.sees()
        same_as(f"timeline-many-{size[0]}x{size[1]}", learner)


@pytest.mark.parametrize("size", [*SIZES, (44, 16)])
@pytest.mark.parametrize("deck", [FEW, many(60), many(500)])
async def test_wide_characters_keep_every_line_and_column(at, deck, size):
    """Korean, Japanese, accents and emoji: each line is as wide as the window, and the ticks stand in columns."""
    async with at(deck, study=False, size=size) as learner:
        await learner.press("t")
        for keys in ((), ("g", "g"), ("right", "plus", "plus"), ("0", "g")):
            await learner.press(*keys)
            strips = learner.app.screen._compositor.render_strips()
            lines = ["".join(segment.text for segment in strip) for strip in strips]
            assert [cell_len(each) for each in lines] == [size[0]] * size[1]
            places = [
                cell_len(each[: found.start()]) for each in lines for found in re.finditer("[┊┴▼]", each)
            ]
            axis = next((each for each in lines if "┴" in each or "▼" in each), "")
            ticked = {cell_len(axis[: found.start()]) for found in re.finditer("[┴▼]", axis)}
            assert set(places) <= ticked


async def test_arrows_walk_through_time_and_the_view_follows(at):
    """Each event in its turn, also one that a zoom has left out of sight."""
    async with at(FEW, study=False) as learner:
        await learner.press("t")
        titles = [chosen(learner)]
        await learner.press("plus", "plus", "plus")
        for key in ("right", "l", "right", "right"):
            await learner.press(key)
            titles.append(chosen(learner))
            assert "▼" in learner.sees()
        assert titles == ["The talks run.", "A test is made.", "A truce holds.", "A statement is made.", "A summit takes place in Hanói."]  # fmt: skip
        await learner.press("home")
        assert chosen(learner) == "The talks run."
        await learner.press("end", "h")
        assert chosen(learner) == "A statement is made."


async def test_zoom_goes_from_decades_to_days_and_back(at):
    """About the chosen event, which stays in sight; 0 has all of it again."""
    async with at(FEW, study=False) as learner:
        await learner.press("t")
        whole = learner.sees()
        assert "1990–2019" in whole
        await learner.press("end", *["plus"] * 6)
        assert "February" in learner.sees()
        await learner.press(*["equals_sign"] * 6)
        assert re.search(r"2\d–\d+ (February|March) 2019|February – \d+ March 2019", learner.sees())
        assert "28 February 2019" in learner.sees()
        await learner.press(*["minus"] * 30)
        assert "The talks run" in learner.sees()
        await learner.press("0", "home")
        assert learner.sees() == whole


async def test_panning_leaves_the_chosen_event_and_arrows_go_on_from_what_is_in_sight(at):
    """Half a view at a time, never so far that nothing is left."""
    async with at(many(100), study=False) as learner:
        await learner.press(
            "t", "plus", "plus", "plus", "right_square_bracket", "shift+right", "right_square_bracket"
        )
        assert chosen(learner) == "Event number 0 takes place."
        await learner.press("right")
        assert chosen(learner) not in {"Event number 0 takes place.", "Event number 1 takes place."}
        await learner.press(*["left_square_bracket"] * 40, "0")
        assert "1970" in learner.sees()


async def test_up_and_down_go_between_rows(at):
    """To the nearest event in the row below, and its lane."""
    async with at(FEW, study=False) as learner:
        await learner.press("t", "g", "g")
        before = learner.app.screen._lane
        for _ in range(6):
            await learner.press("j")
        assert learner.app.screen._lane != before
        for _ in range(6):
            await learner.press("up")
        assert learner.app.screen._lane == before


async def test_open_order_is_said(at):
    """In a word and a sign, with the event that it is open to; in a list a sign stands between the two."""
    deck = "deck: d\nevents:\n  a: {what: One begins, when: 1990}\n  b: {what: Other begins, when: 1990-05}\n"
    async with at(deck, study=False) as learner:
        await learner.press("t")
        assert "≈ order with the next is not settled: Other begins" in learner.sees()
        await learner.press("right")
        assert "not settled" not in learner.sees()
        await learner.resize(60, 20)
        assert re.search(r"May 1990 ≈ │", learner.sees())


async def test_words_find_events(at):
    """Also two Korean characters; n goes to the next and round again, and what is not there is said."""
    async with at(many(30), study=False) as learner:
        await learner.press("t", "slash")
        await learner.type("number 1")
        await learner.press("enter")
        assert chosen(learner) == "Event number 1 takes place."
        assert "“number 1” 1 of 11" in learner.sees()
        await learner.press("n")
        assert chosen(learner) == "Event number 10 takes place."
        await learner.press("slash", *["backspace"] * 8, "사", "건", "space", "2", "enter")
        assert chosen(learner) == "Event number 20 takes place."
        await learner.press(*["n"] * 10)
        assert chosen(learner) == "Event number 2 takes place."
        assert "“사건 2” 1 of 11" in learner.sees()
        await learner.press("slash", *["backspace"] * 4)
        await learner.type("nowhere")
        await learner.press("enter", "n")
        assert "nothing has “nowhere”" in learner.sees()


async def test_enter_opens_the_fact_and_escape_comes_back(at):
    """To the same event in the same view; another Esc is Home."""
    async with at(FEW, study=False) as learner:
        await learner.press("t", "right", "plus")
        seen = learner.sees()
        await learner.press("enter")
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        assert learner.sees() == seen
        await learner.press("q")
        assert "t timeline" in learner.sees()


async def test_memory_is_read_again_after_the_page_of_a_fact(at):
    """What was done there shows here, and the chosen event stays chosen."""
    async with at(FEW, study=False) as learner:
        await learner.press("t", "right", "right", "enter", "z", "escape")
        assert chosen(learner) == "A truce holds."
        assert "3 of 5" in learner.sees()


async def test_a_click_chooses_and_a_second_opens(at):
    """In the lanes and in the list."""
    async with at(FEW, study=False) as learner:
        await learner.press("t")
        await learner.click("核")
        assert chosen(learner) == "A test is made."
        await learner.click("核")
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        await learner.resize(60, 20)
        await learner.click("하노이")
        assert chosen(learner) == "A summit takes place in Hanói."
        await learner.click("하노이")
        assert "Asked as" in learner.sees()


async def test_clicks_go_through_what_is_counted_together(at):
    """Each click on a number chooses the next of those that it counts."""
    async with at(many(500), study=False) as learner:
        await learner.press("t")
        found = [await learner.click("○") or chosen(learner) for _ in range(3)]
        assert len(set(found)) == 3


async def test_the_wheel_zooms_and_pans(at):
    """About the day under the pointer; with shift it goes aside; in a list it walks."""
    async with at(FEW, study=False) as learner:
        await learner.press("t")
        screen = learner.app.screen
        before = screen._axis
        await learner.turn(MouseScrollDown, "chart")
        await learner.turn(MouseScrollDown, "chart")
        assert screen._axis.days == pytest.approx(before.days * 2)
        await learner.turn(MouseScrollUp, "chart")
        await learner.turn(MouseScrollUp, "chart")
        assert screen._axis == pytest.approx(before)
        await learner.turn(MouseScrollUp, "chart", shift=True)
        assert screen._axis.first < before.first
        assert screen._axis.days == pytest.approx(before.days)
        await learner.resize(60, 20)
        await learner.turn(MouseScrollDown, "list")
        assert chosen(learner) == "A test is made."


async def test_one_deck_or_all(at):
    """A deck is chosen by typing some of its name, and its title is told."""
    async with at(FEW, "past", study=False) as learner:
        await learner.press("t")
        assert "of 6" in learner.sees()
        await learner.press("o")
        await learner.type("past")
        await learner.press("enter")
        assert "Timeline  The past" in learner.sees()
        assert "1 of 1" in learner.sees()


@pytest.mark.parametrize("decks", [(), ("rivers",)])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 5)])
async def test_nothing_dated_is_said_calmly(at, decks, size):
    """Without decks or dates there is a word, and no key does any harm."""
    async with at(*decks, study=False, size=size) as learner:
        await learner.press(
            "t", "right", "down", "plus", "minus", "0", "g", "n", "enter", "left_square_bracket"
        )
        if size[0] > 20:
            assert "No event has a date." in learner.sees()


@pytest.mark.parametrize("size", [*SIZES, (44, 16)])
async def test_the_ends_of_the_calendar(at, size):
    """What happens in its first year, its last, or at no known end, is drawn, zoomed and panned as all else."""
    deck = (
        "deck: ends\nevents:\n  a: {what: All begins, when: 0001~}\n  b: {what: All is over, when: 9999-12-31}\n"
        "  c: {what: It goes on, when: 9998/..}\n  d: {what: It went on, when: ../0002}\n"
    )
    async with at(deck, study=False, size=size) as learner:
        await learner.press("t")
        for key in (
            "minus",
            "end",
            *["plus"] * 25,
            "right_square_bracket",
            "left_square_bracket",
            "home",
            *["minus"] * 25,
            "0",
        ):
            await learner.press(key)
        for word in ("All begins", "AD 1–9999"):
            assert word in learner.sees()


async def test_words_stay_found_while_other_pages_change_something(at):
    """Coming back from a fact that was suspended keeps what was looked for."""
    async with at(many(30), study=False) as learner:
        await learner.press("t", "enter", "z", "escape", "slash")
        await learner.type("number 2")
        await learner.press("enter")
        assert "“number 2” 1 of 11" in learner.sees()
        await learner.press("enter", "escape", "n")
        assert "“number 2” 2 of 11" in learner.sees()


async def test_it_opens_with_what_is_asked(at):
    """Of the command: a grouping, and a view from one date to another, on the first event that it has."""
    async with at(FEW, study=False, page="timeline", asked=("topic", "2018", "2019")) as learner:
        assert "Timeline by topic" in learner.sees()
        assert chosen(learner) == "A truce holds."
        await learner.press("escape")
        assert "t timeline" in learner.sees()


async def test_keys_can_be_others(at):
    """A remapped key does what it is for, and the footer names it."""
    async with at(FEW, study=False, settings=Settings(keys={"later": ["x"], "lanes": ["f5"]})) as learner:
        await learner.press("t", "x", "f5")
        assert chosen(learner) == "A test is made."
        assert "Timeline by actor" in learner.sees()
        assert "x next" in learner.sees()
        assert "f5 lanes" in learner.sees()
        await learner.press("l", "g")
        assert chosen(learner) == "A test is made."
        assert "Timeline by actor" in learner.sees()


@pytest.mark.parametrize("size", SIZES)
async def test_without_colour_the_chosen_event_is_seen(at, monkeypatch, size):
    """A pointer stands over it or before it, and what is remembered is in marks and words."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with at(FEW, study=False, size=size) as learner:
        await learner.press("t", "right")
        assert ("▸" if size[0] < 76 else "▼") in learner.sees()
        assert "○ new" in learner.sees()


async def test_a_bar_that_fills_the_view_has_its_name_in_it(at):
    """Zoomed into a year of two events, each bar says what it is, though nothing is left beside it."""
    deck = (
        "deck: near\nevents:\n  a: {what: Talks go on, short: Talks, when: 1990, facets: [when]}\n"
        "  b: {what: 회담이 끝난다, short: 회담, when: 1990, facets: [when]}\n"
    )
    async with at(deck, study=False) as learner:
        await learner.press("t", *["plus"] * 6)
        rows = [row for row in learner.lines() if "○" in row and "─" in row]
        assert sum("Talks" in row for row in rows) == 1
        assert sum("회담" in row for row in rows) == 1
        assert len({cell_len(row) for row in rows}) == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_an_empty_timeline_has_no_place_for_the_cursor(at, size):
    """Without decks, and with a deck that has no event, there is a calm word and nothing chosen."""
    for names in ((), ("rivers",)):
        async with at(*names, study=False, page="timeline", size=size) as learner:
            assert "No event has a date." in learner.sees()
            assert learner.app.cursor_position is not None
