"""What every rule promises: its wrong example has the problem, its right example has none at all."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import quizapp
from quizapp.deckfile import read_whole
from quizapp.explained import explained, page
from quizapp.inspection import inspect
from quizapp.manuscript import Manuscript
from quizapp.rules import all_codes, found_by, rule_of, searching, why

CODES = all_codes()
PACKAGE = Path(quizapp.__file__).parent
TODAY = date(2026, 11, 24)


def shown(example):
    """Say whether an example is a deck's text, and no sentence about what no text can show."""
    return not isinstance(example, str) or "\n" in example or not example


def inspected(example, folder):
    """Return what is wrong with an example, as code and severity."""
    texts = {"deck": example} if isinstance(example, str) else example
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    path = folder if len(texts) > 1 else folder / "deck.yaml"
    found = inspect(path, TODAY)
    found.deck.close()
    return [(each.code, each.severity) for each in found.problems]


@pytest.mark.parametrize("code", [code for code in CODES if shown(rule_of(code).WRONG)])
def test_the_wrong_example_has_the_problem(tmp_path, code):
    """What a rule shows as wrong is found, and weighs what the rule says."""
    assert (code, rule_of(code).SEVERITY) in inspected(rule_of(code).WRONG, tmp_path)


@pytest.mark.parametrize("code", [code for code in CODES if shown(rule_of(code).RIGHT)])
def test_the_right_example_has_no_problem_at_all(tmp_path, code):
    """What a rule shows as right can be copied: nothing whatever is wrong with it."""
    assert inspected(rule_of(code).RIGHT, tmp_path) == []


@pytest.mark.parametrize("code", CODES)
def test_a_rule_explains_itself(code):
    """Each rule has a sentence, a reason and two examples, and a weight."""
    sentence, reason = why(code)
    assert sentence.endswith(".")
    assert len(reason) > 40
    assert (rule_of(code).__doc__ or "").startswith(f"{code}: ")
    assert rule_of(code).SEVERITY in {"error", "advice"}
    assert code in explained(code)


PERMANENT = """
    accepted alias alias-taken all-of-the-above ambiguous-reference anchor ask-as bad-date bad-flag bad-key
    bad-name bad-number bad-option circle control-character cut-by-comma cut-by-hash dangling dash
    derived-key empty few-companions flagged head-key id-taken included-twice insisted key-not-text leak
    leak-elsewhere leak-hint leak-option leak-title merge-key missing-key near-duplicate negative-stem
    never-asked no-account no-as-of no-licence no-source no-sources no-such-file no-such-paragraph no-value
    not-a-file not-a-mapping not-asked not-nfc not-utf-8 one-side order-against-dates out-of-bounds outside
    present-tense renamed-key repeated repeated-key reused-key review same-prompt second-document stands-out
    tag too-deep too-large too-precise unknown-facet unknown-key unknown-source unreadable unsettled-order
    unused was-in-use was-itself was-twice which-facet wrong-is-right wrong-shape yaml-syntax
"""


def test_a_code_never_goes():
    """Scripts and settings name codes: what is here once is here for good."""
    assert set(PERMANENT.split()) <= set(CODES)


def reported():
    """Yield every code that the program's own text gives to a problem."""
    pattern = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "rules":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", "") or getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in {"report", "fault", "Problem", "Fault", "problem"}:
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                found = [text for text in texts if isinstance(text, str) and pattern.fullmatch(text)]
                yield from (text for text in found[:1] if text not in {"error", "advice"})


def test_every_code_has_a_rule():
    """No problem is ever reported by a code that `--explain` does not know."""
    codes = set(reported())
    assert len(codes) > 40
    assert codes <= set(CODES)


def test_the_page_holds_every_rule():
    """Every code has an entry, with the reason and both examples."""
    told = page()
    for code in CODES:
        assert f"## `{code}`\n" in told
        assert why(code)[1] in told


def test_only_late_rules_look_at_cards(tmp_path):
    """Making every card takes longer than reading the deck: what does it is late, and advice."""
    text = str(rule_of("few-companions").RIGHT)
    (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
    deck, reading = read_whole(tmp_path / "deck.yaml")
    manuscript = Manuscript(deck, reading)
    for code in searching(late=False):
        list(found_by(code, manuscript))
    assert manuscript._cards is None
    assert {rule_of(code).SEVERITY for code in searching(late=True)} == {"advice"}
    deck.close()
