"""What follows from an answer: a statement found false, and then what is right."""

from __future__ import annotations

from textual.events import Key

from quizapp.fact import Option
from quizapp.response import Pick, Write

STATEMENT = Pick((Option("True"), Option("False")), 1)


async def test_a_false_statement_is_followed_by_what_is_right(at):
    """The next question comes in the same place with its reason, and its keys work at once."""
    async with at("past") as learner:
        years = Pick((Option("2017"), Option("2018"), Option("2019")), 2)
        await learner.put(STATEMENT, "The summit was in 2018.", then=(years, "When was the summit?"))
        await learner.press("2")
        assert "When was the summit?" in learner.sees()
        assert "The summit was in 2018." not in learner.sees()
        assert "? false it is: what is right?" in learner.sees()
        assert "One more try" not in learner.sees()
        await learner.press("3")
        assert "✓ right — 2019" in learner.sees()
        assert [verdict for verdict, _said in learner.reviews()] == ["which", "right"]


async def test_a_false_statement_taken_for_true_is_told_with_the_truth(at):
    """Who misses that it is false, or does not know, reads what is right instead."""
    async with at("past") as learner:
        years = Pick((Option("2017"), Option("2018"), Option("2019")), 2)
        for key in "1", "g":
            await learner.put(STATEMENT, "The summit was in 2018.", then=(years, "When was the summit?"))
            await learner.press(key)
            assert "✗ not yet — False: 2019" in learner.sees()


STATED = """
from quizapp.fact import Option
from quizapp.question import Question
from quizapp.response import Pick, Write

def make(card, around, seed, mistaken=()):
    then = Question(card, "stated", "When was it?", Write("year"), 0.0, seed)
    return Question(card, "stated", "It was in 2018.", Pick((Option("True"), Option("False")), 1), 0.5, seed, then)
"""


async def test_undo_goes_back_from_what_follows_to_the_statement(at, tmp_path, monkeypatch):
    """Each step is taken back by itself, and nothing of it stays in sight."""
    import quizapp.questions

    (tmp_path / "stated.py").write_text(STATED, encoding="utf-8")
    monkeypatch.setattr(quizapp.questions, "__path__", [*quizapp.questions.__path__, str(tmp_path)])
    async with at("past") as learner:
        session = learner.app.screen.session
        card = session.current.question.card
        stated = quizapp.questions.make(card, session.current.deck, "stated", 1)
        session.current = session.current._replace(question=stated)
        await learner.app.screen._ask()
        await learner.press("2", "ctrl+u")
        assert "It was in 2018." in learner.sees()
        assert "false it is" not in learner.sees()
        await learner.press("2")
        await learner.type("2019")
        await learner.press("enter", "u")
        assert "It was in 2018." in learner.sees()


async def test_what_follows_may_be_typed(at):
    """Another shape takes the place of the statement, ready to be typed in."""
    async with at("past") as learner:
        await learner.put(STATEMENT, "The summit was in 2018.", then=(Write("year"), "When was the summit?"))
        await learner.press("2")
        await learner.type("feb 2019")
        await learner.press("enter")
        assert "✓ right" in learner.sees()


async def test_keys_pressed_in_one_burst_go_to_the_questions_in_turn(at):
    """No key is lost, and none is taken for an answer to the question before."""
    async with at("past") as learner:
        years = Pick((Option("2017"), Option("2018"), Option("2019")), 2)
        await learner.put(STATEMENT, "It was in 2018.", then=(years, "When was it?"))
        for key in "23":
            learner.app.post_message(Key(key, key))
        await learner.pilot.pause()
        assert [said for _verdict, said in learner.reviews()] == ["False", "2019"]
