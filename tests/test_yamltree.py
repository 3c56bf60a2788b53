"""Reading YAML without its traps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.yamltree import DEEPEST, Mapping, Scalar, Sequence, tree


def plain(node):
    """Return a node as plain values."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_key, value) in node.items.items()}


def codes(text):
    """Return the codes of the faults of a text."""
    return [fault.code for fault in tree(text)[1]]


@pytest.mark.parametrize(
    "value", ["no", "yes", "2019-02-28", "12:30", "007", "1.10", "~", "null", "0x1F", "1e3"]
)
def test_a_plain_value_is_what_the_author_typed(value):
    """Nothing is resolved: what looks like a flag, a date or a number stays the text that was typed."""
    root, faults = tree(f"a: {value}\n")
    assert plain(root) == {"a": value}
    assert faults == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: *x\n", "alias"),
        ("a: &x 1\n", "anchor"),
        ("a: !!python/object:os.system x\n", "tag"),
        ("a: !x y\n", "tag"),
        ("<<: {b: 1}\n", "merge-key"),
        ("a: 1\n---\nb: 2\n", "second-document"),
        ("a: 1\na: 2\n", "repeated-key"),
        ("? [a, b]\n: c\n", "key-not-text"),
        ('a: "\\e[31mred"\n', "control-character"),
        ('a: "\\u202Eabc"\n', "control-character"),
        ("a: b\x07\n", "control-character"),
        ("- a\n- b\n", "not-a-mapping"),
        ("just a text\n", "not-a-mapping"),
        ("a: [\n", "yaml-syntax"),
        ("\ta: 1\n", "yaml-syntax"),
        ("a: Room #5\n", "cut-by-hash"),
        ("a: {ask: Who, when?}\n", "cut-by-comma"),
    ],
)
def test_each_trap_is_named(text, code):
    """What YAML allows and a deck does not is a fault with a code of its own."""
    assert code in codes(text)


def test_every_fault_names_its_line_and_column():
    """Lines and columns count from 1 and point at the fault."""
    (fault,) = tree("deck: x\ncards:\n  k: {ask: a, ask: b}\n")[1]
    assert (fault.line, fault.column) == (3, 15)


def test_a_comment_after_a_value_is_no_fault():
    """A comment set off with a space is what the author meant."""
    assert codes("a: b  # a comment\n") == []


def test_nesting_beyond_reason_is_refused_at_once():
    """A hundred thousand brackets end in one fault, not in a crash."""
    root, faults = tree("a: " + "[" * 100_000)
    assert [fault.code for fault in faults] == ["too-deep"]
    assert plain(root) == {"a": []}


def test_nesting_within_reason_is_read():
    """As deep as a deck needs is read whole."""
    depth = DEEPEST - 1
    root, faults = tree("a: " + "[" * depth + "x" + "]" * depth)
    assert faults == []
    assert root is not None


def test_what_stands_before_a_syntax_error_is_kept():
    """Whole facts before the error are read; the one that breaks off is not."""
    root, faults = tree("deck: x\ncards:\n  a: {ask: Q, answer: A}\n  b: {ask: [\n  c: 1\n")
    assert [fault.code for fault in faults] == ["yaml-syntax"]
    assert plain(root) == {"deck": "x", "cards": {"a": {"ask": "Q", "answer": "A"}}}


def test_a_bomb_of_aliases_stays_small():
    """Aliases are refused one by one and never expanded."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    _root, faults = tree("\n".join(lines))
    assert {fault.code for fault in faults} == {"anchor", "alias"}


def test_windows_line_ends_are_read():
    """CRLF makes no difference."""
    root, faults = tree("deck: x\r\ncards:\r\n  a: {ask: Q, answer: A}\r\n")
    assert faults == []
    assert plain(root) == {"deck": "x", "cards": {"a": {"ask": "Q", "answer": "A"}}}


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    """No text makes the reader raise, and every fault has a place in or just after the text."""
    root, faults = tree(text)
    assert root is None or isinstance(root, Mapping)
    for fault in faults:
        assert 1 <= fault.line <= text.count("\n") + text.count("\r") + text.count("\x85") + 3
        assert fault.column >= 1
        assert fault.message
        assert fault.hint


@given(st.recursive(st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=8))
def test_any_quoted_structure_comes_back(value):
    """What is written in JSON's way, which is YAML's as well, comes back as it was."""
    import json

    root, faults = tree(json.dumps({"a": value}))
    if not faults:
        assert plain(root) == {"a": value}
