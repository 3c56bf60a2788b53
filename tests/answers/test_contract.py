"""What every kind of answer promises, for each module found in the folder."""

import importlib
import pkgutil

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import quizapp.answers
from quizapp.mark import NO_RIVALS, Mark

MODULES = [
    importlib.import_module(f"quizapp.answers.{found.name}")
    for found in pkgutil.iter_modules(quizapp.answers.__path__)
]
VERDICTS = {"right", "near", "part", "which", "wrong"}
NASTY = (
    "x" * 10_000,
    "1" * 10_000,
    "1-" * 5_000,
    "a, " * 3_000,
    "about " * 2_000 + "1990",
    "早" * 10_000,
    "\x00\x1b[31mred\x07",
    "\u202eneK\u202c \u200f\u200b\ufeff",
    "\ud800",
    "Nippon \udfff",
    "🇯🇵 👩‍👩‍👧‍👦 🙂",
    "\n\t\r",
    "[/] [@click=app.exit]x[/]",
    "%s {0} \\x",
    "ﷺ" * 500,
    "Z͑ͫ̓a̴l̡g̶o̸" * 50,
    "(" * 5_000,
    "İIıi" * 100,
    "٢٠١٩ ²⁰¹⁹ 〇",
    "- " * 100,
    "2019-" * 30,
    "between between and and 1 and 2",
)


def examples():
    """Every example answer with its rows."""
    return [pytest.param(*module.EXAMPLE, id=module.__name__.rpartition(".")[2]) for module in MODULES]


@pytest.mark.parametrize(("answer", "rows"), examples())
def test_the_example_of_each_kind_is_judged_as_written(answer, rows):
    """Each response of a module's EXAMPLE gets the verdict beside it."""
    assert rows
    for response, verdict in rows:
        assert answer.judge(response, NO_RIVALS).verdict == verdict, response


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_each_kind_says_in_its_first_line_what_it_is(module):
    """The first line of a kind's docstring is the README's: one sentence, not long."""
    first = module.__doc__.splitlines()[0]
    assert first.endswith(".")
    assert len(first) <= 110


@pytest.mark.parametrize(("answer", "rows"), examples())
def test_each_kind_keeps_the_protocol(answer, rows):
    """An answer shows itself, says what it asks for, and clashes with itself."""
    assert answer.shown
    assert answer.asks_for
    assert answer.clashes(answer)
    assert not any(answer.clashes(module.EXAMPLE[0]) for module in MODULES if module.EXAMPLE[0] != answer)


@pytest.mark.parametrize(("answer", "rows"), examples())
def test_no_response_breaks_a_judge(answer, rows):
    """The nastiest responses get a verdict; one that takes for ever would never end this test."""
    for response in NASTY:
        mark = answer.judge(response, NO_RIVALS)
        assert mark.verdict in {"wrong", "which"}, ascii(response[:20])
        mark.why.encode()


@settings(deadline=None, max_examples=150)
@given(response=st.text(alphabet=st.characters(exclude_categories=()), min_size=1))
@example("0")
@example("all")
def test_any_text_gets_a_fair_verdict(response):
    """Whatever is typed gets a known verdict, a score in range and a reason that can be printed."""
    for module in MODULES:
        mark = module.EXAMPLE[0].judge(response, NO_RIVALS)
        assert isinstance(mark, Mark)
        assert mark.verdict in VERDICTS
        assert 0 <= mark.score <= 1
        assert mark.why.isprintable()
        assert len(mark.why) < 200
        mark.why.encode()
