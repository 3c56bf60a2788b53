"""check: say everything that is wrong in decks, and where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, Word, as_json, desk_of, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from quizapp.coverage import Coverage, Paragraph
    from quizapp.deck import Problem
    from quizapp.inspection import Inspection
    from quizapp.progress.event import Event
    from quizapp.reports import Found


def _formats() -> Sequence[str]:
    from quizapp.reports import all_formats  # noqa: PLC0415 - imports when it runs

    return all_formats()


def _explicable() -> Sequence[str]:
    from quizapp.rules import all_codes  # noqa: PLC0415 - imports when it runs

    return ("", "all", *all_codes())


@click.command("check")
@click.argument("paths", nargs=-1, type=DeckName(), metavar="PATH...")
@click.option("--strict", is_flag=True, help="Let advice count as an error does.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without asking, in the files.")
@click.option("--write-keys", is_flag=True, help="Give listed cards their keys, and mend nothing else.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--log", "logs", metavar="FILE", multiple=True, type=click.Path(),
    help="A learner's log (`quizapp log`): what was overridden and flagged.",
)  # fmt: skip
@click.option(
    "--against", metavar="KEY=FILE", multiple=True,
    help="A text that the deck is taken from: say what of it no fact mentions.",
)
@click.option(
    "--format", "form", metavar="NAME", default="text", type=Word("format", _formats),
    help="text, json, github or sarif.",
)
@click.option(
    "--explain", metavar="CODE", default="", type=Word("problem with the code", _explicable),
    help="Say why a problem matters; `all` lists all.",
)
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    strict: bool,
    fix: bool,
    write_keys: bool,
    diff: bool,
    logs: tuple[str, ...],
    against: tuple[str, ...],
    form: str,
    explain: str,
    as_json: bool,
) -> None:
    """Check the decks at PATH: every problem with file, line, column and remedy.

    With --log (once for each learner), also what they insisted on against a verdict, and what they flagged.
    With --against (once for each text), also which paragraphs, dates, numbers and names no fact mentions.
    Exit code 0 where nothing is wrong, 1 if any problem is an error (with --strict, any at all) or a text is
    not covered, 2 if there is nothing to check.
    """
    from quizapp.coverage import is_whole  # noqa: PLC0415 - imports when it runs
    from quizapp.draft import draft_at  # noqa: PLC0415 - as above
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import study_day, wall  # noqa: PLC0415 - as above
    from quizapp.reading import uncollected  # noqa: PLC0415 - as above
    from quizapp.study.feedback import read_logs  # noqa: PLC0415 - as above

    if explain:
        _explain(explain)
        return
    if not paths:
        raise UsageError("Which deck is to be checked?", "Name its path or its id: `quizapp check PATH`.")
    form = "json" if as_json else form
    events = read_logs(map(expanded, logs))
    desk = desk_of(ctx)
    today = study_day(wall(), desk.settings.rollover)
    codes = _codes(fix=fix or (diff and not write_keys), write_keys=write_keys)
    places = [found for named in paths for found in desk.decks_at(named)]
    found: list[Found] = []
    rows: list[Paragraph] = []
    seen: dict[str, str] = {}
    with uncollected():
        for each in dict.fromkeys(places):
            inspection = _inspected(each, draft_at(desk.places.state, each), today, codes, diff=diff)
            problems = [*inspection.problems, *_taken(inspection, seen)]
            covered = _covered(inspection, against)
            rows += covered.rows
            found += _found(inspection, [*problems, *covered.problems], events, quiet=form != "text")
            inspection.deck.close()
    if diff:
        warn(f"{counted(len(found), 'problem')} as it stands.")
    else:
        _report(found, rows, form)
    if any(strict or one.problem.severity == "error" for one in found) or not is_whole(rows):
        ctx.exit(1)


def _inspected(path: Path, draft: Path, today: date, codes: tuple[str, ...], *, diff: bool) -> Inspection:
    """Look at a deck, once what these rules can mend is mended, and keep what it is now for the next time."""
    from quizapp.draft import keep, kept, to_keep  # noqa: PLC0415 - imports when it runs
    from quizapp.inspection import inspect  # noqa: PLC0415 - as above
    from quizapp.mending import KEYS  # noqa: PLC0415 - as above

    inspection = inspect(path, today, kept(draft))
    if codes and _mended(inspection, codes, diff=diff):
        inspection.deck.close()
        inspection = inspect(path, today, kept(draft))
    if inspection.manuscript.now and not diff:
        keep(draft, to_keep(inspection.manuscript, meant=codes not in {(), KEYS}))
    return inspection


def _found(
    inspection: Inspection, problems: list[Problem], events: list[Event], *, quiet: bool
) -> list[Found]:
    """Return the problems of a deck in file order, those that learners' logs tell of among them."""
    from quizapp.inspection import in_file_order  # noqa: PLC0415 - imports when it runs
    from quizapp.manuscript import MOST  # noqa: PLC0415 - as above
    from quizapp.reports import found_in  # noqa: PLC0415 - as above
    from quizapp.study.feedback import heard  # noqa: PLC0415 - as above

    deck, manuscript, _problems = inspection
    if not quiet:
        facts = counted(len(manuscript.facts), "fact")
        warn(f"{deck.id}: {facts}, {counted(deck.card_count(), 'card')}.")
        if deck.card_count() > MOST:
            warn(f"It is very large: the rules looked at its first {MOST:,} cards.")
    every = in_file_order([*problems, *heard(deck, events)], manuscript)
    return found_in(every, {file.name: file.path for file in manuscript.files})


def _covered(inspection: Inspection, against: tuple[str, ...]) -> Coverage:
    """Hold a deck against the texts that it is taken from."""
    from quizapp.coverage import Coverage, covered  # noqa: PLC0415 - imports when it runs

    if not against:
        return Coverage([], [])
    from quizapp.assigned import read_texts  # noqa: PLC0415 - as above

    return covered(inspection.deck, read_texts(against, inspection.deck.head.get("sources", {})))


def _taken(inspection: Inspection, seen: dict[str, str]) -> Iterator[Problem]:
    """Yield that a deck checked before has the same id."""
    from quizapp.manuscript import Finding  # noqa: PLC0415 - imports when it runs

    deck, manuscript, _problems = inspection
    place = manuscript.head("deck")
    if seen.setdefault(deck.id, place.path) != place.path:
        said = f"`{deck.id}` is the id of the deck in {seen[deck.id]} as well."
        yield Finding(place, said, "Give one of them an id of its own.").problem("id-taken", "error")


def _codes(*, fix: bool, write_keys: bool) -> tuple[str, ...]:
    """Return the codes of what is to be mended."""
    from quizapp.mending import KEYS, mending_codes  # noqa: PLC0415 - imports when it runs

    return mending_codes() if fix else KEYS if write_keys else ()


def _mended(inspection: Inspection, codes: tuple[str, ...], *, diff: bool) -> bool:
    """Mend a deck's files, or show how; say whether any was changed."""
    from quizapp.mending import mend, written_out  # noqa: PLC0415 - imports when it runs

    found = mend(inspection.manuscript, codes)
    for each in found:
        if diff:
            for line in each.diff():
                say(line)
        else:
            written_out(each)
            warn(f"{each.name}: {counted(each.edits, 'place')} mended.")
    return bool(found) and not diff


def _report(found: list[Found], rows: list[Paragraph], form: str) -> None:
    """Print what was found, and on standard error how much it is; the table of a reading comes last."""
    import shutil  # noqa: PLC0415 - imports when it runs
    import sys  # noqa: PLC0415 - as above

    from quizapp.commands import print_json, say_json  # noqa: PLC0415 - as above
    from quizapp.covertable import as_dict, summary, table  # noqa: PLC0415 - as above
    from quizapp.reports import report_of  # noqa: PLC0415 - as above
    from quizapp.reports.text import tally  # noqa: PLC0415 - as above

    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
    if rows and form == "json":
        from quizapp.reports.json import problems_in  # noqa: PLC0415 - as above

        print_json({"problems": problems_in(found), "coverage": as_dict(rows)})
        return
    write = say_json if form in {"json", "sarif"} else say
    for part in report_of(form).written(found, width):
        write(part.removesuffix("\n"))
    if form == "text":
        worst = min(found, key=lambda each: each.problem.severity != "error", default=None)
        why = f" `quizapp check --explain {worst.problem.code}` says why it matters." if worst else ""
        warn(f"{tally(found)}.{why}" if worst else "No problems.")
    if rows:
        for line in table(rows, width):
            say(line, err=form != "text")
        warn(summary(rows))


def _explain(code: str) -> None:
    """Print what a rule is about."""
    from quizapp.explained import explained  # noqa: PLC0415 - imports when it runs
    from quizapp.rules import all_codes, why  # noqa: PLC0415 - as above

    if code == "all":
        for each in all_codes():
            say(f"{each:<22}{why(each)[0]}")
    else:
        say(explained(code))
