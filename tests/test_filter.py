"""The language of filters: read, written back, completed, and its mistakes told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import UsageError
from quizapp.filter import KEYS, All, Either, Has, Not, Text, completions, parsed, written

WORDS = st.text("abc한日-:", min_size=1, max_size=6).filter(
    lambda word: word[0] not in "-:" and word != "or" and ":" not in word and word not in KEYS
)


def _has():
    words = [Has(name, ":", word) for name, key in KEYS.items() for word in key.words]
    flags = [Has(name) for name, key in KEYS.items() if key.form == "flag"]
    numbers = st.builds(Has, st.sampled_from(["lapses", "reps"]), st.sampled_from(["=", "<", ">", "<=", ">="]), st.integers(0, 99).map(str))
    texts = st.builds(Has, st.sampled_from(["deck", "holder", "note"]), st.just(":"), st.sampled_from(["japan", "two words", "(x)", "日本"]))
    return st.one_of(st.sampled_from(words + flags), numbers, texts)


LEAVES = st.one_of(WORDS.map(Text), st.text("ab 한()", min_size=1, max_size=6).map(lambda text: Text(text, phrase=True)), _has())


def _several(kind, other):
    def made(children):
        fit = children.filter(lambda node: not isinstance(node, kind))
        return st.lists(fit, min_size=2, max_size=3).map(lambda nodes: kind(tuple(nodes)))

    del other
    return made


TREES = st.recursive(
    LEAVES,
    lambda children: st.one_of(children.map(Not), _several(All, Either)(children), _several(Either, All)(children)),
    max_leaves=8,
)


def _ended(node):
    """Return the tree with no word that may go on."""
    if isinstance(node, Text):
        return node._replace(begun=False)
    if isinstance(node, Not):
        return Not(_ended(node.node))
    return node._replace(nodes=tuple(map(_ended, node.nodes))) if isinstance(node, (All, Either)) else node


@given(TREES)
def test_what_is_written_is_read_as_the_same(node):
    """Whatever a filter says, written out and read again it says the same."""
    assert _ended(parsed(written(node))) == node


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_remedy(text):
    """Nothing that can be typed breaks the reader."""
    try:
        parsed(text)
    except UsageError as error:
        said = error
    else:
        return
    assert said.message.startswith("At ")
    assert said.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lapses>x", "At 1: after `lapses>` comes a number."),
        ("a holdr:japan", "At 3: `holdr` is not a key. Did you mean `holder`?"),
        ("due:tody", "Did you mean `today`?"),
        ("flagged:yes", "takes no value"),
        ("kind>event", "has no more and less"),
        ("kind:", "after `kind:` comes a value"),
        ("(a or b", "At 1: `(` is not closed."),
        ("a)", "At 2: `)` closes nothing."),
        ("or a", "`or` stands between two things"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_is_possible(text, message):
    """Where it is, what is wrong, and what to write."""
    with pytest.raises(UsageError) as error:
        parsed(text)
    assert message in str(error.value)


def test_the_last_word_is_completed():
    """First keys, then their values: of the language, or of the decks."""
    assert completions("hanoi la", {}) == ["lapses>"]
    assert "due:today" in completions("-due:to", {})
    assert completions("kind:e", {"kind": ["event", "actor"]}) == ["kind:event"]
    assert completions("nothing", {}) == []


def test_the_readme_lists_every_key():
    """With what it finds, as the language itself says it."""
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for name, key in KEYS.items():
        assert f"| `{name}" in readme
        assert f"| {key.about}" in readme
