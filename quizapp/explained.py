"""Explained: a rule in words, for `check --explain` and for the page that holds all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.rules import all_codes, rule_of, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["explained", "page"]

_TOP = """\
# Problems

What `quizapp check` looks for, by code. An *error* is something that is not read or not sound, *advice* is
what an author would rather know. `quizapp check --explain CODE` prints an entry of this page; codes are
permanent. The page is made from the rules themselves.
"""


def explained(code: str) -> str:
    """Return what a rule is about, why it matters, and a wrong and a right example, as plain text."""
    rule = rule_of(code)
    sentence, reason = why(code)
    mended = "\n\n`quizapp check --fix` mends it." if hasattr(rule, "mends") else ""
    return (
        f"{code} ({rule.SEVERITY}): {sentence}\n\n{reason}{mended}\n\n"
        f"Wrong:\n{_indented(rule.WRONG)}\n\nRight:\n{_indented(rule.RIGHT)}"
    )


def page() -> str:
    """Return the page of all rules, in Markdown."""
    return "\n".join([_TOP, *_entries()])


def _entries() -> Iterator[str]:
    for code in all_codes():
        rule = rule_of(code)
        sentence, reason = why(code)
        mended = " `--fix` mends it." if hasattr(rule, "mends") else ""
        yield f"## `{code}`\n\n*{rule.SEVERITY}*: {sentence}{mended}\n\n{reason}\n"
        yield f"Wrong:\n\n{_fenced(rule.WRONG)}\nRight:\n\n{_fenced(rule.RIGHT)}"


def _texts(example: str | Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the texts of an example with the names of their files, or one without a name."""
    if isinstance(example, str):
        return [("", example)]
    return [(f"{name}.yaml", text) for name, text in example.items()]


def _indented(example: str | Mapping[str, str]) -> str:
    parts = []
    for name, text in _texts(example):
        parts += [f"    # {name}"] if name else []
        parts += [f"    {line}".rstrip() for line in (text or "(an empty file)").splitlines()]
    return "\n".join(parts)


def _fenced(example: str | Mapping[str, str]) -> str:
    texts = _texts(example)
    if len(texts) == 1 and "\n" not in texts[0][1]:
        return f"{texts[0][1] or 'An empty file.'}\n"
    body = "\n".join(f"# {name}\n{text}" if name else text for name, text in texts)
    return f"```yaml\n{body}```\n"
