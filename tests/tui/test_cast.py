"""The cast: who is who by side, one in full, finding by any name, going on from there, and drilling mix-ups."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown

from quizapp.progress.event import Review

SIZES = [(60, 20), (80, 24), (200, 60)]
CAST = """
deck: cast
title: 일본과 북한
as_of: 2021
issues: {abductees: The abductees, trade: Trade}
sources: {lee: {title: An article, short: Lee}}
actors:
  japan: {name: Japan, also: [Nippon, 日本, 일본], kind: government}
  abe: {name: Shinzo Abe, family: Abe, also: [安倍晋三], role: prime minister, of: japan, as_of: 2019}
  kono: {name: Taro Kono, family: Kono, also: [河野太郎, 고노 다로], role: "defence minister [/]", of: japan, as_of: 2020, confused_with: [kishi], note: He was foreign minister before., source: lee ¶4}
  kishi: {name: Nobuo Kishi, family: Kishi, also: [岸信夫], role: the next defence minister, of: japan, outside: He is a brother of Abe.}
  north: {name: North Korea, also: [북한], kind: government}
  kim: {name: Kim Jong-un, family: Kim, also: [김정은], role: leader, of: north}
  dr: {name: 서울대학교 국제대학원, kind: organisation}
events:
  asks: {what: Shinzo Abe asks for help with the citizens that were taken, when: 2019-11, who: abe}
  test: {what: A missile flies over Japan, when: 1998-08-31, who: north}
  talks: {what: Japan and North Korea talk, who: [japan, north]}
positions:
  open: {holder: japan, issue: trade, stance: wants it open}
  firm: {holder: japan, issue: abductees, stance: lets no deal leave them out, according_to: lee}
"""
OTHER = """
deck: other
title: Others
actors:
  one: {name: Some One, role: a guest}
"""


def confused(learner):
    """Write into the log that Kono was taken for Kishi three times, and Abe for Kono once."""
    learner.store.begin_sitting()
    for card, took in (("kono#name", "kishi"), ("kono#role", "kishi"), ("kono#name", "kishi"), ("abe#name", "kono")):
        learner.store.record(Review(f"cast/{card}", "wrong", 0.0, 1, data={"took_for": took}))
        learner.wait(60_000)


async def settled(learner):
    """Wait until the log is looked through."""
    await learner.app.workers.wait_for_complete()
    await learner.pilot.pause()


def told_of_one(learner):
    """Return what stands beside the list, as one line."""
    return " ".join(word for each in learner.lines() for word in each.partition("│")[2].split())


async def opened(learner, *keys):
    """Open the cast from Home, and press keys."""
    await learner.press("c")
    await settled(learner)
    await learner.press(*keys)


@pytest.mark.parametrize("size", SIZES)
async def test_the_cast_at_three_sizes(at, same_as, size):
    """The list with one of it beside, or after it; wide characters keep every column."""
    async with at(CAST, study=False, size=size) as learner:
        confused(learner)
        await opened(learner)
        same_as(f"cast-{size[0]}x{size[1]}", learner)
        await learner.press("down", "down", "tab", "down")
        same_as(f"cast-kono-{size[0]}x{size[1]}", learner)
        if size[0] == 80:
            edges = {cell_len(each.partition("│")[0]) for each in learner.lines() if "│" in each}
            assert len(edges) == 1


async def test_in_light_it_is_the_same(at, same_as):
    """The paper theme changes colours alone."""
    async with at(CAST, study=False, theme="paper") as learner:
        confused(learner)
        await opened(learner)
        same_as("cast-80x24", learner)


async def test_all_that_is_told_of_one(at):
    """Role as of when, side, names under their script, whom the deck and the learner confuse them with, notes."""
    async with at(CAST, study=False, size=(130, 40)) as learner:
        confused(learner)
        await opened(learner, "down", "down")
        seen = told_of_one(learner)
        for told in (
            "defence minister [/] in 2020", "of Japan", "Han characters 河野太郎", "Hangul 고노 다로",
            "The deck tells of nothing.", "The deck says nothing.", "Easily taken for Nobuo Kishi, the deck says.",
            "You took Taro Kono for Nobuo Kishi 3 times.", "You took Shinzo Abe for Taro Kono once.",
            "He was foreign minister before.", "Source Lee ¶4", "◔ fragile",
        ):  # fmt: skip
            assert told in seen, told
        await learner.press("up", "up")
        seen = told_of_one(learner)
        for told in ("government", "Japan and North Korea talk.", "The abductees Lets no deal leave them out. According to Lee."):
            assert told in seen, told


async def test_a_name_is_found_in_any_script_and_any_part_of_it(at):
    """Korean as it is typed, a piece of a name, and nobody; Esc lists all again."""
    async with at(CAST, study=False) as learner:
        await opened(learner, "slash")
        await learner.type("김정")
        assert "1 of 7" in learner.sees()
        assert "leader in 2021" in learner.sees()
        await learner.press("backspace", "backspace")
        await learner.type("KONO ta")
        assert "▸ ○ Taro Kono" in learner.sees()
        await learner.type("xx")
        assert "Nobody in 일본과 북한" in learner.sees()
        await learner.press("escape")
        assert "7 actors" in learner.sees()
        assert "▸ ○ Taro Kono" in learner.sees()
        await learner.press("slash", "ㅁ")
        await learner.press("escape", "slash")
        await learner.type("kishi")
        await learner.press("enter", "escape")
        assert "7 actors" in learner.sees()
        assert "the next defence minister" in learner.sees()


async def test_enter_opens_the_page_of_an_actor_an_event_or_a_position(at):
    """From the list the actor's own; from what is told of it that of the event or position; Esc goes back there."""
    async with at(CAST, study=False) as learner:
        await opened(learner, "down", "enter")
        assert "Asked as" in learner.sees()
        await learner.press("escape", "right", "down", "down", "enter")
        assert "asks for help" in learner.sees()
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        assert "What they did" in learner.sees()
        await learner.press("escape", "up", "enter")
        assert "File " in learner.sees()  # of a government nothing is asked, but it stands somewhere
        await learner.press("escape", "tab", "down", "down", "enter")
        assert "wants it open" in learner.sees()


async def test_enter_on_a_side_or_a_lookalike_goes_to_that_actor(at):
    """Also where the list holds only what was looked for."""
    async with at(CAST, study=False) as learner:
        await opened(learner, "slash")
        await learner.type("kono")
        await learner.press("enter", "tab", "down", "down", "enter")
        assert "7 actors" in learner.sees()
        assert "the next defence minister" in learner.sees()
        await learner.press("tab", "down", "enter")
        assert "government" in learner.sees()


async def test_a_narrow_window_shows_the_list_or_one_of_it(at):
    """Enter shows one in full, Enter again its page; Esc goes back step by step, at last to Home."""
    async with at(CAST, study=False, size=(50, 18)) as learner:
        await opened(learner, "down", "enter")
        assert "prime minister in 2019" in learner.sees()
        assert "actors" in learner.sees()
        assert "Taro Kono" not in learner.sees()
        await learner.press("enter")
        assert "Asked as" in learner.sees()
        await learner.press("escape", "escape")
        assert "Taro Kono" in learner.sees()
        await learner.resize(100, 30)
        assert "What they did" in learner.sees()
        await learner.press("q")
        assert "Today" in learner.sees()


async def test_mixups_are_drilled_and_the_cast_is_there_again(at):
    """The d key asks the cards in which the one chosen was confused; where nobody was, there is no d."""
    async with at(CAST, study=False) as learner:
        await opened(learner)
        assert "drill" not in learner.sees()
        await learner.press("escape")
        confused(learner)
        await opened(learner, "down", "down")
        assert "d drill this mix-up" in learner.sees()
        await learner.press("d")
        assert "Drill: 2 pairs" in learner.sees()
        await learner.press("escape")
        await settled(learner)
        assert "▸ ◔ Taro Kono" in learner.sees()


async def test_the_next_deck_that_has_actors(at):
    """The o key goes round; a deck without actors is left out, and one that has none beside it has no o."""
    async with at("rivers", CAST, OTHER, study=False) as learner:
        await opened(learner)
        assert "일본과 북한" in learner.sees()
        await learner.press("o")
        assert "1 actor" in learner.sees()
        assert "a guest" in learner.sees()
        await learner.press("o")
        assert "7 actors" in learner.sees()


async def test_nobody(at):
    """A library without actors, and an empty one, say so calmly; no key does anything there."""
    for names in ((), ("rivers",)):
        async with at(*names, study=False) as learner:
            await opened(learner, "enter", "tab", "slash", "d", "o", "down", "pagedown")
            assert "No deck here has actors." in learner.sees()
            await learner.press("escape")
            assert "Today" in learner.sees() or "no decks" in learner.sees()


async def test_a_change_on_the_page_of_a_fact_is_seen_in_the_cast(at):
    """A card begun anew there is new here."""
    async with at(CAST, study=False) as learner:
        confused(learner)
        await opened(learner, "down", "down")
        assert "▸ ◔ Taro Kono" in learner.sees()
        await learner.press("enter", "r", "right", "r", "escape")
        await settled(learner)
        assert "▸ ○ Taro Kono" in learner.sees()


async def test_the_mouse_chooses_opens_and_scrolls(at):
    """A click chooses, a second opens; in what is told of one as well."""
    async with at(CAST, study=False) as learner:
        confused(learner)
        await opened(learner)
        await learner.click("Shinzo Abe")
        assert "prime minister in 2019" in learner.sees()
        await learner.click("asks for help")
        assert "Tab list" in learner.sees()
        await learner.click("asks for help")
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        await learner.click("  ◔ Taro Kono")
        await learner.click("▸ ◔ Taro Kono")
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        await learner.resize(80, 18)
        await wheel(learner, (10, 8))
        assert "organisation" in learner.sees()
        await learner.click("Taro Kono")
        assert "Source  Lee ¶4" not in learner.sees()
        await wheel(learner, (60, 8))
        assert "Source  Lee ¶4" in learner.sees()


async def wheel(learner, place, turns=4):
    """Turn the wheel down over a place."""
    for _ in range(turns):
        await learner.pilot._post_mouse_events([MouseScrollDown], offset=place)
        await learner.pilot.pause()


async def test_of_many_only_those_in_sight_are_looked_up(at):
    """Pages go through a long list and a long life, and the last of both is reached."""
    actors = "".join(f"  a{n}: {{name: Person{n} Family{n}, family: Family{n}, role: minister {n}, of: c}}\n" for n in range(150))
    events = "".join(f"  e{n}: {{what: Event {n} takes place, when: {1400 + n}, who: c}}\n" for n in range(150))
    deck = f"deck: many\ntitle: Many\nactors:\n  c: {{name: Country, kind: government}}\n{actors}events:\n{events}"
    async with at(deck, study=False) as learner:
        await opened(learner)
        assert len(learner.app.screen._firm) < 60
        await learner.press(*["pagedown"] * 14)
        assert "▸ ○ Person149" in learner.sees()
        await learner.press(*["pageup"] * 14, "tab", *["pagedown"] * 32)
        assert "Event 149 takes place." in learner.sees()
        await learner.press(*["down"] * 3, *["up"] * 3, *["pageup"] * 32, *["up"] * 20)
        assert "▸ Country" in learner.sees()


@pytest.mark.parametrize("size", [(44, 16), (20, 5)])
async def test_a_tiny_window_breaks_nothing(at, size):
    """It is usable at the least size, and says below it that it is too small."""
    async with at(CAST, study=False, size=size) as learner:
        await opened(learner, "down", "tab", "down", "pagedown", "slash", "x", "escape")
        assert "Cast" in learner.sees() or "too small" in learner.sees()


async def test_opened_on_one(at):
    """What the command opens on is chosen, and Esc goes Home."""
    async with at("rivers", CAST, study=False, page="cast", asked=("kishi",)) as learner:
        await settled(learner)
        assert "the next defence minister" in learner.sees()
        await learner.press("escape")
        assert "Today" in learner.sees()


async def test_opened_on_a_name_that_several_have(at):
    """All who share it are listed, and no other; Esc shows the whole cast."""
    deck = (
        "deck: kims\nactors:\n  a: {name: Kim Jong-un, family: Kim, role: leader}\n"
        "  b: {name: Kim Yo-jong, family: Kim, role: spokeswoman}\n  c: {name: Joe Biden, family: Biden, role: president}\n"
    )
    async with at(deck, study=False, page="cast", asked=("", "", "Kim")) as learner:
        await settled(learner)
        for name in ("Kim Jong-un", "Kim Yo-jong"):
            assert name in learner.sees()
        assert "Biden" not in learner.sees()
        await learner.press("escape")
        assert "Biden" in learner.sees()
