"""Sheet: the text of one file as its author left it, and where in it every value begins and ends."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["Edit", "Sheet"]

Spans = dict[tuple[int, int], tuple[int, int]]
_MARK = "\ufeff"


class Edit(NamedTuple):
    """A piece of a file, from `start` to before `end` in characters, and what becomes of its text."""

    start: int
    end: int
    change: Callable[[str], str]

    @classmethod
    def to(cls, start: int, end: int, text: str) -> Edit:
        """Put a text in the place of what stands there."""
        return cls(start, end, lambda _old: text)


class Sheet:
    """A file that was read; raises OSError or UnicodeDecodeError where it cannot be read again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.raw = path.read_bytes()
        text = self.raw.decode("utf-8")
        self.mark = _MARK if text.startswith(_MARK) else ""
        self.text = text.removeprefix(_MARK)

    @property
    def newline(self) -> str:
        """The line end of the file: that of its first line."""
        first, found, _rest = self.text.partition("\n")
        return "\r\n" if found and first.endswith("\r") else "\n"

    @property
    def texts(self) -> Spans:
        """Where each text and key begins and ends, by its line and column from 1, in characters."""
        return self._spans[0]

    @property
    def brackets(self) -> Spans:
        """Where each list and mapping begins and ends."""
        return self._spans[1]

    @cached_property
    def _spans(self) -> tuple[Spans, Spans]:
        texts: Spans = {}
        held: Spans = {}
        opened: list[yaml.Event] = []
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                if isinstance(event, yaml.CollectionStartEvent):
                    opened.append(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    begun = opened.pop()
                    held[_place(begun)] = (begun.start_mark.index, event.end_mark.index)
                elif isinstance(event, yaml.ScalarEvent):
                    texts[_place(event)] = (event.start_mark.index, event.end_mark.index)
        except yaml.YAMLError:
            pass  # what stands before the fault can be mended all the same
        return texts, held

    def changes(self, edits: Iterable[Edit]) -> int:
        """Return how many pieces the edits change."""
        pieces = ((edit, self.text[edit.start : edit.end]) for edit in edits)
        return len({_span(edit) for edit, piece in pieces if edit.change(piece) != piece})

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text with the edits made; those of one piece one after the other.

        Of pieces that overlap without being the same, the first is changed.
        """
        parts: list[str] = []
        at = 0
        for (start, end), own in groupby(sorted(edits, key=_span), key=_span):
            if start >= at:
                piece = self.text[start:end]
                for edit in own:
                    piece = edit.change(piece)
                parts += [self.text[at:start], piece]
                at = end
        return "".join([*parts, self.text[at:]])


def _span(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _place(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
