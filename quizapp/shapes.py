"""Node → value, for each shape of field; what does not fit is a problem at its place."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from quizapp.hint import did_you_mean
from quizapp.yamltree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.fields import Field, Table

__all__ = ["Reader", "Reference"]

# Letters and digits of any script, and - _ . between or after them; marks (vowel signs) are set aside.
_KEY = re.compile(r"[^\W_][\w.\-]*\Z")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_CITE = re.compile(r"\s*(?P<key>[^\s;]+?)\s*(?:¶+|\s)\s*(?P<place>\d[\d,–\-\s¶]*)?\s*\Z")
# What other programs and habit call a field.
_ELSEWHERE = {
    "question": "ask", "q": "ask", "front": "ask", "prompt": "ask", "a": "answer", "back": "answer",
    "date": "when", "year": "when", "place": "where", "location": "where", "definition": "means",
    "meaning": "means", "aliases": "also", "alias": "also", "options": "wrong", "distractors": "wrong",
    "sources": "source", "number": "value", "reason": "why",
}  # fmt: skip
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class Reference:
    """A key that must be the key of a fact; checked when all files are read."""

    __slots__ = ("column", "key", "kinds", "line")

    def __init__(self, key: str, kinds: tuple[str, ...], line: int, column: int) -> None:
        self.key = key
        self.kinds = kinds
        self.line = line
        self.column = column


class Reader:
    """Reads values of one file, collecting references; `report` takes what is wrong."""

    def __init__(self, report: Callable[..., None]) -> None:
        self.report = report
        self.references: list[Reference] = []
        self.accounts: list[tuple[str, Scalar]] = []
        self.cites: list[tuple[str, Scalar]] = []
        self._shapes: dict[str, Callable[[Node, Field], Any]] = {
            "text": self._text,
            "texts": self._texts,
            "date": self._date,
            "flag": self._flag,
            "number": self._number,
            "option": self._option,
            "key": self._one_key,
            "keys": self._keys,
            "ref": self._ref,
            "refs": self._refs,
            "cite": self._cite,
            "account": self._account,
            "look": self._texts,
            "facets": self._facets,
            "sides": self._sides,
            "list": self._as_it_is,
            "map": self._as_it_is,
        }

    def values(self, node: Mapping, fields: Table, what: str) -> dict[str, Any]:
        """Read a mapping by its table of fields; `what` names it in messages ("an event")."""
        values: dict[str, Any] = {}
        shapes = self._shapes
        for name, (key, value) in node.items.items():
            field = fields.get(name)
            if field is None:
                hint = did_you_mean(name, fields, f"Possible: {', '.join(fields)}.")
                if (meant := _ELSEWHERE.get(name.lower(), "")) in fields:
                    hint = f"Did you mean `{meant}`?"
                self.report(key, "unknown-key", f"`{name}` is not a key of {what}.", hint)
                continue
            if (type(value) is Scalar and value.blank) or (field.required and _is_empty(value)):
                hint = field.help if field.required else "Write one, or remove the key."
                self.report(key, "no-value", f"`{name}` has no value.", hint, advice=not field.required)
                continue
            read = shapes[field.shape](value, field)
            if read is not None:
                values[name] = read
        for name in fields.required:
            if name not in node.items:
                self.report(node, "missing-key", f"`{name}` is missing.", fields[name].help)
        return values

    def key(self, node: Scalar) -> str | None:
        """Read a key: letters, digits, - _ . in any script, NFC."""
        text = unicodedata.normalize("NFC", node.text)
        if not _KEY.match(text if text.isascii() else _without_marks(text)):
            self.report(
                node,
                "bad-key",
                f"`{node.text}` cannot be a key.",
                "A key begins with a letter or digit and goes on with letters, digits, `-`, `_` or `.`.",
            )
            return None
        if text != node.text:
            self.report(
                node, "not-nfc", f"The key `{text}` is not in Unicode's normal form NFC.",
                "Type it again; it is read as if it were.", advice=True,
            )  # fmt: skip
        return text

    # -- shapes -----------------------------------------------------------------------------

    def _scalar(self, node: Node, wanted: str) -> str | None:
        if type(node) is Scalar:
            return node.text.strip()
        self.report(
            node, "wrong-shape", f"{wanted} is wanted here.", "Remove the brackets or the indented lines."
        )
        return None

    def _text(self, node: Node, _field: Field) -> str | None:
        return self._scalar(node, "One text")

    def _scalars(self, node: Node) -> list[Scalar]:
        """Return the texts of a text or a list of texts."""
        if type(node) is Scalar:
            return [] if node.blank else [node]
        if type(node) is Sequence:
            found = []
            for item in node.items:
                if type(item) is Scalar and not item.blank:
                    found.append(item)
                elif type(item) is Scalar:
                    self.report(item, "no-value", "An item of this list is empty.", "Remove it.", advice=True)
                else:
                    self.report(
                        item,
                        "wrong-shape",
                        "A list of texts is wanted here.",
                        "Quote a text that holds a colon or brackets.",
                    )
            return found
        self.report(
            node,
            "wrong-shape",
            "A text or a list of texts is wanted here.",
            "Write `[one, another]`, or one line each with a dash.",
        )
        return []

    def _texts(self, node: Node, _field: Field) -> list[str] | None:
        return [scalar.text.strip() for scalar in self._scalars(node)] or None

    def _date(self, node: Node, _field: Field) -> str | None:
        from quizapp.edtf import parse  # noqa: PLC0415 - a deck without dates needs no calendar

        text = self._scalar(node, "A date")
        if text is None:
            return None
        try:
            parse(text)
        except ValueError as error:
            self.report(
                node,
                "bad-date",
                _of_date(text, str(error)),
                "EDTF: 2019, 2019-02, 2019-02-28, 2019~, 197X, 1953/2003, [2021-02..2021-03].",
            )
            return None
        return text

    def _flag(self, node: Node, field: Field) -> bool | None:
        text = self._scalar(node, "`true` or `false`")
        if text is None:
            return None
        if text.lower() not in _FLAGS:
            self.report(node, "bad-flag", f"`{field.name}` is `{text}`.", "Write `true` or `false`.")
            return None
        return _FLAGS[text.lower()]

    def _number(self, node: Node, field: Field) -> str | None:
        from quizapp.nearby import bare_number  # noqa: PLC0415 - a deck without numbers needs none

        text = self._scalar(node, "A number")
        if text is None:
            return None
        try:
            return bare_number(text)
        except ValueError:
            said = f"`{field.name}` is `{text}`, which is not a number."
            self.report(node, "bad-number", said, "Write a number, such as 40, 1439 or 0.5.")
            return None

    def _option(self, node: Node, field: Field) -> str | None:
        text = self._scalar(node, "One word")
        if text is None:
            return None
        if text not in field.options:
            hint = did_you_mean(text, field.options, f"Possible: {', '.join(field.options)}.")
            self.report(node, "bad-option", f"`{field.name}` cannot be `{text}`.", hint)
            return None
        return text

    def _one_key(self, node: Node, _field: Field) -> str | None:
        if self._scalar(node, "A key") is None:
            return None
        assert type(node) is Scalar
        return self.key(node)

    def _keys(self, node: Node, _field: Field) -> list[str] | None:
        keys = [self.key(scalar) for scalar in self._scalars(node)]
        return (
            [key for key in keys if key] if type(node) is Sequence else [key for key in keys if key] or None
        )

    def _ref(self, node: Node, field: Field) -> str | None:
        found = self._refs(node, field)
        if found is None or len(found) == 1:
            return found[0] if found else None
        self.report(node, "wrong-shape", f"`{field.name}` takes one key.", "Write one fact for each.")
        return None

    def _refs(self, node: Node, field: Field) -> list[str] | None:
        found = []
        for scalar in self._scalars(node):
            text = unicodedata.normalize("NFC", scalar.text.strip())
            if text in found:
                said = f"`{text}` stands twice in `{field.name}`."
                self.report(scalar, "repeated", said, "Remove one; it counts once.", advice=True)
                continue
            self.references.append(Reference(text, field.kinds, scalar.line, scalar.column))
            found.append(text)
        return found or None

    def _cite(self, node: Node, _field: Field) -> list[list[str]] | None:
        text = self._scalar(node, "A source")
        if text is None:
            return None
        assert type(node) is Scalar
        found = []
        for part in text.translate(_DASHES).split(";"):
            match = _CITE.match(part + " ")
            key, place = (match["key"], (match["place"] or "").strip()) if match else (part.strip(), "")
            key = unicodedata.normalize("NFC", key)
            if key:
                self.cites.append((key, node))
                found.append([key, place.replace("-", "–")])
        return found or None

    def _account(self, node: Node, _field: Field) -> str | None:
        text = self._scalar(node, "A source or a name")
        if text:
            assert type(node) is Scalar
            self.accounts.append((text, node))
        return text or None

    def _facets(self, node: Node, field: Field) -> dict[str, list[str]] | None:
        if type(node) is not Mapping:
            texts = self._some_of(self._scalars(node), field)
            return {"": texts} if texts else None
        found = {}
        for facet, (_key, value) in node.items.items():
            texts = self._some_of(self._scalars(value), field)
            if texts:
                found[facet] = texts
        return found or None

    def _some_of(self, scalars: list[Scalar], field: Field) -> list[str]:
        texts = []
        for scalar in scalars:
            text = scalar.text.strip()
            if field.options and text not in field.options:
                hint = did_you_mean(text, field.options, f"Possible: {', '.join(field.options)}.")
                self.report(scalar, "bad-option", f"`{field.name}` cannot hold `{text}`.", hint)
            else:
                texts.append(text)
        return texts

    def _sides(self, node: Node, _field: Field) -> list[list[str]] | list[str] | None:
        if type(node) is Sequence:
            keys = []
            for scalar in self._scalars(node):
                self.references.append(
                    Reference(scalar.text.strip(), ("position",), scalar.line, scalar.column)
                )
                keys.append(scalar.text.strip())
            if len(keys) < 2:  # noqa: PLR2004 - a contrast has two sides
                self.report(node, "one-side", "A contrast needs two sides.", "Name two positions.")
                return None
            return keys
        if type(node) is not Mapping or len(node.items) < 2:  # noqa: PLR2004 - as above
            self.report(
                node,
                "one-side",
                "A contrast needs two sides.",
                "Write `{side: text, side: text}`, or a list of two positions.",
            )
            return None
        sides = []
        for side, (key, value) in node.items.items():
            text = self._scalar(value, "One text")
            if text:
                sides.append([side, text])
                for part in side.split("+"):
                    self.accounts.append((part.strip(), key))
        if len(sides) > 1:
            return sides
        self.report(node, "one-side", "Only one side of this contrast has a text.", "Write both.")
        return None

    def _as_it_is(self, node: Node, _field: Field) -> None:
        """Leave it to whoever reads the head."""


def _is_empty(node: Node) -> bool:
    return type(node) is Sequence and not node.items


def _without_marks(text: str) -> str:
    """Return a key without the marks on its letters, but with one that stands where a letter should."""
    marks = (unicodedata.category(char).startswith("M") for char in text[1:])
    return text[:1] + "".join(char for char, mark in zip(text[1:], marks, strict=True) if not mark)


def _of_date(text: str, error: str) -> str:
    """Say what is wrong with a date: the reader's own words, without the examples that the hint holds."""
    said = error.split("; write it as 2019, 2019-02", 1)[0].strip()
    if said.startswith(f"{text} does not exist"):
        return f"`{text}`{said.removeprefix(text)}."
    _quoted, is_no_date, why = said.partition(" is not a date as a deck writes it")
    said = f"`{text}` is not a date{why}" if is_no_date else f"`{text}` is not a date: {said}"
    return said if said.endswith((".", "?", "!")) else f"{said}."
