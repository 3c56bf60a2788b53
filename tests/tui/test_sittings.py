"""Whole sittings by real key presses: choices, typed answers, open ones."""

from __future__ import annotations

from quizapp.edited import prints
from quizapp.progress.event import Review
from quizapp.response import Wrote
from quizapp.study.edits import carry_over


async def test_a_digit_answers_at_once_and_the_verdict_appears_below(at):
    """The question and its options stay where they were; the verdict comes under them."""
    async with at("rivers") as learner:
        question = learner.app.screen.session.current.question
        shown = (question.prompt, *question.options)
        before = [next(row for row, line in enumerate(learner.lines()) if text in line) for text in shown]
        await learner.press(learner.answer())
        after = [next(row for row, line in enumerate(learner.lines()) if text in line) for text in shown]
        assert before == after
        assert next(row for row, line in enumerate(learner.lines()) if "✓ right —" in line) > max(after)


async def test_a_sitting_of_choices_ends_in_the_summary_and_home(at):
    """Every card is asked until it needs no more today; then comes the summary, and Enter goes home."""
    async with at("rivers") as learner:
        for _ in range(20):
            if "answered" in learner.sees():
                break
            await learner.press(learner.answer(), "enter")
        assert "6 answered" in learner.sees()
        assert "✓ 6 right" in learner.sees()
        assert learner.reviews()[0][0] == "right"
        await learner.press("enter")
        assert "all 3 done" in learner.sees()


async def test_what_was_missed_stands_in_the_summary(at):
    """The summary names what to see again, and r shows the questions in full."""
    async with at("rivers") as learner:
        asked = learner.app.screen.session.current.question
        await learner.press(learner.wrong(), "escape")
        assert "To see again" in learner.sees()
        assert asked.expected in learner.sees()
        await learner.press("r")
        assert asked.prompt in learner.sees()


async def test_the_answer_is_told_with_source_note_and_outside_knowledge(at):
    """What is known from elsewhere is labelled as such."""
    async with at("rivers") as learner:
        await learner.skip_to("Rhine")
        await learner.press(learner.answer())
        assert "Near Rotterdam." in learner.sees()
        assert "From elsewhere: It is 1233 km long." in learner.sees()
        assert "Atlas ¶3" in learner.sees()


async def test_a_typed_answer_is_submitted_by_enter_and_letters_are_letters(at):
    """While something is typed, command letters and jamo are part of the answer."""
    async with at("typed") as learner:
        city = "Oslo" if "Norway" in learner.sees() else "Lima"
        await learner.type("uzqㅕ")
        assert "▌ uzqㅕ" in learner.sees()
        await learner.press(*["backspace"] * 4)
        await learner.type(city)
        await learner.press("enter")
        assert f"✓ right — {city}" in learner.sees()
        await learner.press("enter")
        assert "your answer" in learner.sees()
        assert learner.reviews() == [("right", city)]


async def test_an_empty_answer_is_no_answer(at):
    """Enter on an empty field, or on blanks, does nothing."""
    async with at("typed") as learner:
        before = learner.sees()
        await learner.press("enter")
        assert learner.sees() == before
        await learner.press("space", "enter")
        assert learner.reviews() == []


async def test_giving_up_shows_the_answer_and_is_logged_as_not_yet(at):
    """I don't know has its own key, for typed answers as for choices."""
    async with at("typed") as learner:
        await learner.press("ctrl+g")
        assert "✗ not yet —" in learner.sees()
        assert learner.reviews() == [("wrong", None)]
    async with at("rivers", named=("rivers",)) as learner:
        await learner.press("g")
        assert learner.reviews()[-1] == ("wrong", None)


async def test_which_one_is_asked_back_in_place_once(at):
    """A name that fits two people gets one more try on the same line, and counts neither way."""
    async with at("kims") as learner:
        asked = learner.app.screen.session.current.question
        await learner.type("Kim")
        await learner.press("enter")
        assert "? which Kim?" in learner.sees()
        assert "One more try" in learner.sees()
        assert "▌ Kim" in learner.sees()
        await learner.type(asked.expected)  # what was typed is selected: this replaces it
        await learner.press("enter")
        assert f"✓ right — {asked.expected}" in learner.sees()
        assert [verdict for verdict, _text in learner.reviews()] == ["which", "right"]


async def test_an_open_answer_is_shown_ticked_and_rated(at):
    """Enter shows the points, digits tick them, and a letter rates."""
    async with at("open") as learner:
        await learner.skip_to("Why is")
        assert "easy to see" not in learner.sees()
        await learner.press("enter")
        assert "· 1   It is easy to see" in learner.sees()
        assert "▸a again" in learner.sees()
        await learner.press("1")
        assert "✓ 1   It is easy to see" in learner.sees()
        assert "▸h hard" in learner.sees()
        await learner.press("2", "enter")
        assert "✓ right — good, as you rated it" in learner.sees()
        *_, event = learner.store.events()
        assert (event.rating, event.picked) == (3, (0, 1))


async def test_a_single_point_takes_a_digit_as_rating(at):
    """Where there is nothing to tick, 1 to 4 rate, and Enter alone does not."""
    async with at("open") as learner:
        await learner.skip_to("What is")
        await learner.press("space", "enter")
        assert learner.reviews() == []
        await learner.press("4")
        *_, event = learner.store.events()
        assert event.rating == 4


async def test_the_override_turns_the_verdict_and_back(at):
    """! says that the verdict was mistaken; the footer names what it would say."""
    async with at("rivers") as learner:
        await learner.press(learner.wrong())
        assert "! I was right" in learner.sees()
        await learner.press("exclamation_mark")
        assert "✓ right —" in learner.sees()
        assert "! I was wrong" in learner.sees()
        assert learner.kinds() == ["review", "override"]


async def test_undo_goes_back_over_several_cards_and_redo_forth(at):
    """U asks the question again as it was asked, any number of steps back."""
    async with at("rivers") as learner:
        asked = []
        for _ in range(3):
            asked.append(learner.app.screen.session.current.question.prompt)
            await learner.press(learner.answer(), "enter")
        for prompt in reversed(asked):
            await learner.press("u")
            assert prompt in learner.sees()
            assert "Taken back" in learner.sees()
        await learner.press("u")
        assert "nothing to take back" in learner.sees()
        await learner.press("y")
        assert "Put back." in learner.sees()


async def test_undo_works_while_something_is_typed(at):
    """ctrl+u deletes what was typed, and in an empty field takes the last answer back."""
    async with at("typed") as learner:
        prompt = learner.app.screen.session.current.question.prompt
        await learner.type("x")
        await learner.press("enter", "enter")
        await learner.type("abc")
        await learner.press("ctrl+u")
        assert "abc" not in learner.sees()
        assert prompt not in learner.sees()
        await learner.press("ctrl+u")
        assert prompt in learner.sees()


async def test_skip_puts_a_card_to_the_end(at):
    """A skipped card comes after the others, and nothing is logged."""
    async with at("rivers") as learner:
        first = learner.app.screen.session.current.question.prompt
        await learner.press("s")
        assert first not in learner.sees()
        assert learner.kinds() == []
        await learner.press("s", "s")
        assert first in learner.sees()


async def test_suspend_and_bury_put_a_card_away_and_undo_brings_it_back(at):
    """Z and b take the card out of the sitting; u takes that back."""
    async with at("rivers") as learner:
        for key in ("z", "b"):
            first = learner.app.screen.session.current.question.prompt
            await learner.press(key)
            assert first not in learner.sees()
            assert "takes that back" in learner.sees()
            await learner.press("u")
            assert first in learner.sees()


async def test_a_card_skipped_twice_is_said_to_be_out_of_the_sitting(at):
    """The first time it comes at the end; the second time it does not, and that is what is said."""
    async with at("rivers") as learner:
        for _card in range(3):
            await learner.press("s")
            assert "Skipped: it comes at the end." in learner.sees()
        await learner.press("s")
        assert "Skipped: it comes another time." in learner.sees()
        assert learner.app.screen.session.total == 2


async def test_a_card_put_away_after_its_answer_comes_back_to_its_verdict(at):
    """U takes back that it was put away, and what was answered stands: it is not asked a second time."""
    async with at("rivers") as learner:
        for key in ("z", "b"):
            await learner.press(learner.answer())
            before = learner.sees()
            await learner.press(key)
            assert "✓ right" not in learner.sees()
            await learner.press("u")
            assert "Taken back." in learner.sees()
            assert learner.sees().replace("Taken back.", "").split() == before.split()
            await learner.press("enter")
        assert [verdict for verdict, _said in learner.reviews()] == ["right", "right"]
        session = learner.app.screen.session
        assert (session.done + session.begun, session.total) == (2, 3)


async def test_a_flag_goes_to_the_log_with_its_comment(at):
    """F asks for a comment, Enter sends it, Esc leaves it."""
    async with at("rivers") as learner:
        await learner.press("f")
        await learner.type("no such river")
        await learner.press("enter")
        assert "Flagged for the author." in learner.sees()
        (event,) = learner.store.events()
        assert (event.kind, event.data) == ("flag", {"text": "no such river"})
        await learner.press("f", "escape")
        assert learner.kinds() == ["flag"]


async def test_a_wrong_key_does_nothing_and_says_nothing(at):
    """Keys without a meaning leave the screen as it is."""
    async with at("rivers") as learner:
        before = learner.sees()
        await learner.press(
            "9", "0", "x", "m", "enter", "space", "exclamation_mark", "y", "f5", "tab", "ctrl+x"
        )
        assert learner.sees() == before
        assert learner.kinds() == []


async def test_arrows_and_enter_answer_as_well(at):
    """Nothing is chosen before an arrow is pressed; then Enter answers with what is."""
    async with at("rivers") as learner:
        await learner.press(*["down"] * int(learner.answer()))
        assert "▸" in learner.sees()
        await learner.press("enter")
        assert "✓ right" in learner.sees()


async def test_the_mouse_answers_and_goes_on(at):
    """A click on an option answers, and a click on a hint in the footer does what its key does."""
    async with at("rivers") as learner:
        question = learner.app.screen.session.current.question
        await learner.click(f"   {question.expected}")
        assert "✓ right" in learner.sees()
        await learner.click("next")
        assert question.prompt not in learner.sees()


ORDERS = """
deck: orders
events:
  one: {what: The bridge is built, short: Bridge, when: 1650, facets: [when], ask_as: {when: [order]}}
  two: {what: The tunnel is dug, short: Tunnel, when: 1702, facets: [when], ask_as: {when: [order]}}
  three: {what: The ford is closed, short: Ford, when: 1720, facets: [when], ask_as: {when: [order]}}
"""


async def test_an_enter_pressed_twice_hands_in_no_order_that_has_just_come_up(at):
    """The Enter that leaves a verdict is none to the next question, but a moment later, or after another key, it is."""
    async with at(ORDERS) as learner:
        await learner.press("enter", "enter", "enter", "enter")
        assert len(learner.reviews()) == 1
        learner.set_clock(-3_600_000)
        await learner.press("enter")
        assert len(learner.reviews()) == 2
        await learner.press("enter", "down", "enter")
        assert len(learner.reviews()) == 3


TOLD = """
deck: told
title: Told
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: The town beside its mouth is Hendaye.}
  town: {ask: Which town lies beside the mouth of the border river?, answer: Hendaye}
  king: {ask: Which king married?, answer: Louis}
"""


async def test_the_summary_says_that_the_last_card_waits(at):
    """Where a card waits for another day at the end of the sitting, there is no question to say it at."""
    async with at(TOLD) as learner:
        session = learner.app.screen.session
        while session.current is not None:
            session.respond(Wrote(session.current.question.expected))
            session.next()
        learner.app.finish(session)
        await learner.pilot.pause()
        assert "One card waits for another day: its answer was just told." in learner.sees()


async def test_a_changed_answer_is_shown_with_what_it_was(at, deck_of, store):
    """Below the verdict stands what the author changed, safe from markup."""
    text = "deck: d\ncards: {river: {ask: Which river?, answer: '[/]Adour', ask_as: [typed]}}\n"
    now = prints(deck_of(text))["d/river#answer"]
    store.record(
        Review(
            "d/river#answer", "right", 1.0, 4, expected=now.answer, answer_print=now.answer_print,
            wording_print=now.wording_print,
        )
    )  # fmt: skip
    edited = text.replace("'[/]Adour'", "Bidasoa")
    assert carry_over([deck_of(edited)], store) == {"changed": 1}
    async with at(edited, store=store) as learner:
        await learner.type("Bidasoa")
        await learner.press("enter")
        assert "Changed by the author: was [/]Adour → now Bidasoa" in learner.sees()
