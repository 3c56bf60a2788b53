"""The JSON Schema of a deck file, made from the tables of fields: an editor completes and explains by it.

One schema does for a deck in one file, for the head of a folder's deck and for its topics. It takes all
that the reader takes. The reader keeps every value as it was typed, an editor resolves YAML 1.2 before it
looks (`2019` is an integer there, `true` a boolean, nothing at all is null), so a text may be any scalar.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quizapp.facts import all_kinds, fields_of, kind_of
from quizapp.fields import HEAD, ISSUE, NOT_CARDED, SOURCE, STUDY
from quizapp.reading import a_kind
from quizapp.yamltree import Mapping, Scalar, Sequence, tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.fields import Field, Table
    from quizapp.yamltree import Node

__all__ = ["FILE", "as_text", "schema"]

FILE = "deck.schema.json"
SHARED = ("issues", "sources")  # what a topic may hold beside facts

# Regular expressions that Python and ECMAScript read alike; what no ASCII rule can tell, the reader does.
_KEY = r"^[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f][^\x00-\x2c\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]*$"
_POINT = r"(?:[0-9]{4}(?:-[0-9]{2}){0,2}|[0-9]{3}[Xx]|[0-9]{2}[Xx]{2})[~?%]?"
_DATE = (
    rf"^\s*(?:{_POINT}|\[\s*{_POINT}\s*\.\.\s*{_POINT}\s*\]"
    rf"|{_POINT}\s*/\s*(?:{_POINT}|\.\.)|\.\.\s*/\s*{_POINT})?\s*$"
)
_NUMBER = r"^\s*(?:-?(?:[0-9]+|[0-9]{1,3}(?:[,_ ][0-9]{3})+)(?:\.[0-9]+)?)?\s*$"
_FLAG = r"^\s*(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])?\s*$"
_LAST_YEAR = 9999

_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_ONE_OR_MORE = {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "array", "items": {"$ref": "#/$defs/text"}}]}
_DEFS: dict[str, Any] = {
    "text": {**_SCALAR, "title": "a text"},
    "texts": {**_ONE_OR_MORE, "title": "a text, or a list of texts"},
    "key": {
        "title": "a key: letters, digits, - _ . in any script",
        "type": ["string", "number", "boolean", "null"],
        "pattern": rf"^\s*$|{_KEY}",
        "minimum": 0,
    },
    "keys": {
        "title": "a key, or a list of keys",
        "anyOf": [{"$ref": "#/$defs/key"}, {"type": "array", "items": {"$ref": "#/$defs/key"}}],
    },
    "date": {
        "title": "a date (EDTF)",
        "type": ["string", "integer", "null"],
        "pattern": _DATE,
        "minimum": 0,
        "maximum": _LAST_YEAR,
        "examples": [
            "2019", "2019-02", "2019-02-28", "2019~", "197X", "1953/2003", "1953/..", "[2021-02..2021-03]",
        ],
    },
    "number": {"title": "a number", "type": ["number", "string", "null"], "pattern": _NUMBER},
    "flag": {
        "title": "true or false",
        "anyOf": [{"enum": [True, False]}, {"type": ["string", "null"], "pattern": _FLAG}],
    },
    "cite": {**_SCALAR, "title": "sources with their paragraphs", "examples": ["lee ¶3; goto ¶6"]},
}  # fmt: skip
# Shapes that look alike from outside: what they name is the reader's to look up.
_ALIKE = {"account": "text", "ref": "texts", "refs": "texts", "look": "texts"}


def schema() -> dict[str, Any]:
    """Return the schema as JSON values."""
    sections = {kind_of(kind).SECTION: kind for kind in all_kinds()}
    head = {name: _head(field) for name, field in HEAD.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A deck of quizapp",
        "description": "A deck in one file, the head of a deck in a folder, or one of its topics.",
        "type": ["object", "null"],
        "properties": head | {section: _section(kind) for section, kind in sections.items()},
        "additionalProperties": False,
        # What belongs to the head stands beside the deck's id.
        "dependentRequired": {name: ["deck"] for name in HEAD if name not in {"deck", *SHARED}},
        "$defs": _DEFS
        | {"source": _mapping(SOURCE, "a source"), "issue": _mapping(ISSUE, "an issue")}
        | {kind: _fact(kind) for kind in all_kinds()},
    }


def as_text() -> str:
    """Return the schema as it is written to a file."""
    return f"{json.dumps(schema(), ensure_ascii=False, indent=2)}\n"


# -- the head -----------------------------------------------------------------------------------


def _head(field: Field) -> dict[str, Any]:
    named = {"sources": ("source", "a source"), "issues": ("issue", "an issue")}
    if field.name in named:
        kind, title = named[field.name]
        either = {"anyOf": [{"$ref": "#/$defs/text"}, {"$ref": f"#/$defs/{kind}"}]}
        return _told(field) | _or_blank(_keyed(either | {"title": title}))
    if field.name == "study":
        return _told(field) | _or_blank(_mapping(STUDY, "limits"))
    if field.name == "not_carded":
        return _told(field) | _or_blank({"type": "array", "items": _mapping(NOT_CARDED, "a passage")})
    return _field(field)


def _or_blank(*able: dict[str, Any]) -> dict[str, Any]:
    """Let nothing at all stand in their place: the reader advises, and reads on."""
    return {"anyOf": [*able, {"type": ["string", "null"], "pattern": r"^\s*$"}]}


def _keyed(value: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping of keys to such values."""
    return {"type": "object", "patternProperties": {_KEY: value}, "additionalProperties": False}


def _mapping(fields: Table, title: str) -> dict[str, Any]:
    """Return a mapping by its table of fields."""
    made: dict[str, Any] = {
        "title": title,
        "type": "object",
        "properties": {name: _field(field) for name, field in fields.items()},
        "additionalProperties": False,
    }
    return made | {"required": list(fields.required)} if fields.required else made


# -- facts --------------------------------------------------------------------------------------


def _section(kind: str) -> dict[str, Any]:
    fact = {"$ref": f"#/$defs/{kind}"}
    listed = [{"type": "array", "items": fact}] if kind == "card" else []  # for a quick start, without keys
    return {"description": _doc(kind)} | _or_blank(_keyed(fact), *listed)


def _fact(kind: str) -> dict[str, Any]:
    module, fields = kind_of(kind), fields_of(kind)
    made = _mapping(fields, a_kind(kind)) | {"description": _doc(kind), "examples": list(_examples(kind))}
    for name, field in fields.items():
        if field.shape == "facets":
            made["properties"][name] = _told(field) | _by_facet(field, module.FACETS)
    if module.FACETS:
        one = _enum(module.FACETS)
        made["properties"]["facets"] = _told(fields["facets"]) | {
            "anyOf": [one, {"type": "array", "items": one}]
        }
    return made


def _doc(kind: str) -> str:
    said = str(kind_of(kind).__doc__).partition("\n")[0].partition(": ")[2]
    return said[:1].upper() + said[1:]


def _examples(kind: str) -> Iterable[Any]:
    """Yield the facts of the deck by which the kind is shown."""
    root, _faults = tree(kind_of(kind).EXAMPLE)
    assert root is not None
    section = root.items[kind_of(kind).SECTION][1]
    assert isinstance(section, Mapping)
    return (_plain(node) for _key, node in section.items.values())


def _plain(node: Node) -> Any:  # noqa: ANN401 - JSON is any value
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(each) for each in node.items]
    return {name: _plain(value) for name, (_key, value) in node.items.items()}


def _by_facet(field: Field, facets: tuple[str, ...]) -> dict[str, Any]:
    """Return a value for the whole fact, or one for each facet; a contrast's are named by its sides."""
    one = _enum(field.options) if field.options else {"$ref": "#/$defs/text"}
    texts = {"anyOf": [one, {"type": "array", "items": one}]} if field.options else {"$ref": "#/$defs/texts"}
    each: dict[str, Any] = {"type": "object"}
    if facets:
        each |= {"properties": dict.fromkeys(facets, texts), "additionalProperties": False}
    else:
        each["additionalProperties"] = texts
    return {"anyOf": [*(texts["anyOf"] if field.options else [texts]), each]}


# -- one field ----------------------------------------------------------------------------------


def _told(field: Field) -> dict[str, Any]:
    return {"description": field.help}


def _field(field: Field) -> dict[str, Any]:
    if field.shape == "option":
        return _told(field) | _enum(field.options)
    if field.shape == "sides":
        sides = {"type": "object", "additionalProperties": {"$ref": "#/$defs/text"}, "minProperties": 2}
        positions = {"type": "array", "items": {"$ref": "#/$defs/text"}, "minItems": 2}
        return _told(field) | {"anyOf": [sides, positions]}
    if field.shape == "facets":
        return _told(field) | _by_facet(field, ())
    shape = _ALIKE.get(field.shape, field.shape)
    return _told(field) | {"$ref": f"#/$defs/{shape}"}


def _enum(options: tuple[str, ...]) -> dict[str, Any]:
    """Return one of some words, whole numbers among them as an editor sees them; or nothing at all."""
    numbers = [int(word) for word in options if word.isdecimal()]
    words = "|".join(options)
    return {
        "anyOf": [
            {"enum": [*options, *numbers]},
            {"type": ["string", "null"], "pattern": rf"^\s*(?:{words})?\s*$"},
        ]
    }
