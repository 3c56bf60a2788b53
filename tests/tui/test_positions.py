"""Positions: the table of who holds what, its cells by date, two holders compared, and the way back."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from quizapp.config import Settings
from quizapp.lattice import GAP

SIZES = [(60, 20), (80, 24), (200, 60)]
TRADE = """
deck: trade
title: Trade and war
sources:
  lee: {title: A text, short: Lee, date: 2021-02}
  goto: {title: Another, short: Goto, date: 2021-04}
issues: {trade: Trade, war: {name: War and peace, short: War}, sea: The sea, isles: The isles, fish: Fishing grounds}
actors:
  us: {name: the United States, kind: government}
  japan: {name: Japan, also: [日本, Tokyo], kind: government}
  korea: {name: South Korea, also: [한국], kind: government}
  china: {name: China, kind: government}
  moon: {name: Moon Jae-in, family: Moon, of: korea}
positions:
  steady: {holder: us, issue: trade, stance: wants it as it is, short: as it is, as_of: 2015, according_to: lee}
  shut: {holder: japan, issue: trade, stance: wants it shut, short: shut, why: It is dear, as_of: 1990, according_to: lee}
  open: {holder: japan, issue: trade, stance: wants it open, short: open, why: It pays, as_of: 2020, according_to: lee, source: lee ¶2, note: A vote.}
  reading: {holder: japan, issue: trade, stance: cares little for it, short: cares little, according_to: goto, source: goto ¶1}
  talk: {holder: moon, issue: trade, stance: wants it free, short: free, according_to: lee, source: lee ¶3}
  both: {holder: [japan, korea], issue: war, stance: fear it, source: goto ¶4}
  left: {holder: japan, issue: sea, stance: calls it one name, source: lee ¶5, outside: Since 1929.}
  right: {holder: korea, issue: sea, stance: calls it another name, source: lee ¶5}
  alone: {holder: china, issue: war, stance: waits for the others, source: goto ¶7}
contrasts:
  named: {between: [left, right]}
  worry: {on: worries, between: {japan: fears missiles, korea: fears collapse}, source: lee ¶8}
"""
WIDE = """
deck: wide
title: 북한 정책 🇰🇷
issues: {j: 비핵화와 평화 체제의 앞날, k: "Ame\u0301lioration e\u0301tendue", l: 拉致問題の解決に向けた取り組み, m: "👩‍👩‍👧 families"}
actors:
  korea: {name: 대한민국 정부, kind: government}
  japan: {name: 日本国政府, kind: government}
  france: {name: "Re\u0301publique franc\u0327aise", kind: government}
  emoji: {name: 🇺🇳 United Nations, kind: body}
positions:
  a: {holder: korea, issue: j, stance: 대화와 협력을 통하여 한반도의 완전한 비핵화를 이루고자 한다, short: 대화를 통한 완전한 비핵화}
  b: {holder: japan, issue: l, stance: すべての拉致被害者の一日も早い帰国を求めている, short: 全員の即時帰国}
  c: {holder: france, issue: k, stance: "pre\u0301fe\u0300re une ame\u0301lioration e\u0301tendue", short: "ame\u0301lioration e\u0301tendue de\u0301sire\u0301e"}
  d: {holder: emoji, issue: m, stance: "wants 👨‍👩‍👧‍👦 together 🎉 soon", short: "👨‍👩‍👧‍👦 together 🎉 soon"}
  e: {holder: [korea, japan], issue: m, stance: 가족이 다시 만나기를 바란다, short: 가족 상봉 家族の再会}
"""


def large(holders, issues):
    """Return a deck in which each holder speaks to each issue."""
    actors = "".join(f"  a{n}: {{name: Land {n}, kind: government}}\n" for n in range(holders))
    named = "".join(f"  i{n}: Issue {n}\n" for n in range(issues))
    held = "".join(
        f"  p{n}-{m}: {{holder: a{n}, issue: i{m}, stance: wants {n} of {m}, short: '{n}/{m}', ask_as: [typed]}}\n"
        for m in range(issues)
        for n in range(holders)
    )
    return f"deck: large\ntitle: Large\nactors:\n{actors}issues:\n{named}positions:\n{held}"


def chosen(learner):
    """Return the first line of what is told below the table."""
    return learner.lines()[learner.app.screen.query_one("#told").region.y]


def places(text):
    """Return the cells of a line at which a mark stands."""
    return {cell_len(text[:at]) for at, sign in enumerate(text) if sign in "○·"}


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_table(at, same_as, size, theme):
    """Holders and issues, each cell in short with its memory, and what is told of the chosen one."""
    async with at(TRADE, study=False, size=size, theme=theme) as learner:
        await learner.press("m", "down" if size[0] == 60 else "right")
        same_as(f"positions-{size[0]}x{size[1]}", learner)


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("size", SIZES)
async def test_two_holders_beside_each_other(at, same_as, size, theme):
    """What both share and what each holds, issue by issue, in words how they stand, and contrasts at the end."""
    async with at(
        TRADE, size=size, theme=theme, page="positions", asked=("trade", "japan", "korea")
    ) as learner:
        same_as(f"positions-two-{size[0]}x{size[1]}", learner)


async def test_arrows_and_letters_go_from_cell_to_cell(at):
    """And at the edge they stay, while what is told is of the chosen cell."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m")
        assert "United States · Trade" in chosen(learner)
        await learner.press("right", "l", "j", "down", "k")
        assert "South Korea · War" in chosen(learner)
        await learner.press("l", "l", "l", "j", "j", "j", "j", "j")
        assert "China · The sea" in chosen(learner)
        await learner.press("pageup", "h", "h", "h", "h")
        assert "United States · Trade" in chosen(learner)


async def test_columns_that_do_not_fit_are_brought_into_sight(at):
    """With the issues always at the left, and said which there are."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m")
        assert "holders 1–3 of 4" in learner.sees()
        assert "China" not in learner.lines()[3]
        await learner.press("right", "right", "right")
        assert "holders 2–4 of 4" in learner.sees()
        assert "China" in learner.lines()[3]
        assert any(each.strip().startswith("Trade") for each in learner.lines())


async def test_in_a_narrow_window_the_cells_are_lines(at):
    """Down goes to the next holder, and on to the next issue; right goes to the next issue at once."""
    async with at(TRADE, study=False, size=(60, 20)) as learner:
        await learner.press("m", "down", "down", "down")
        assert "China · Trade" in chosen(learner)
        await learner.press("down")
        assert "United States · War" in chosen(learner)
        await learner.press("right", "left", "left", "up")
        assert "United States · Trade" in chosen(learner)


async def test_an_empty_cell_is_honest(at):
    """The deck says nothing, and with the article that the name has in a sentence."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m", "down")
        assert "The deck says nothing of the United States on War." in learner.sees()
        assert "Enter open" not in learner.sees()


async def test_a_cell_says_that_accounts_differ_and_that_it_changed(at):
    """With a sign in the table, and below in words, by whom and when."""
    async with at(TRADE, study=False, size=(200, 60)) as learner:
        await learner.press("m", "right")
        said = learner.sees()
        assert "cares little ×3 ≠ →" in said
        assert "accounts differ  Lee — open; Goto — cares little" in said
        assert "→ changed  in 1990 — shut; in 2020 — open\n" in f"{said}\n"


async def test_a_cell_is_walked_through_by_date(at):
    """From the newest back and round, each with its reason, source and date."""
    async with at(TRADE, study=False, size=(200, 60)) as learner:
        await learner.press("m", "right")
        assert "3 of 3, in April 2021" in learner.sees()
        await learner.press("left_square_bracket")
        assert "2 of 3, in 2020" in learner.sees()
        assert "Japan wants it open." in learner.sees()
        assert "○ new · according to Lee, in 2020 · Lee ¶2" in learner.sees()
        assert "why        It pays" in learner.sees()
        assert "note       A vote." in learner.sees()
        assert "○ open ×3" in learner.sees()
        await learner.press("p", "p")
        assert "3 of 3" in learner.sees()
        await learner.press("n")
        assert "1 of 3, in 1990" in learner.sees()
        await learner.press("right", "left")
        assert "3 of 3" in learner.sees()


async def test_the_whole_table_is_walked_through_by_date(at):
    """Back to each change, with what stood then, and with 0 to the newest of all."""
    async with at(TRADE, study=False, size=(200, 60)) as learner:
        await learner.press("m", "right", "plus")
        assert "This is the newest of all." in learner.sees()
        await learner.press("minus", "minus", "minus")
        assert "as it stood in 2020" in learner.sees()
        assert "○ open ×2 →" in learner.sees()
        await learner.press("minus", "minus")
        assert "as it stood in 1990" in learner.sees()
        assert "○ shut →" in learner.sees()
        assert "as it is" not in learner.sees()
        await learner.press("left")
        assert "Of the United States on Trade the deck says nothing as it stood in 1990" in learner.sees()
        await learner.press("minus")
        assert "Nothing in this table is dated before that." in learner.sees()
        await learner.press("plus")
        assert "as it stood in 2015" in learner.sees()
        await learner.press("0")
        assert "as it stood" not in learner.sees()


async def test_words_filter_holders_and_issues(at):
    """In any script, as they are typed; Enter goes on in what is found, and Esc shows all again."""
    async with at(TRADE, study=False, size=(200, 60)) as learner:
        await learner.press("m", "slash")
        await learner.type("한국")
        assert "China" not in learner.sees()
        await learner.type(" xyz")
        assert "Nothing has all these words in its name. Esc shows all again." in learner.sees()
        await learner.press(*["backspace"] * 4)
        await learner.type(" war")
        await learner.press("enter")
        assert "South Korea · War" in chosen(learner)
        assert "Trade  " not in learner.sees()
        await learner.press("escape")
        assert "China" in learner.sees()
        assert "South Korea · War" in chosen(learner)


async def test_two_marked_holders_are_compared(at):
    """The first is marked, the second opens the comparison; Esc goes back to the table, and then Home."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m", "right", "space")
        assert "Japan is marked; c on another holder compares the two." in learner.sees()
        assert "■ Japan" in learner.sees()
        await learner.press("right", "c")
        assert "agree on 1 · differ on 1" in learner.sees()
        assert "War   = They agree." in learner.sees()
        await learner.press("escape")
        assert "■" not in learner.sees()
        assert "South Korea · Trade" in chosen(learner)
        await learner.press("escape")
        assert "begin" in learner.sees()


async def test_a_mark_is_taken_back(at):
    """By the same key, or with Esc."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m", "c", "c")
        assert "■" not in learner.sees()
        await learner.press("c", "escape")
        assert "■" not in learner.sees()
        assert "Positions" in learner.sees()


async def test_the_comparison_is_gone_through_side_by_side(at):
    """Right goes to the other's position, down to the next row, and at the end to the contrasts."""
    async with at(TRADE, page="positions", asked=("trade", "japan", "korea"), size=(200, 60)) as learner:
        assert "1 of 3, in 1990" in learner.sees()
        await learner.press("right")
        assert "South Korea · Trade" in learner.sees()
        assert "Moon Jae-in wants it free." in learner.sees()
        await learner.press(*["down"] * 4, "left")
        assert "Japan · The sea" in learner.sees()
        await learner.press("down")
        assert "▸ Worries: Japan fears missiles; South Korea fears collapse." in learner.sees()
        assert "Lee ¶8" in learner.sees()
        await learner.press("enter")
        assert "worry" in str(learner.app.screen._key)
        await learner.press("escape", "up")
        assert "The sea" in learner.sees()


async def test_enter_opens_the_fact_that_is_shown_and_escape_comes_back(at):
    """The one that was walked to; and what is changed there is seen here."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m", "right", "p", "enter")
        assert "Asked as" in learner.sees()
        assert "wants it open" in learner.sees()
        await learner.press("escape")
        assert "Japan · Trade" in chosen(learner)


async def test_o_goes_to_the_next_deck_that_has_positions(at):
    """Decks without any are passed over, and after the last comes the first."""
    async with at(TRADE, "rivers", WIDE, study=False) as learner:
        await learner.press("m")
        assert "Trade and war" in learner.lines()[1]
        await learner.press("o")
        assert "북한 정책" in learner.lines()[1]
        await learner.press("o")
        assert "Trade and war" in learner.lines()[1]


async def test_home_opens_it_on_the_chosen_deck(at):
    """And says so in its footer."""
    async with at(TRADE, WIDE, study=False) as learner:
        assert "m positions" in learner.sees()
        await learner.press("m")
        assert "Trade and war" in learner.lines()[1]
        await learner.press("escape", *["pagedown"] * 2, "m")
        assert "북한 정책" in learner.lines()[1]


async def test_one_holder_alone_is_shown_until_escape(at):
    """As it was asked for by the command."""
    async with at(TRADE, page="positions", asked=("trade", "korea"), size=(200, 60)) as learner:
        assert "United States" not in learner.sees()
        assert "Moon" in learner.sees()
        await learner.press("escape")
        assert "United States" in learner.sees()
        await learner.press("escape")
        assert "begin" in learner.sees()


async def test_a_click_chooses_and_a_second_opens(at):
    """The wheel goes through the rows, and a click on a name does nothing."""
    async with at(TRADE, study=False) as learner:
        await learner.press("m")
        await learner.click("fear it")
        assert "· War" in chosen(learner)
        await learner.click("fear it")
        assert "Asked as" in learner.sees()
        await learner.press("escape")
        await learner.click("Trade ")
        assert "· War" in chosen(learner)


async def test_a_click_in_the_comparison_chooses_the_side(at):
    """And a second one opens it."""
    async with at(TRADE, page="positions", asked=("trade", "japan", "korea")) as learner:
        await learner.click("Moon Jae-in wants")
        assert "South Korea · Trade" in learner.sees()
        await learner.click("Moon Jae-in wants")
        assert "Asked as" in learner.sees()


@pytest.mark.parametrize("size", SIZES)
async def test_a_narrow_click_chooses_a_line(at, size):
    """At each size what is clicked on is what is told."""
    async with at(TRADE, study=False, size=size) as learner:
        await learner.press("m")
        await learner.click("free")
        assert "South Korea · Trade" in chosen(learner)


async def test_without_decks_or_positions_it_says_so(at):
    """And what to do, whatever is pressed."""
    keys = ("down", "right", "enter", "c", "o", "minus", "plus", "0", "slash", "p", "n", "pagedown")
    async with at(study=False) as learner:
        await learner.press("m", *keys)
        assert "There are no decks yet." in learner.sees()
    async with at("rivers", study=False) as learner:
        await learner.press("m", *keys)
        assert "No deck here has positions" in learner.sees()
        await learner.press("escape")
        assert "begin" in learner.sees()


@pytest.mark.parametrize("size", SIZES)
async def test_no_wide_or_combining_character_breaks_a_column(at, size):
    """No line is wider than the window, and each column begins where its holder's name does."""
    async with at(WIDE, study=False, size=size) as learner:
        await learner.press("m")
        for _ in range(3):
            assert max(map(cell_len, learner.lines())) <= size[0]
            matrix = learner.app.screen.query_one("#matrix")
            starts = {matrix.region.x + each + GAP for each in matrix._columns(matrix.size.width).starts}
            marked = list(filter(None, map(places, learner.lines()[matrix.region.y : matrix.region.bottom])))
            assert len(marked) >= 3
            assert size[0] < 80 or all(starts <= each for each in marked)
            await learner.press("down", "right")
        await learner.press("left", "left", "left", "c", "right" if size[0] > 60 else "down", "c")
        assert "=" in learner.sees() or "≠" in learner.sees() or "does not say" in learner.sees()
        assert max(map(cell_len, learner.lines())) <= size[0]


async def test_of_a_large_table_only_what_is_in_sight_is_looked_up(at):
    """Thirty holders on two hundred issues: each cell can be reached, and few are ever made."""
    async with at(large(30, 200), study=False) as learner:
        await learner.press("m")
        await learner.press(*["pagedown"] * 8, *["right"] * 29)
        assert "Land 29" in learner.sees()
        assert "holders 28–30 of 30" in learner.sees()
        assert len(learner.app.screen._survey._cells) < 1_500
        await learner.resize(60, 20)
        assert "▸ ○ Land 29" in learner.sees()
        await learner.press("down")
        assert "▸ ○ Land 0" in learner.sees()


async def test_remapped_keys_are_said_and_obeyed(at):
    """The footer and what is said of marking name the learner's own key."""
    async with at(TRADE, study=False, settings=Settings(keys={"mark": ["x"]})) as learner:
        await learner.press("m", "x")
        assert "x on another holder compares the two." in learner.sees()
        await learner.press("right", "c")
        assert "agree on" not in learner.sees()
        assert "x compare" in learner.sees()
        await learner.press("x")
        assert "United States" in learner.lines()[3]
        assert "The deck does not say what" in learner.sees()


@pytest.mark.parametrize("size", [(44, 16), (20, 5)])
async def test_a_small_window_shows_what_it_can(at, size):
    """The chosen cell is told at 44 by 16, and at 20 by 5 that the window is too small."""
    async with at(TRADE, study=False, size=size) as learner:
        await learner.press("m", "down", "c", "down", "c", "down", "escape")
        assert ("Japan" if size[0] == 44 else "too small") in learner.sees()
