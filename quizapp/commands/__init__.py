"""Commands, one file each; each imports what it needs when it runs.

What they share stands here: whose progress (before or after the command), output as JSON, completion.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from quizapp.desk import Desk

__all__ = [
    "CardName",
    "DeckName",
    "PlaceName",
    "Word",
    "as_json",
    "desk_of",
    "print_json",
    "say_json",
    "warn",
    "whose",
]

_FEW = 20  # words that a message can list


def whose(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let the program, and a command after its name as well, take --progress and --learner."""
    progress = click.option(
        "--progress", metavar="FILE", type=click.Path(), expose_value=False, callback=_keep,
        help="The progress file to use.",
    )  # fmt: skip
    learner = click.option(
        "--learner", metavar="NAME", expose_value=False, callback=_keep,
        help="Whose progress: each name has a file.",
    )  # fmt: skip
    return progress(learner(command))


def _keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Tell the desk whose progress it is, laying one where there is none yet."""
    if value is None:
        return
    if not value.strip():  # a variable of a script that is not set must not mean somebody else's file
        from quizapp.errors import UsageError  # noqa: PLC0415 - only a mistake needs it

        raise UsageError(f"--{param.name} is empty.", "Give it a name, or leave it out.")
    ctx.obj = _desk(ctx)
    setattr(ctx.obj, str(param.name), value)


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def desk_of(ctx: click.Context) -> Desk:
    """Return the desk of this run; what is wrong with the settings is said once."""
    from quizapp.desk import Desk  # noqa: PLC0415 - completion asks without one

    desk = ctx.obj
    assert isinstance(desk, Desk)
    for notice in desk.notices:
        warn(notice)
    return desk


def print_json(value: object) -> None:
    """Print a value as JSON on stdout."""
    say_json(json.dumps(value, ensure_ascii=False, indent=2))


def say_json(text: str) -> None:
    """Print JSON on stdout; what the encoding lacks or steers a terminal is escaped and not lost."""
    from quizapp.safe import escaped  # noqa: PLC0415 - only then

    text = escaped(text)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = "".join(each if each.isascii() else json.dumps(each)[1:-1] for each in text)
    say(text)


def warn(message: str) -> None:
    """Say something on stderr."""
    from quizapp.safe import one_line  # noqa: PLC0415 - only then

    say(f"quizapp: {one_line(message)}", err=True)


class DeckName(click.ParamType[str]):
    """A deck's path or id, completed from the decks there are."""

    name = "deck"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse an empty one, which would be the folder that one is in."""
        if not value.strip():
            self.fail("it is empty.", param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete ids; what is none is taken for a path, which is left to the shell."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only completion needs it

        del param
        ids: list[CompletionItem] = []
        if "/" not in incomplete and not incomplete.startswith((".", "~")):
            decks, _wrong = _desk(ctx).library.decks()
            ids = [
                CompletionItem(deck.id, help=deck.title) for deck in decks if deck.id.startswith(incomplete)
            ]
        return ids or [CompletionItem(incomplete, type="file")]


class PlaceName(DeckName):
    """A path, completed by the shell."""

    name = "path"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only completion needs it

        del ctx, param
        return [CompletionItem(incomplete, type="file")]


class CardName(click.ParamType[str]):
    """A card's id, with or without the deck's part, completed from the deck named before it."""

    name = "card"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete ids of the deck; they have its part where that was begun."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only completion needs it

        from quizapp.errors import QuizError  # noqa: PLC0415 - as above

        del param
        try:
            deck = _desk(ctx).library.find(str(ctx.params.get("deck", "")))
        except QuizError:
            return []
        ids = [card for card, _topic in deck.card_ids()]
        if not incomplete.startswith(f"{deck.id}/"):
            ids = [card.partition("/")[2] for card in ids]
        return [CompletionItem(card) for card in ids if card.startswith(incomplete)]


class Word(click.ParamType[str]):
    """One of a few words, completed; `words` is asked for them when they are needed, `what` names one."""

    name = "word"

    def __init__(self, what: str, words: Callable[[], Sequence[str]]) -> None:
        self._what = what
        self._words = words

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse any other word, naming the nearest."""
        del param, ctx
        words = self._words()
        if value.lower() in words:
            return value.lower()
        if value not in words:
            from quizapp.errors import UsageError  # noqa: PLC0415 - only a mistake needs it
            from quizapp.hint import did_you_mean  # noqa: PLC0415 - as above

            few = len(words) < _FEW
            hint = did_you_mean(value, words, f"Possible: {', '.join(words)}." if few else "See `--help`.")
            raise UsageError(f"There is no {self._what} `{value}`.", hint)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete the words."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only completion needs it

        del ctx, param
        return [CompletionItem(word) for word in self._words() if word.startswith(incomplete)]


def _desk(ctx: click.Context) -> Desk:
    import os  # noqa: PLC0415 - only where there is no desk yet

    from quizapp.desk import Desk  # noqa: PLC0415 - as above

    return ctx.obj if isinstance(ctx.obj, Desk) else Desk(os.environ)
