"""The head and the facts of one file: nodes checked against the tables of fields."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.fact import Fact
from quizapp.facts import fields_of, kind_of
from quizapp.fields import HEAD, ISSUE, NOT_CARDED, SOURCE, STUDY, Table
from quizapp.hint import did_you_mean
from quizapp.proof import PROOFREAD
from quizapp.reading import a_kind
from quizapp.yamltree import Item, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from quizapp.reading import File, Reading
    from quizapp.shapes import Reader

__all__ = ["read_head", "read_section"]


# -- the head ---------------------------------------------------------------------------------

_SPACED_PLUS = re.compile(r"\s*\+\s*")


def read_head(reading: Reading, file: File, name: str, item: Item) -> None:
    """Read one key of the head into `reading.head`."""
    reader = file.reader
    at, node = item
    if type(node) is Scalar and node.blank:
        needed = HEAD[name].required
        hint = HEAD[name].help if needed else "Write one, or remove the key."
        reader.report(at, "no-value", f"`{name}` has no value.", hint, advice=not needed)
    elif name == "sources":
        _named(reading, file, name, node, SOURCE, "a source")
    elif name == "issues":
        _named(reading, file, name, node, ISSUE, "an issue")
    elif name == "study":
        if isinstance(node, Mapping):
            reading.head["study"] = _within_bounds(reader, node, reader.values(node, STUDY, "`study`"))
        else:
            reader.report(node, "wrong-shape", "`study` holds keys.", f"Possible: {', '.join(STUDY)}.")
    elif name == "not_carded":
        rows = node.items if isinstance(node, Sequence) else []
        reading.head[name] = [
            reader.values(row, NOT_CARDED, "`not_carded`") for row in rows if isinstance(row, Mapping)
        ]
        if not isinstance(node, Sequence) or len(rows) != len(reading.head[name]):
            reader.report(
                node,
                "wrong-shape",
                "`not_carded` is a list of `{source, what, why}`.",
                "Begin each line with a dash.",
            )
    else:
        value = reader.values(_alone(name, item), Table(HEAD[name]._replace(required=False)), "the head").get(
            name
        )
        if value is not None:
            reading.head[name] = value


_BOUNDS = {"new_per_day": (0, 9999), "reviews_per_day": (0, 99999), "retention": (0.70, 0.97)}


def _within_bounds(reader: Reader, node: Mapping, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of `study` that can be; the others are problems."""
    for name, (least, most) in _BOUNDS.items():
        text = values.get(name)
        whole = name != "retention"
        if text is None or (least <= float(text) <= most and not (whole and "." in text)):
            continue
        said = f"`{name}` cannot be `{text}`."
        reader.report(
            node.items[name][1], "out-of-bounds", said, f"Write a number from {least:g} to {most:g}."
        )
        del values[name]
    return values


def _alone(name: str, item: Item) -> Mapping:
    """Return a mapping of one item, so that a single head key is read like any other."""
    made = Mapping(item[0].line, item[0].column, flow=False)
    made.items[name] = item
    return made


def _named(reading: Reading, file: File, section: str, node: Node, fields: Table, what: str) -> None:
    if not isinstance(node, Mapping):
        file.reader.report(
            node, "wrong-shape", f"`{section}` holds keys, each with {what}.", "Write `key: {…}`."
        )
        return
    held = reading.head.setdefault(section, {})
    for at, value in node.items.values():
        key = file.reader.key(at)
        if key is None:
            continue
        if key in held:
            file.reader.report(at, "repeated-key", f"`{key}` is already among the {section}.", "Keep one.")
        elif isinstance(value, Mapping):
            held[key] = file.reader.values(value, fields, what)
            if section == "issues":
                held[key].setdefault("name", key)
        elif isinstance(value, Scalar):
            held[key] = {"name" if section == "issues" else "title": value.text.strip() or key}
        else:
            file.reader.report(value, "wrong-shape", f"{what} is a text or keys.", "Write `key: {…}`.")


# -- facts ------------------------------------------------------------------------------------


def read_section(reading: Reading, file: File, kind: str, item: Item) -> None:
    """Read one section of facts into `reading.facts`."""
    at, node = item
    if isinstance(node, Scalar) and node.blank:
        return
    if isinstance(node, Sequence) and kind == "card":
        _read_listed(reading, file, node)
        return
    if not isinstance(node, Mapping):
        file.reader.report(
            node,
            "wrong-shape",
            f"`{at.text}` holds keys, each with its fact.",
            "Write `some-key: {…}`, one a line, indented.",
        )
        return
    for at, value in node.items.values():
        key = file.reader.key(at)
        if key is not None and isinstance(value, Mapping):
            _read_fact(reading, file, kind, key, at, value)
        elif key is not None:
            fields = ", ".join(name for name, one in fields_of(kind).items() if one.required) or "its fields"
            file.reader.report(
                at, "wrong-shape", f"`{key}` holds no keys.", f"Write {fields} below it, indented."
            )


def _read_listed(reading: Reading, file: File, node: Sequence) -> None:
    for each in node.items:
        if not isinstance(each, Mapping):
            file.reader.report(each, "wrong-shape", "A card is `{ask: …, answer: …}`.", "Write both keys.")
            continue
        ask = each.items.get("ask") or each.items.get("cloze")
        text = ask[1].text if ask is not None and isinstance(ask[1], Scalar) else "card"
        key = slug = "-".join(re.findall(r"\w+", text.lower().replace("_", " ")))[:48].strip("-") or "card"
        number = 2
        while key in reading.facts:
            key, number = f"{slug}-{number}", number + 1
        file.reader.report(
            each, "derived-key", f"This card has no key; `{key}` is made of its text, and changes with it.",
            "Write the cards as `key: {ask: …}`; `quizapp check --write-keys` does it.", advice=True,
        )  # fmt: skip
        _read_fact(reading, file, "card", key, Scalar(key, each.line, each.column, plain=True), each)


def _read_fact(reading: Reading, file: File, kind: str, key: str, at: Scalar, node: Mapping) -> None:
    reader = file.reader
    if key in reading.facts:
        first = reading.facts[key]
        reader.report(
            at,
            "repeated-key",
            f"`{key}` is already the key of another fact.",
            f"It stands in {Path(first.path).name}, line {first.line}. Facts of all kinds share their keys.",
        )
        return
    fields = fields_of(kind)
    values = reader.values(node, fields, a_kind(kind))
    if any(name not in values for name in fields.required):  # said already, with its place
        return
    fact = Fact(key, kind, file.topic, file.name, at.line, values)
    for problem in _settle(fact, node):
        reader.report(*problem)
    reading.facts[key] = fact
    if reading.whole or not PROOFREAD.isdisjoint(values):
        reading.nodes[key] = (file, node)


def _settle(fact: Fact, node: Mapping) -> Iterator[tuple[Node, str, str, str]]:
    """Give every plain value of a per-facet field the facet that it is for; yield what has none."""
    fields = fields_of(fact.kind)
    values = fact.values
    assert isinstance(values, dict)
    given_by_facet = [name for name in values if fields[name].shape == "facets"]
    if not given_by_facet and "facets" not in values:
        return
    module = kind_of(fact.kind)
    able = module.facets(fact)
    known = module.FACETS or able
    wanted = values.get("facets")
    made = tuple(facet for facet in able if wanted is None or facet in wanted)
    unknown = [facet for facet in wanted or () if facet not in known]
    for name in given_by_facet:
        given = {_SPACED_PLUS.sub("+", facet): texts for facet, texts in values[name].items()}
        if "" in given:
            plain = given.pop("")
            if name == "also" and module.MAIN:
                given[module.MAIN] = plain
            elif name == "ask_as" or len(made or known) == 1:
                given.update(dict.fromkeys(made or known, plain))
            else:
                hint = f"Write `{name}: {{{(made or known)[0]}: …}}`; possible: {', '.join(made or known)}."
                yield (
                    node.items[name][1],
                    "which-facet",
                    f"`{name}` does not say which facet it is for.",
                    hint,
                )
        values[name] = {facet: texts for facet, texts in given.items() if facet in known}
        unknown += [facet for facet in given if facet not in known]
    for facet in unknown:
        place = next(each for each in node.items.values() if facet in _words_of(each[1]))
        hint = did_you_mean(facet, known, f"Possible: {', '.join(known)}.")
        yield place[1], "unknown-facet", f"`{facet}` is not a facet of {a_kind(fact.kind)}.", hint


def _words_of(node: Node) -> set[str]:
    """Return the keys of a mapping, the texts of a list, or the one text."""
    if isinstance(node, Mapping):
        return {_SPACED_PLUS.sub("+", name) for name in node.items}
    nodes = node.items if isinstance(node, Sequence) else [node]
    return {each.text for each in nodes if isinstance(each, Scalar)}
