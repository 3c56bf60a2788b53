"""The stats screen: its sections at three sizes, the calendar's cursor, lists, periods, scopes and drills."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from quizapp.progress.event import Review

SIZES = [(60, 20), (80, 24), (200, 60)]
DAY = 86_400_000
JAPAN = """
deck: japan
title: 日本の大臣
actors:
  japan: {name: Japan, kind: government}
  kono: {name: Taro Kono, role: "defence minister of Japan [/]", of: japan, as_of: 2020}
  kishi: {name: 岸信夫, role: next defence minister of Japan, of: japan, as_of: 2021}
  abe: {name: Shinzo Abe, role: prime minister of Japan, of: japan, as_of: 2019}
"""


def studied(learner, times=12):
    """Write some weeks of study into the log."""
    for number in range(times):
        wrong = number % 4 == 3
        for key, other in (("kono", "kishi"), ("abe", "kono")):
            data = {"took_for": other} if wrong else None
            verdict, rating = ("wrong", 1) if wrong else ("right", 3)
            card = f"japan/{key}#role"
            learner.store.record(Review(card, verdict, float(not wrong), rating, ms=9_000, data=data))
        learner.wait(5 * DAY)


async def settled(learner):
    """Wait until all is counted."""
    await learner.app.workers.wait_for_complete()
    await learner.pilot.pause()


async def opened(learner):
    """Open the stats from Home."""
    await learner.press("s")
    await settled(learner)


@pytest.mark.parametrize("size", SIZES)
async def test_the_figures_at_three_sizes(at, same_as, size):
    """Every section of a log of two months, one under the other."""
    async with at(JAPAN, study=False, size=size) as learner:
        studied(learner)
        await opened(learner)
        same_as(f"stats-{size[0]}x{size[1]}", learner)
        for section in (3, 4, 5, 7):
            await learner.press(str(section))
            same_as(f"stats-{section}-{size[0]}x{size[1]}", learner)


async def test_in_light_they_are_the_same(at, same_as):
    """The paper theme changes colours alone."""
    async with at(JAPAN, study=False, theme="paper") as learner:
        studied(learner)
        await opened(learner)
        same_as("stats-80x24", learner)


async def test_nothing_was_studied_yet(at):
    """An empty log and an empty library are told in calm words."""
    async with at(study=False) as learner:
        await opened(learner)
        assert "Calendar" in learner.sees()
        await learner.press("3")
        assert "No card came back in this period." in learner.sees()
        await learner.press("5")
        assert "There are no cards yet." in learner.sees()
        await learner.press("7")
        assert "Nothing was taken for anything else" in learner.sees()
        await learner.press("8", "enter", "d", "escape")
        assert "no decks yet" in learner.sees()


async def test_one_answer(at):
    """One answer is one answer on one day, and no share is made of it."""
    async with at("rivers", study=False) as learner:
        learner.store.record(Review("rivers/rhine#answer", "right", 1.0, 3, ms=4_000))
        await opened(learner)
        assert "1 answer in 1 minute" in learner.sees()
        await learner.press("8")
        assert "1 answer on 1 day" in learner.sees()


async def test_a_year_without_study_keeps_its_calendar_empty(at):
    """What lies further back than the calendar is found with all time."""
    async with at("rivers", study=False) as learner:
        learner.store.record(Review("rivers/rhine#answer", "right", 1.0, 3, ms=4_000))
        learner.wait(500 * DAY)
        await opened(learner)
        assert "nothing was answered." in learner.sees()
        await learner.press("8")
        assert "Nothing was answered in this period." in learner.sees()
        await learner.press("right_square_bracket")
        await settled(learner)
        assert "all time" in learner.sees()
        assert "1 answer on 1 day" in learner.sees()


async def test_the_calendars_cursor_tells_each_day_in_words(at):
    """← → go by days, shift with them by weeks, and never past today."""
    async with at(JAPAN, study=False) as learner:
        studied(learner, 1)
        learner.wait(-4 * DAY)
        await opened(learner)
        assert "Monday 23 November 2026: nothing was answered." in learner.sees()
        await learner.press("left")
        assert "Sunday 22 November 2026: 2 answers in 1 minute." in learner.sees()
        await learner.press("shift+left")
        assert "Sunday 15 November 2026: nothing" in learner.sees()
        await learner.press("shift+right", "right", "right")
        assert "Monday 23 November 2026" in learner.sees()


async def test_a_pair_is_drilled_and_the_figures_are_there_again(at):
    """Enter on a pair asks just its cards, and when the round is over the stats are where they were."""
    async with at(JAPAN, study=False) as learner:
        studied(learner)
        await opened(learner)
        before = learner.store.memory("japan/kono#role")
        await learner.press("7", "down", "enter")
        assert "Taro Kono" in learner.sees()
        for _ in range(12):
            if (asked := getattr(learner.app.screen, "asked", None)) is None:
                break
            right = asked.shape.right
            await learner.press(str(right + 1), "enter")
        assert "cards told apart at once" in learner.sees()
        learner.wait(3_000)
        await learner.press("enter")
        await settled(learner)
        assert "Taken for each other" in learner.sees()
        assert learner.store.memory("japan/kono#role") == before
        await learner.press("escape")
        assert "Today" in learner.sees()


async def test_a_hard_card_opens_the_page_of_its_fact(at):
    """Enter on one of the hardest shows its fact, and Esc goes back to the figures."""
    async with at(JAPAN, study=False) as learner:
        studied(learner)
        await opened(learner)
        await learner.press("6", "down", "enter")
        assert "History" in learner.sees() or "Asked as" in learner.sees()
        await learner.press("escape")
        await settled(learner)
        assert "Hardest" in learner.sees()


async def test_a_hard_card_is_drilled_with_what_it_was_taken_for(at):
    """On one of the hardest, d asks just the two."""
    async with at(JAPAN, study=False) as learner:
        studied(learner)
        await opened(learner)
        await learner.press("6")
        assert "drill these two" in learner.sees()
        await learner.press("d")
        assert "2 left" in learner.sees()
        assert "Drill: Shinzo Abe / Taro Kono" in learner.sees()


async def test_a_click_chooses_a_row_and_a_second_one_opens_it(at):
    """The mouse does what the keys do."""
    async with at(JAPAN, study=False) as learner:
        studied(learner)
        await opened(learner)
        await learner.press("6")
        row = next(line.strip()[:40] for line in learner.lines() if "×" in line and "▸" not in line)
        await learner.click(row)
        assert f"▸  {row}" in learner.sees()
        await learner.click(row)
        assert "Asked as" in learner.sees()


async def test_a_deck_or_a_topic_is_chosen_by_its_name(at):
    """The palette narrows all figures to one of them."""
    async with at("both", "rivers", study=False) as learner:
        await opened(learner)
        await learner.press("o")
        await learner.type("people")
        await learner.press("enter")
        await settled(learner)
        assert "Both topics: People" in learner.sees()
        await learner.press("5")
        assert "by topic" in learner.sees()
        assert "Dates" not in learner.sees()


async def test_wide_characters_break_no_line(at):
    """Korean, Japanese and what looks like markup are text like any other, at every width."""
    async with at(JAPAN, study=False, size=(60, 20)) as learner:
        studied(learner)
        await opened(learner)
        for section in "12345678":
            await learner.press(section)
            assert max(map(cell_len, learner.lines())) <= 60
        await learner.press("7")
        assert "岸信夫" in learner.sees()
        await learner.resize(20, 5)
        await learner.resize(80, 24)
        assert "岸信夫" in learner.sees()


async def test_the_summary_drills_what_the_sitting_confused(at):
    """Where a sitting took one fact for another, d asks just the two, and moves no schedule."""
    async with at(JAPAN) as learner:
        for _ in range(8):
            session = getattr(learner.app.screen, "session", None)
            if session is None or session.current is None:
                break
            shape = session.current.question.shape
            options = [option.key for option in getattr(shape, "options", ())]
            await learner.press("2" if getattr(shape, "right", 1) == 0 or len(options) < 2 else "1", "enter")
            if learner.store.db.execute(
                "SELECT 1 FROM event WHERE json_extract(data, '$.took_for')"
            ).fetchone():
                break
        await learner.press("escape")
        assert "d drill" in " ".join(learner.lines()[-3:])
        kinds = len(learner.kinds())
        await learner.press("d")
        assert "left" in learner.sees()
        assert len(learner.kinds()) == kinds


async def test_a_period_is_typed(at):
    """A month or a span of days is looked at; what names none is said, and stays to be mended."""
    async with at(JAPAN, study=False) as learner:
        studied(learner)
        await opened(learner)
        await learner.press("t")
        await learner.type("2026-13")
        await learner.press("enter")
        assert "“2026-13” names no period. Possible: 30d" in learner.sees()
        await learner.press("backspace", "2", "enter")
        await settled(learner)
        assert "from 1 December 2026 to 31 December 2026" in learner.sees()
        await learner.press("t")
        await learner.type("2099/")
        await learner.press("enter")
        assert "Name days that were." in " ".join(learner.sees().split())
        await learner.press("escape", "right_square_bracket")
        await settled(learner)
        assert "1 year, since" in learner.sees()


async def test_the_app_opened_on_a_page_goes_home_from_it_and_back_no_further(at):
    """Esc leads Home; from there the page is opened over Home, and Esc closes it again."""
    async with at(JAPAN, study=False, page="stats") as learner:
        await settled(learner)
        await learner.press("escape")
        assert "Today" in learner.sees()
        await opened(learner)
        assert len(learner.app.screen_stack) == 2
        await learner.press("escape")
        assert "Today" in learner.sees()
        assert len(learner.app.screen_stack) == 1
