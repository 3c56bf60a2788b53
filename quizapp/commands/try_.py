"""try: ask or judge one card without touching progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import CardName, DeckName, as_json, desk_of, print_json, whose
from quizapp.response import Pair
from quizapp.say import say

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.response import Response


@click.command("try", context_settings={"ignore_unknown_options": True})
@click.argument("deck", type=DeckName())
@click.argument("card", type=CardName())
@click.argument("response", required=False, type=click.UNPROCESSED)
@click.option(
    "--as", "kind", metavar="KIND", default="", help="The kind of question: choice, typed, reveal …"
)
@click.option("--seed", type=int, default=0, help="The draw of options and their order.", show_default=True)
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context,
    deck: str,
    card: str,
    response: str | None,
    kind: str,
    seed: int,
    as_json: bool,
) -> None:
    """Ask CARD of DECK, or judge RESPONSE to it; progress is not touched.

    For a choice the response is the number or the text of an option; where the options are small numbers
    themselves, they have letters. For a place it is the number of the gap, for an order all the numbers in
    their order, for pairs each number with a letter: "1b 2a". The exit code is 0 whatever the verdict.
    """
    from quizapp.errors import DeckError, UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.questions import all_kinds, kinds_for, make  # noqa: PLC0415 - as above

    found = desk_of(ctx).library.find(deck)
    asked = found.card(card)
    if asked is None:
        raise DeckError(f"`{found.id}` has no card `{card}`.", _hint(found, card, deck))
    if kind and kind not in all_kinds():
        raise UsageError(f"There is no kind of question `{kind}`.", f"Possible: {', '.join(all_kinds())}.")
    kinds = [kind] if kind else kinds_for(asked)
    question = next((made for each in kinds if (made := make(asked, found, each, seed)) is not None), None)
    if question is None:
        able = [each for each in kinds_for(asked) if make(asked, found, each, seed)]
        raise UsageError(
            f"`{asked.id}` cannot be asked as {kind or 'any kind'}.",
            f"Possible: {', '.join(able) or 'none'}.",
        )
    mark = None
    if response is not None:
        mark = question.judge(_read(question, response), found.rivals(asked))
    if as_json:
        print_json(_as_dict(question, mark))
    else:
        _print(question, mark)


def _hint(deck: Deck, card: str, named: str) -> str:
    """Return what may have been meant: the cards of the fact that was named, or what is spelt like it."""
    from quizapp.hint import nearest  # noqa: PLC0415 - only a mistake needs it

    ids = [each.partition("/")[2] for each, _topic in deck.card_ids()]
    inside = card.removeprefix(f"{deck.id}/")
    key, _, facet = inside.partition("#")
    keys = {each.partition("#")[0] for each in ids}
    fact = key if key in keys else nearest(key, keys)
    own = [each for each in ids if each.partition("#")[0] == fact]
    near = nearest(inside, own) if facet else ""
    if near or len(own) == 1:
        return f"Did you mean `{near or own[0]}`?"
    if own:
        return f"Of `{fact}` it has {', '.join(f'`{each}`' for each in own)}."
    return f"`quizapp cards {named}` lists them."


def _read(question: Question, line: str) -> Response:
    """Return the response that a line makes."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.plain.shapes import shape_of  # noqa: PLC0415 - as above

    if not line.strip():
        raise UsageError("An empty response is no answer.", "Type one.")
    shape = shape_of(question)
    response = shape.read(question, line, None)
    if response is None:
        raise UsageError(
            f"A question of the kind `{question.kind}` is not answered so.", f"Type {shape.wanted(question)}."
        )
    return response


def _as_dict(question: Question, mark: Mark | None) -> dict[str, object]:
    told: dict[str, object] = {
        "card": question.card.id,
        "kind": question.kind,
        "prompt": question.prompt,
        "options": list(question.options),
    }
    if isinstance(question.shape, Pair):  # what stands on the other side
        told["companions"] = list(question.companions)
    if mark is not None:
        told |= {"verdict": mark.verdict, "score": mark.score, "why": mark.why, "expected": mark.expected}
    return told


def _print(question: Question, mark: Mark | None) -> None:
    from quizapp.plain.lines import asked_lines, verdict_line  # noqa: PLC0415 - imports when it runs

    for line in [verdict_line(mark)] if mark is not None else asked_lines(question):
        say(line)
