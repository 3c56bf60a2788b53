"""cards: list every card of a deck, with its prompt, its answer and how it can be asked."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, whose
from quizapp.say import say


@click.command("cards")
@click.argument("deck", type=DeckName())
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, deck: str, as_json: bool) -> None:
    """List every card of DECK (a path or an id): its prompt, its answer, how it can be asked."""
    from quizapp.questions import kinds_for, make  # noqa: PLC0415 - imports when it runs

    found = desk_of(ctx).library.find(deck)
    rows = []
    for card in found.cards():
        kinds = [kind for kind in kinds_for(card) if make(card, found, kind, 0) is not None]
        rows.append(
            {
                "id": card.id,
                "facet": card.facet,
                "fact": card.fact.key,
                "fact_kind": card.fact.kind,
                "prompt": card.prompt,
                "answer": card.answer.shown,
                "kinds_it_can_be_asked_as": kinds,
            }
        )
    if as_json:
        print_json(rows)
        return
    for row in rows:
        say(f"{str(row['id']).partition('/')[2]}  [{', '.join(row['kinds_it_can_be_asked_as'])}]")
        say(f"    {row['prompt']}")
        say(f"    → {row['answer']}")
