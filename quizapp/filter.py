"""Filter: the small language by which facts and cards are looked for, read into a tree with its places.

due:today kind:position holder:japan lapses>3 -flagged (source:goto or added:week) "six party"
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.errors import UsageError
from quizapp.hint import did_you_mean

__all__ = [
    "KEYS",
    "All",
    "Either",
    "Has",
    "Key",
    "Node",
    "Not",
    "Text",
    "completions",
    "parsed",
    "sought",
    "written",
]


class Text(NamedTuple):
    """Words to be found; a phrase stands as it is, and the last word of a line may be only `begun`."""

    text: str
    phrase: bool = False
    begun: bool = False


class Has(NamedTuple):
    """A key with its value: `lapses>3`, `kind:event`, `flagged` (no operator, no value)."""

    key: str
    sign: str = ""
    value: str = ""


class Not(NamedTuple):
    """What must not hold."""

    node: Node


class All(NamedTuple):
    """What must hold together; of nothing at all, everything."""

    nodes: tuple[Node, ...]


class Either(NamedTuple):
    """What must hold at least in part."""

    nodes: tuple[Node, ...]


Node = Text | Has | Not | All | Either


class Key(NamedTuple):
    """A key of the language: its form ("word", "text", "number" or "flag"), what it finds, its words."""

    form: str
    about: str
    words: tuple[str, ...] = ()


_DUE = ("today", "tomorrow", "week", "overdue", "none")
_BACK = ("today", "week", "month")
KEYS: dict[str, Key] = {
    "deck": Key("text", "in this deck, by its id"),
    "topic": Key("text", "in this topic, by its file"),
    "kind": Key("text", "of this kind of fact: event, position …"),
    "facet": Key("text", "this side of a fact: when, holder …"),
    "holder": Key("text", "a position of this holder, by key or name"),
    "actor": Key("text", "an event with this actor, by key or name"),
    "issue": Key("text", "a position on this issue"),
    "source": Key("text", "taken from this source"),
    "note": Key("text", "your own note has this"),
    "due": Key("word", "comes up by then; `none`: not asked yet", _DUE),
    "is": Key("word", "how the card stands", ("new", "learning", "review", "suspended", "buried", "leech")),
    "added": Key("word", "first answered within that time", _BACK),
    "rated": Key("word", "last answered within that time", _BACK),
    "lapses": Key("number", "how often it was forgotten"),
    "reps": Key("number", "how often it was answered"),
    "stability": Key("number", "days until recall falls to 90 %"),
    "difficulty": Key("number", "1 easy to 10 hard"),
    "flagged": Key("flag", "flagged for the author"),
    "noted": Key("flag", "has your own note"),
}
_CLOSED = ("deck", "topic", "kind", "facet")  # keys whose values decks have from few
_NAMED = 12  # values that a hint names
_SIGNS = ("<=", ">=", ":", "=", "<", ">")
_PART = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<not>-)(?=[^\s])|"""
    r"""(?P<key>[A-Za-z]+)(?P<sign><=|>=|[:=<>])(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s()"]*))|"""
    r""""(?P<phrase>[^"]*)(?P<shut>"?)|(?P<word>[^\s()"]+))"""
)


class _Piece(NamedTuple):
    what: str
    node: Node | None
    at: int


def parsed(text: str) -> Node:
    """Read a filter; raises UsageError saying where it is off and what is possible."""
    return _Reader(text).whole()


def _pieces(text: str) -> list[_Piece]:
    pieces, at = [], 0
    while text[at:].strip():
        found = _PART.match(text, at)
        assert found is not None  # any text is at least a word
        start = at + len(text[at : found.end()]) - len(text[at : found.end()].lstrip())
        pieces.append(_piece(found, start, ends=found.end() == len(text)))
        at = found.end()
    return pieces


def _piece(found: re.Match[str], at: int, *, ends: bool) -> _Piece:
    for what in ("open", "close", "not"):
        if found[what]:
            return _Piece(what, None, at)
    if found["key"]:
        value = found["quoted"] if found["quoted"] is not None else found["value"]
        return _Piece("node", _has(found["key"].lower(), found["sign"], value or "", at), at)
    if found["phrase"] is not None:
        return _Piece("node", Text(found["phrase"], phrase=True), at)
    word = found["word"]
    if word == "or":
        return _Piece("or", None, at)
    if word in KEYS and KEYS[word].form == "flag":
        return _Piece("node", Has(word), at)
    return _Piece("node", Text(word, begun=ends), at)


def _has(name: str, sign: str, value: str, at: int) -> Has:
    key = KEYS.get(name)
    here = f"At {at + 1}: "
    if key is None:
        hint = did_you_mean(name, KEYS, f"Possible: {', '.join(KEYS)}.")
        raise UsageError(f"{here}`{name}` is not a key.", hint)
    if key.form == "flag":
        raise UsageError(f"{here}`{name}` takes no value.", f"Write `{name}` or `-{name}`.")
    if key.form == "number":
        if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value):
            raise UsageError(f"{here}after `{name}{sign}` comes a number.", f"`{name}>3`, for one.")
        return Has(name, "=" if sign == ":" else sign, value)
    if sign not in {":", "="}:
        raise UsageError(f"{here}`{name}` has no more and less.", f"Write `{name}:` and a value.")
    if not value:
        after = f"Possible: {', '.join(key.words)}." if key.words else f"What it finds: {key.about}."
        raise UsageError(f"{here}after `{name}:` comes a value.", after)
    if key.words and value not in key.words and not (name == "due" and _is_day(value)):
        hint = did_you_mean(value, key.words, f"Possible: {', '.join(key.words)}.")
        raise UsageError(f"{here}`{name}:{value}` is none of its values.", hint)
    return Has(name, ":", value)


def _is_day(text: str) -> bool:
    from datetime import date  # noqa: PLC0415 - few filters name a day

    try:
        return bool(date.fromisoformat(text)) and len(text) == len("2026-11-22")
    except ValueError:
        return False


class _Reader:
    """Reads pieces, one after the other."""

    def __init__(self, text: str) -> None:
        self._pieces = _pieces(text)
        self._at = 0

    def whole(self) -> Node:
        node = self._either()
        if (piece := self._next) is not None:
            raise UsageError(f"At {piece.at + 1}: `)` closes nothing.", "Take it out, or put `(` before.")
        return node

    @property
    def _next(self) -> _Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _either(self) -> Node:
        nodes = [self._all()]
        while (piece := self._next) is not None and piece.what == "or":
            self._at += 1
            after = self._next
            if nodes[-1] == All(()) or after is None or after.what in {"or", "close"}:
                raise UsageError(
                    f"At {piece.at + 1}: `or` stands between two things.", 'Write `"or"` for the word.'
                )
            nodes.append(self._all())
        return nodes[0] if len(nodes) == 1 else Either(tuple(nodes))

    def _all(self) -> Node:
        nodes = []
        while (piece := self._next) is not None and piece.what not in {"or", "close"}:
            nodes.append(self._one(piece))
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _one(self, piece: _Piece) -> Node:
        self._at += 1
        if piece.node is not None:
            return piece.node
        after = self._next
        if piece.what == "not":
            if after is None or after.what in {"or", "close"}:
                raise UsageError(
                    f"At {piece.at + 1}: after `-` comes what is not wanted.", "`-flagged`, for one."
                )
            return Not(self._one(after))
        node = self._either()
        if (end := self._next) is None or end.what != "close":
            raise UsageError(f"At {piece.at + 1}: `(` is not closed.", "Put `)` at the end.")
        self._at += 1
        return node


def written(node: Node) -> str:
    """Return a filter as it is typed; what reads it has the same tree again."""
    if isinstance(node, Text):
        return f'"{node.text}"' if node.phrase else node.text
    if isinstance(node, Has):
        value = f'"{node.value}"' if re.search(r"[\s()]", node.value) else node.value
        return f"{node.key}{node.sign}{value}"
    if isinstance(node, Not):
        return f"-{_inner(node.node)}"
    if isinstance(node, Either):  # what stands together binds closer
        return " or ".join(_inner(each) if isinstance(each, Either) else written(each) for each in node.nodes)
    return " ".join(map(_inner, node.nodes))


def _inner(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, (All, Either)) else written(node)


def sought(node: Node) -> list[str]:
    """Return the texts that a filter looks for, to be shown where they were found."""
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, All | Either):
        return [text for each in node.nodes for text in sought(each)]
    return []


def unknown(node: Node, values: dict[str, list[str]]) -> str:
    """Return what to say of a value that no deck has, where a filter asks for one; "" where there is none."""
    if isinstance(node, All | Either):
        return next((said for each in node.nodes if (said := unknown(each, values))), "")
    if not isinstance(node, Has) or node.key not in _CLOSED:
        return ""
    there = values.get(node.key, [])
    if any(node.value.lower() in each.lower() for each in there):
        return ""
    hint = did_you_mean(node.value, there, f"Possible: {', '.join(there[:_NAMED])}." if there else "")
    return f"`{node.key}:{node.value}` is none there is. {hint}".strip()


def completions(text: str, values: dict[str, list[str]]) -> list[str]:
    """Return what the last word of a filter may become; `values` are those that the decks have, by key."""
    last = re.split(r"[\s(]", text)[-1].lstrip("-")
    name, colon, begun = last.partition(":")
    if colon:
        known = KEYS[name].words or tuple(values.get(name, ())) if name in KEYS else ()
        return [
            f"{name}:{each}" for each in known if each.lower().startswith(begun.lower()) and each != begun
        ]
    if not last:
        return []
    ends = {"flag": " ", "number": ">"}
    return [
        f"{key}{ends.get(KEYS[key].form, ':')}"
        for key in KEYS
        if key.startswith(last) and (key != last or KEYS[key].form != "flag")
    ]
