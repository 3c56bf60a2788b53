"""Sheet: the text of one file as its author left it, and where in it every value begins and ends."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Edit", "Sheet"]

Spans = dict[tuple[int, int], tuple[int, int]]
_MARK = "\ufeff"


class Edit(NamedTuple):
    """A piece of a file, from `start` to before `end` in characters, and what is to stand there."""

    start: int
    end: int
    text: str


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

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text with the edits made, from the last to the first; of two that overlap the first."""
        kept: list[Edit] = []
        for edit in sorted(set(edits)):
            if not kept or edit.start >= kept[-1].end:
                kept.append(edit)
        text = self.text
        for edit in reversed(kept):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text


def _place(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
