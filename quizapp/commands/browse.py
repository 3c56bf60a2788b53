"""browse: look for facts and cards, and do something to those that are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quizapp.commands import as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.study.finding import Finder, Item
    from quizapp.study.tending import Act, Tending


@click.command("browse")
@click.argument("query", nargs=-1)
@click.option(
    "--sort", metavar="HOW", default="relevance", help="relevance, deck, due, lapses, stability or added."
)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Print no more than N.")
@click.option("--suspend", "do", flag_value="suspend", help="Suspend what is found.")
@click.option("--unsuspend", "do", flag_value="unsuspend", help="Take it up again.")
@click.option("--bury", "do", flag_value="bury", help="Put it off to tomorrow.")
@click.option("--reset", "do", flag_value="reset", help="Begin it anew; its history stays.")
@click.option("--flag", metavar="TEXT", help="Flag it for its author.")
@click.option("--note", metavar="TEXT", help="Note something about it; an empty text removes the note.")
@click.option("--due", metavar="DAY", help="Let it be due on a day: today, +3d, 2027-01-20.")
@click.option("--undo", is_flag=True, help="Take back what was done last in this way.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--plain", is_flag=True, help="Print lines, also in a terminal.")
@as_json
@whose
@click.pass_context
def command(  # noqa: C901 - each option has its say
    ctx: click.Context,
    query: tuple[str, ...],
    sort: str,
    limit: int | None,
    do: str | None,
    flag: str | None,
    note: str | None,
    due: str | None,
    undo: bool,
    yes: bool,
    plain: bool,
    as_json: bool,
) -> None:
    """Look for facts and cards of all decks by words and filters, such as `due:today kind:position -flagged`.

    Without a terminal, or with --plain, a line each is printed. With --suspend and the like, something is
    done to all cards that are found, when you say yes; --undo takes it back. A filter that begins with a
    minus comes after `--`: `quizapp browse -- -flagged`.
    """
    from quizapp.door import is_terminal, look_up  # noqa: PLC0415 - imports when it runs
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.filter import parsed, unknown  # noqa: PLC0415 - as above
    from quizapp.hint import did_you_mean  # noqa: PLC0415 - as above
    from quizapp.study.dueday import day_named  # noqa: PLC0415 - as above
    from quizapp.study.finding import SORTS, Finder  # noqa: PLC0415 - as above
    from quizapp.study.tending import Tending  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    if sort not in SORTS:
        raise UsageError(
            f"There is no order `{sort}`.", did_you_mean(sort, SORTS, f"Possible: {', '.join(SORTS)}.")
        )
    texts = {"flag": flag, "note": note, "due": due}
    wanted = [each for each in (do, *(name for name, text in texts.items() if text is not None)) if each]
    if len(wanted) + undo > 1:
        raise UsageError(
            "One thing is done at a time.", "Give one of --suspend, --bury, --note and the like."
        )
    node = parsed(" ".join(query))
    if undo:
        with desk.store() as store:
            act = Tending(store).undo()
        say(act.said if act is not None else "There is nothing to take back.")
        return
    if not wanted and not plain and not as_json and is_terminal():
        ctx.exit(look_up(desk, "browse", " ".join(query)))
    decks, wrong = desk.decks(())
    for fault in (*map(str, wrong), *desk.faults(decks)):
        warn(fault)
    with desk.store() if wanted else desk.report() as store:
        finder = Finder(decks, store, desk.places.cache)
        for _step in finder.build():
            pass
        found = finder.find(node, sort)
        if not wanted:
            _print(finder, found[:limit], as_json=as_json, total=len(found))
            if not found and (said := unknown(node, finder.values())):
                warn(said)
            return
        cards = tuple(item.card for item in found[:limit] if item.card)
        if cards and not yes:
            click.confirm(f"{wanted[0].capitalize()} {counted(len(cards), 'card')}?", abort=True, err=True)
        day = day_named(due, store.today()) if due is not None else None
        tending = Tending(store)
        act = _done(tending, wanted[0], cards, flag if flag is not None else note or "", day)
    if as_json:
        print_json({"cards": list(act.cards), "said": act.said})
    else:
        say(act.said)
    if act.cards:
        warn("`quizapp browse --undo` takes it back.")


def _done(tending: Tending, what: str, cards: tuple[str, ...], text: str, day: Any) -> Act:  # noqa: ANN401 - a date, where one is set
    if what in {"flag", "note"}:
        act: Act = getattr(tending, what)(cards, text)
        return act
    if what == "due":
        return tending.set_due(cards, day)
    plainly: Callable[[tuple[str, ...]], Act] = getattr(tending, what)
    return plainly(cards)


def _print(finder: Finder, found: list[Item], *, as_json: bool, total: int) -> None:
    from quizapp.marks import MEMORY  # noqa: PLC0415 - imports when it runs
    from quizapp.safe import one_line  # noqa: PLC0415 - as above
    from quizapp.study.dossier import due_in_words  # noqa: PLC0415 - as above

    rows = []
    for item in found:
        memory, (prompt, answer) = finder.memory(item), finder.told(item)
        rows.append(
            {
                "card": item.card or None,
                "deck": item.deck,
                "fact": item.key,
                "facet": item.facet or None,
                "prompt": prompt,
                "answer": answer,
                "memory": MEMORY[memory.firmness if memory is not None else 0].word if item.card else None,
                "due": memory.due.isoformat() if memory is not None and memory.due is not None else None,
                "lapses": memory.lapses if memory is not None else 0,
                "stands": due_in_words(memory, finder.today) if item.card else "makes no card",
            }
        )
    if as_json:
        print_json(rows)
        return
    for row in rows:
        name = row["card"] or f"{row['deck']}/{row['fact']}"
        say(one_line(f"{name}  [{row['memory'] or 'no card'}, {row['stands']}]"))
        say(one_line(f"    {row['prompt']} → {row['answer']}" if row["answer"] else f"    {row['prompt']}"))
    warn(
        f"{len(rows)} of {total} found, {finder.total} in all."
        if total
        else f"Nothing is found among {finder.total}."
    )
