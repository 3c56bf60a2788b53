"""Order, place, pairs and tables: every way to answer by keys and mouse, and what is shown afterwards."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from textual.events import Click, MouseDown, MouseUp

from quizapp.fact import Option
from quizapp.response import Grid, Pick

ROLES = [
    ("Kim Yo-jong", "deputy director"),
    ("Chung Eui-yong", "foreign minister of South Korea"),
    ("Nobuo Kishi", "defence minister of Japan"),
]
SAYS = [
    ("Denuclearisation comes first", "Goto"),
    ("The South may mediate", "Lee"),
    ("Sanctions stay", "Goto"),
]
LONG = tuple((f"Event {number}, which took a while and needs some words to be told", f"1 May {1990 + number}") for number in range(7))  # fmt: skip
GRID = Grid(
    ("United States", "South Korea", "日本"),
    ("Denuclearise", "拉致問題", "Engagement"),
    (("expects it before anything else", "one aim of many", "まず非核化"), ("recalls them", "·", None), ("two readings", "dialogue whenever it can be had", "強硬")),
)  # fmt: skip


def left(learner):
    """Return the rows that begin with a mark or none, and a digit."""
    return [row.strip() for row in learner.lines() if re.match(r" *([▸⇅✓✗◐] )?\d   ", row)]


def picked(learner):
    """Return what the log was told was picked last."""
    *_, event = learner.store.events()
    return event.picked


# -- order --------------------------------------------------------------------------------------


async def test_an_order_is_typed_as_its_digits(at):
    """Each digit puts its thing below those typed before, and Enter answers."""
    async with at("past") as learner:
        await learner.put(learner.arrange(4, 0, 2, 1, 3))
        await learner.press("2", "4", "3", "5")
        assert [row.split()[-1] for row in left(learner)] == ["test", "Japan", "ends", "summit", "summit"]
        await learner.press("enter")
        assert "✓ right — Hanoi summit: February 2019" in learner.sees()
        assert "✓ 2   1998-08         Missile over Japan" in learner.sees()
        assert picked(learner) == (1, 3, 2, 4, 0)


async def test_a_digit_typed_twice_does_nothing_and_backspace_takes_one_back(at):
    """What was typed stays where it is; after all of them, typing begins anew."""
    async with at("past") as learner:
        await learner.put(learner.arrange(2, 0, 1))
        await learner.press("2")
        before = learner.sees()
        await learner.press("2", "9", "0")
        assert learner.sees() == before
        await learner.press("1", "backspace", "3", "1")
        await learner.press("backspace", "backspace", "backspace", "backspace", "3", "2", "1")
        await learner.press("3", "1", "2", "enter")
        assert picked(learner) == (2, 0, 1)


async def test_shift_and_arrows_move_what_is_chosen(at):
    """Arrows choose and wrap around; with shift they move, and not beyond the ends."""
    async with at("past") as learner:
        await learner.put(learner.arrange(2, 0, 1))
        await learner.press("shift+down", "shift+down", "shift+down", "k", "shift+up", "down", "enter")
        assert picked(learner) == (2, 1, 0)


async def test_space_takes_hold_and_lets_go(at):
    """What is held goes where the arrows go, digits wait, and Enter lets go before it answers."""
    async with at("past") as learner:
        await learner.put(learner.arrange(0, 1, 2))
        await learner.press("space", "3", "backspace", "j")
        assert "⇅ 1   First" in learner.sees()
        assert "Space let go" in learner.sees()
        await learner.press("enter")
        assert learner.reviews() == []
        await learner.press("j", "enter")
        assert picked(learner) == (1, 0, 2)


async def test_an_untouched_order_can_be_submitted(at):
    """It is scored as it stands."""
    async with at("past") as learner:
        await learner.put(learner.arrange(0, 1, 2))
        await learner.press("enter")
        assert "✓ right" in learner.sees()


async def test_the_mouse_takes_and_puts_and_answers(at):
    """A click takes hold, another puts it there, and a click on the hint answers."""
    async with at("past") as learner:
        await learner.put(learner.arrange(2, 0, 1))
        await learner.click("Sunshine ends")
        await learner.click("Missile over")
        assert left(learner)[2].endswith("Sunshine ends")
        await learner.click("answer")
        assert picked(learner) == (1, 2, 0)


async def test_a_thing_is_dragged_to_its_place(at):
    """Drawn by the mouse to another row, it stands there."""
    async with at("past") as learner:
        await learner.put(learner.arrange(2, 0, 1))
        rows = learner.lines()
        start, end = (next(y for y, row in enumerate(rows) if text in row) for text in ("Sunshine", "over"))
        for kind, row in ((MouseDown, start), (MouseUp, end), (Click, end)):
            await learner.pilot._post_mouse_events([kind], offset=(10, row), button=1)
        await learner.pilot.pause()
        await learner.press("enter")
        assert picked(learner) == (1, 2, 0)


async def test_each_thing_out_of_order_is_marked_with_where_it_was(at):
    """The card's own is marked as it is judged; of the others, those that stand rightly are right."""
    async with at("past") as learner:
        await learner.put(learner.arrange(0, 1, 2, 3, about=2))
        await learner.press("3", "1", "2", "4", "enter")
        assert [row[:1] for row in left(learner)] == ["✓", "✓", "◐", "✓"]
        assert "Sunshine ends  you had it 1st" in learner.sees()
        assert "◐ partly — Sunshine ends: 2008" in learner.sees()
    async with at("past") as learner:
        await learner.put(learner.arrange(0, 1, 2, 3, about=0))
        await learner.press("1", "3", "2", "4", "enter")
        assert sorted(row[:1] for row in left(learner)) == ["✓", "✓", "✓", "✗"]
        assert "Besides," in learner.sees()
    async with at("past") as learner:
        await learner.put(learner.arrange(0, 2, 1, 3, about=0))
        await learner.press("2", "3", "1", "4", "enter")
        assert [row[:1] for row in left(learner)] == ["◐", "✓", "✗", "✓"]  # the second stood second


async def test_seven_long_things_scroll_with_the_choice_and_to_the_verdict(at):
    """In a small window what is chosen is in sight, and so is the verdict."""
    async with at("past", size=(52, 16)) as learner:
        await learner.put(learner.arrange(3, 0, 2, 1, 6, 4, 5, about=3, events=LONG))
        assert "↓ PgDn" in learner.sees()
        for number in range(1, 8):
            assert f"▸ {number}   Event" in learner.sees()
            await learner.press("down")
        await learner.press("enter")
        assert "not yet" in learner.sees() or "partly" in learner.sees()
        await learner.press("pageup", "pageup")
        assert "1 May 1990" in learner.sees()


# -- place --------------------------------------------------------------------------------------


async def test_a_gap_is_answered_by_its_digit(at):
    """The thing then stands in its place with its date, and where it was put is marked."""
    async with at("past") as learner:
        await learner.put(learner.place(4), "Hanoi summit. Where?")
        assert "February 2019" not in learner.sees()
        await learner.press("2")
        assert "✗ 2   │  you put it here" in learner.sees()
        assert "✓ 5   ├─ February 2019   Hanoi summit" in learner.sees()
        assert "3 places too early." in learner.sees()
        assert picked(learner) == (1,)


async def test_arrows_move_the_thing_from_gap_to_gap(at):
    """Nothing is chosen before an arrow, so that Enter does nothing; then it answers."""
    async with at("past") as learner:
        await learner.put(learner.place(3), "Singapore summit. Where?")
        await learner.press("enter", "space", "6", "0")
        assert learner.reviews() == []
        await learner.press("down", "down", "j")
        assert "▸ 3   ┝━ Singapore summit" in learner.sees()
        await learner.press("k", "up", "up", "k", "enter")
        assert picked(learner) == (3,)
        assert "✓ right — " in learner.sees()
        assert "you put it here" not in learner.sees()


async def test_a_click_on_a_gap_answers(at):
    """A click on a thing that stands there already does nothing."""
    async with at("past") as learner:
        await learner.put(learner.place(0))
        await learner.click("Sunshine ends")
        assert learner.reviews() == []
        await learner.click("╷")
        assert "✓ right" in learner.sees()


# -- pairs --------------------------------------------------------------------------------------


async def test_digits_give_and_go_on_to_the_next_row(at):
    """What another row had is taken away from it; Enter answers once every row has one."""
    async with at("past") as learner:
        await learner.put(learner.pair(ROLES, [role for _name, role in reversed(ROLES)]))
        await learner.press("1", "1")
        assert "Kim Yo-jong      ·" in learner.sees()
        await learner.press("2", "3")
        assert "▸ Kim Yo-jong      3  deputy director" in learner.sees() or "3  deputy" in learner.sees()
        await learner.press("enter")
        assert len(learner.reviews()) == 1


async def test_nothing_moves_while_pairs_are_made(at):
    """A long text takes no more rows beside its match than this has; below it stands in full."""
    async with at("past", size=(60, 24)) as learner:
        await learner.put(
            learner.pair([(name, f"{role} for as long as anyone can tell") for name, role in ROLES])
        )
        before = [row[4:12] for row in learner.lines()]
        await learner.press("2", "1")
        assert [row[4:12] for row in learner.lines()][:12] == before[:12]
        given = next(row for row in learner.lines() if "Kim Yo-jong" in row)
        assert "2  foreign minister" in given
        assert given.endswith("…")


async def test_enter_before_every_row_has_one_says_so(at):
    """It goes to the first open row, in words, and nothing is answered."""
    async with at("past") as learner:
        await learner.put(learner.pair(ROLES))
        await learner.press("1", "down", "enter")
        assert "▸ Chung Eui-yong   ·" in learner.sees()
        assert "2 have no match yet: here is the first." in learner.sees()
        assert learner.reviews() == []
        await learner.press("2", "3")
        assert "no match yet" not in learner.sees()
        await learner.press("enter")
        assert "✓ right — Kim Yo-jong – deputy director" in learner.sees()
        assert picked(learner) == (0, 1, 2)


async def test_backspace_takes_back_what_the_row_has_or_what_was_given_last(at):
    """Again and again, until there is nothing more to take back."""
    async with at("past") as learner:
        await learner.put(learner.pair(ROLES))
        untouched = learner.sees()
        await learner.press("backspace", "4", "0", "a", "left", "right")
        assert learner.sees() == untouched
        await learner.press("1", "2", "backspace", "backspace")
        assert learner.sees() == untouched
        await learner.press("3", "2", "up", "up", "backspace")
        assert "▸ Kim Yo-jong      ·" in learner.sees()
        assert "Chung Eui-yong   2" in learner.sees()


async def test_a_pair_that_is_wrong_shows_both(at):
    """What belongs there, and what was given instead."""
    async with at("past") as learner:
        await learner.put(learner.pair(ROLES, about=1))
        await learner.press("2", "1", "3", "enter")
        assert "✗ Chung Eui-yong   foreign minister of South Korea" in learner.sees()
        assert "not deputy director" in learner.sees()
        assert "✓ Nobuo Kishi      defence minister of Japan" in learner.sees()
        assert "✗ not yet — Chung Eui-yong – foreign minister" in learner.sees()


async def test_the_mouse_chooses_a_row_and_gives_it_something(at):
    """A click on the left chooses, a click below gives."""
    async with at("past") as learner:
        await learner.put(learner.pair(ROLES))
        await learner.click("Nobuo")
        await learner.click("defence")
        await learner.click("1  deputy")
        await learner.click("2  foreign")
        await learner.click("answer")
        assert picked(learner) == (0, 1, 2)


async def test_two_groups_are_left_and_right(at):
    """Arrows sort as digits do, several may go to one side, and a click on a group does it too."""
    async with at("past") as learner:
        await learner.put(learner.pair(SAYS, about=1, many=True))
        await learner.press("left", "left", "1")
        await learner.press("up", "right")
        await learner.press("up", "up", "enter")
        assert picked(learner) == (0, 1, 0)
        assert "✓ right — The South may mediate – Lee" in learner.sees()
    async with at("past") as learner:
        await learner.put(learner.pair(SAYS, about=1, many=True))
        await learner.click("← 1")
        await learner.click("2 →")
        await learner.press("1")
        await learner.click("answer")
        assert picked(learner)[-3:] == (0, 1, 0)


# -- tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [46, 60, 80, 200])
async def test_a_table_stands_above_the_options(at, width):
    """At every width the asked cell is marked, and the options are numbered and clicked on as ever."""
    async with at("past", size=(width, 24)) as learner:
        await learner.put(Pick((Option("取引の前提"), Option("leaves it to Seoul")), 0, GRID))
        rows = learner.lines()
        assert any("日本" in row for row in rows)
        assert any("拉致問題" in row and row.rstrip().endswith("?") for row in rows)
        assert all(cell_len(row) <= width for row in rows)
        await learner.click("recalls them")
        assert learner.reviews() == []
        await learner.click("取引の前提")
        assert "✓ right" in learner.sees()


async def test_the_columns_of_a_table_line_up_in_every_script(at):
    """Wide characters take two cells."""
    async with at("past") as learner:
        await learner.put(Pick((Option("A"), Option("B")), 0, GRID), "Which one is it")
        found = [
            row for row in learner.lines() if "非核化" in row or "強硬" in row or row.endswith(("日本", "?"))
        ]
        ends = {
            cell_len(row[: row.index(text)])
            for row in found
            for text in ("まず", "強硬", "日本", "?")
            if text in row
        }
        assert len(found) == 4
        assert len(ends) == 1


# -- every shape --------------------------------------------------------------------------------


async def test_giving_up_shows_the_answer_in_every_shape(at):
    """Without marks of wrong things, since none was given."""
    async with at("past") as learner:
        for shape in (learner.arrange(2, 0, 1), learner.place(2), learner.pair(ROLES)):
            await learner.put(shape)
            await learner.press("g")
            assert "✗ not yet — " in learner.sees()
            assert learner.sees().count("✗") == 1
            assert "you had it" not in learner.sees()


async def test_a_long_reason_does_not_say_again_what_the_pairs_show(at):
    """Where others were given wrong things and that takes many words, the marks above tell it, in sight."""
    says = [(f"{number} It is said at some length, so that two rows are filled, that it is so", "Goto") for number in "abc"]  # fmt: skip
    async with at("past") as learner:
        await learner.put(learner.pair([("It is brief", "Lee"), *says], many=True))
        await learner.press("1", "1", "1", "2", "enter")
        assert "✓ right" in learner.sees()
        assert "Besides" not in learner.sees()
        assert learner.sees().count("✗") == 2


async def test_the_state_outlives_a_resize(at):
    """What was moved, given or chosen is as it was, in whatever size of window."""
    async with at("past") as learner:
        for shape, keys in (
            (learner.arrange(2, 0, 1), "3 1 space"),
            (learner.place(2), "down down"),
            (learner.pair(ROLES), "2 down"),
        ):
            await learner.put(shape)
            await learner.press(*keys.split())
            before = learner.sees()
            for size in ((30, 10), (60, 20), (200, 60), (80, 24)):
                await learner.resize(*size)
            assert learner.sees() == before


async def test_texts_of_things_are_never_markup(at):
    """Brackets are brackets, and what could steer a terminal is gone."""
    bad = ("[/] [b]x[/b] \x1b[31m", "\x07[@click=app.exit]1990[/]")
    events = (bad, ("two", "1991"), ("three\n[/]", "1992"))
    async with at("past") as learner:
        for shape, key in (
            (learner.arrange(0, 1, 2, events=events), "enter"),
            (learner.place(1, events), "1"),
            (learner.pair([bad, ("b", "[/]")]), "1"),
            (Pick((Option(bad[0]), Option("b")), 0, Grid(bad, bad, ((None, bad[0]), bad))), "1"),
        ):
            await learner.put(shape, bad[0])
            assert "[/] [b]x[/b]" in learner.sees()
            await learner.press(key, *("2", "enter"))
            assert "\x1b" not in learner.sees()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_what_the_shapes_look_like(at, same_as, size):
    """Each shape while it is answered, and after the verdict."""
    shapes = {
        "arrange": ("arrange", "3 1 space", "space enter"),
        "place": ("place", "down down", "enter"),
        "pair": ("pair", "2 1", "3 enter"),
        "grid": ("grid", "down", "enter"),
    }
    async with at("past", size=size) as learner:
        made = {
            "arrange": (learner.arrange(2, 0, 1, 4, about=0), "Put these in order, the earliest first."),
            "place": (learner.place(4), "Hanoi summit. Where does that belong?"),
            "pair": (learner.pair(ROLES), "What belongs together?"),
            "grid": (Pick((Option("leaves it to Seoul"), Option("no deal")), 1, GRID), "What belongs there?"),
        }
        for name, before, after in shapes.values():
            await learner.put(*made[name])
            await learner.press(*before.split())
            same_as(f"{name}-{size[0]}x{size[1]}", learner)
            await learner.press(*after.split())
            same_as(f"{name}-told-{size[0]}x{size[1]}", learner)
