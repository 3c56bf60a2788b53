"""YAML text → a tree of nodes, each with its line and column; none of YAML's traps get through.

Built from the event stream of libyaml, so that nothing is ever resolved: every scalar stays the text
that the author typed. What YAML allows and decks do not (tags, anchors, aliases, merge keys, further
documents, repeated keys, deep nesting, characters that steer a terminal) is a fault with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from quizapp.safe import clean, steering

__all__ = ["Fault", "Item", "Mapping", "Node", "Scalar", "Sequence", "tree"]

DEEPEST = 12
MOST_FAULTS = 10_000

_TOO_DEEP = (
    "too-deep",
    f"Nested more than {DEEPEST} levels deep; no deck needs that.",
    "Check the brackets. The rest of this file is not read.",
)

_CUT = re.compile(r"[ \t]+#[^\s#]")  # `Room #5`: a comment by YAML, a slip by the author


class Fault(NamedTuple):
    """What is wrong at a place of a file; lines and columns count from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str
    advice: bool = False


class Scalar:
    """A text as typed; `plain` when it stood without quotes."""

    __slots__ = ("column", "line", "plain", "text")

    def __init__(self, text: str, line: int, column: int, *, plain: bool) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.plain = plain

    @property
    def empty(self) -> bool:
        """Nothing was written at all: `key:` and no more."""
        return self.plain and not self.text

    @property
    def blank(self) -> bool:
        """There is nothing to be read: nothing, or quotes around nothing but space."""
        return not self.text or self.text.isspace()


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column


class Mapping:
    """Keys with (key node, value node), in order; a repeated key keeps its first value."""

    __slots__ = ("column", "flow", "items", "line")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.items: dict[str, Item] = {}
        self.line = line
        self.column = column
        self.flow = flow


_NO_KEY = Scalar("", 0, 0, plain=True)  # in place of a key that is no text

Node = Scalar | Sequence | Mapping
Item = tuple[Scalar, Node]


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read, with the key that waits for its value."""

    node: Sequence | Mapping
    key: Scalar | None = None


class _Stop(Exception):  # noqa: N818 - not an error: reading ends here, what was read stands
    pass


def tree(text: str) -> tuple[Mapping | None, list[Fault]]:
    """Read one YAML document whose root is a mapping.

    Returns the root (None where there is none) and the faults, in file order. After a syntax error
    the root holds what stood complete before it, two levels deep: whole facts.
    """
    builder = _Builder(text)
    try:
        builder.read()
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if "nesting depth" in str(error.problem):  # newer versions of libyaml give up first
            builder.fault(line, column, *_TOO_DEEP)
        else:
            builder.fault(line, column, "yaml-syntax", f"This is not YAML: {_said(error)}.", _remedy(error))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        builder.fault(
            line,
            column,
            "control-character",
            "A character here cannot be shown on a terminal or read as YAML.",
            "Delete it, and type the text again.",
        )
    return builder.root, builder.faults


def _said(error: yaml.MarkedYAMLError) -> str:
    said = error.problem or error.context or "it cannot be read"
    return said.replace("did not find expected", "there is no").replace(" <", " ‹").replace(">", "›")


def _remedy(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "tab" in problem or "cannot start any token" in problem:
        return "Indent with spaces, and quote a text that starts with @, `, % or a tab."
    if "mapping values are not allowed" in problem:
        return 'Put a text that contains ": " in quotes, or check the indentation.'
    if "expected ',' or '}'" in problem or "expected ',' or ']'" in problem:
        return "Close the bracket, and quote a text that holds a bracket, a colon or a comma."
    return "Check quotes, brackets and indentation here and on the line above."


class _Builder:
    """Takes events one by one and keeps the nodes that are open."""

    def __init__(self, text: str) -> None:
        self.root: Mapping | None = None
        self.faults: list[Fault] = []
        self._lines: list[str] | None = None
        self._text = text
        self._open: list[_Open] = []
        self._documents = 0
        self._hash = "#" in text
        self._raw_steering = bool(steering(text))

    def fault(
        self, line: int, column: int, code: str, message: str, hint: str, *, advice: bool = False
    ) -> None:
        self.faults.append(Fault(line, column, code, message, hint, advice))
        if len(self.faults) >= MOST_FAULTS:
            raise _Stop

    def read(self) -> None:
        """Take every event; raises what libyaml raises, and _Stop where reading ends early."""
        loader = yaml.CSafeLoader(self._text)
        next_event, scalar, other = loader.get_event, self._scalar, self._other
        scalar_event = yaml.ScalarEvent
        try:
            while (event := next_event()) is not None:
                if type(event) is scalar_event:
                    scalar(event)
                else:
                    other(event)
        finally:
            loader.dispose()

    def _other(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self.fault(
                    event.start_mark.line + 1,
                    1,
                    "second-document",
                    "A second YAML document begins here; a file holds one.",
                    "Remove the `---`, or move what follows into a file of its own.",
                )
                raise _Stop
        elif kind is yaml.AliasEvent:
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            self.fault(
                line,
                column,
                "alias",
                "Aliases (`*name`) are not read.",
                "Write the value out, or use its key.",
            )
            self._add(Scalar(f"*{event.anchor}", line, column, plain=True))  # one fault is enough

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        value, style = event.value, event.style
        plain = not style
        if event.anchor is not None or event.tag is not None:
            self._tagged(event, line, column)
        if (style == '"' or self._raw_steering) and (bad := steering(value)):
            self.fault(
                line,
                column,
                "control-character",
                f"The text holds U+{ord(bad):04X}, which steers a terminal instead of being shown.",
                "Delete it.",
            )
            value = clean(value)
        elif plain and self._hash and value:
            self._cut(event)
        self._add(Scalar(value, line, column, plain=plain))

    def _cut(self, event: yaml.ScalarEvent) -> None:
        end = event.end_mark
        if self._lines is None:
            self._lines = self._text.split("\n")
        row = self._lines[end.line] if end.line < len(self._lines) else ""
        if _CUT.match(row, end.column):
            self.fault(
                end.line + 1,
                end.column + 1,
                "cut-by-hash",
                "The text ends here: ` #` begins a comment.",
                "Quote the text if the # belongs to it; put a space after # if it is a comment.",
                advice=True,
            )

    def _tagged(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor is not None:
            self.fault(
                line, column, "anchor", f"Anchors (`&{event.anchor}`) are not read.", "Remove the anchor."
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.fault(
                line, column, "tag", f"Tags (`{tag}`) are not read.", "Remove the tag; every value is text."
            )

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if event.anchor is not None or event.tag is not None:
            self._tagged(event, line, column)
        if len(self._open) >= DEEPEST:
            self.fault(line, column, *_TOO_DEEP)
            raise _Stop
        node: Mapping | Sequence
        if type(event) is yaml.MappingStartEvent:
            node = Mapping(line, column, flow=bool(event.flow_style))
        else:
            node = Sequence(line, column)
        depth = len(self._open)
        if depth == 0:
            if isinstance(node, Mapping):
                self.root = node
            else:
                self.fault(
                    line,
                    column,
                    "not-a-mapping",
                    "A deck file is made of `key: value` lines.",
                    "Begin with `deck: some-id`, or with a section such as `cards:`.",
                )
                raise _Stop
        elif depth == 1:  # a section: what it holds stands even if the file breaks off inside it
            self._add(node)
            self._open.append(_Open(node))
            return
        self._open.append(_Open(node))

    def _end(self) -> None:
        node = self._open.pop().node
        if len(self._open) > 1:
            self._add(node)

    def _add(self, node: Node) -> None:
        if not self._open:
            if isinstance(node, Scalar) and not node.empty:
                self.fault(
                    node.line,
                    node.column,
                    "not-a-mapping",
                    "A deck file is made of `key: value` lines.",
                    "Begin with `deck: some-id`, or with a section such as `cards:`.",
                )
            return
        top = self._open[-1]
        holder = top.node
        if type(holder) is Sequence:
            holder.items.append(node)
            return
        key = top.key
        if key is None:
            if type(node) is not Scalar:
                self.fault(
                    node.line,
                    node.column,
                    "key-not-text",
                    "A key must be a text.",
                    "Quote it, or check the brackets.",
                )
                node = _NO_KEY
            top.key = node
            return
        top.key = None
        assert type(holder) is Mapping
        self._pair(holder, key, node)

    def _pair(self, holder: Mapping, key: Scalar, node: Node) -> None:
        name = key.text
        if key is _NO_KEY:  # reported, and its value with it
            return
        if name == "<<" and key.plain:
            self.fault(
                key.line, key.column, "merge-key", "Merge keys (`<<`) are not read.", "Write the fields out."
            )
        elif name in holder.items:
            first = holder.items[name][0].line
            self.fault(
                key.line,
                key.column,
                "repeated-key",
                f"`{name}` stands here a second time.",
                f"It is first on line {first}; keep one of them, or make a list of its values.",
            )
        else:
            holder.items[name] = (key, node)
            if holder.flow and type(node) is Scalar and node.plain and not node.text:
                self.fault(
                    key.line,
                    key.column,
                    "cut-by-comma",
                    f"`{name}` has no value: a comma inside {{ }} ended the text before it.",
                    "Quote the text that holds the comma.",
                    advice=True,
                )
