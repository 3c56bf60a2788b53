"""Questions and verdicts as plain lines, without colour or cursor movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import VERDICTS
from quizapp.plain.shapes import shape_of
from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.study.paper import missed
from quizapp.study.telling import advice

if TYPE_CHECKING:
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.study.asked import Answered, Summary
    from quizapp.study.introducing import Introduction
    from quizapp.study.paper import Entry, Result

__all__ = [
    "asked_lines",
    "entry_lines",
    "in_days",
    "introduced_lines",
    "paper_lines",
    "summary_lines",
    "told_lines",
    "verdict_line",
]


def asked_lines(question: Question) -> list[str]:
    """Return the prompt, and what can be answered."""
    return [one_line(question.prompt), *shape_of(question).asked(question)]


def introduced_lines(new: Introduction) -> list[str]:
    """Return a new fact as it is shown before it is asked."""
    told = new.told
    said = [f"New: {new.prompt}", f"  → {told.answer}"]
    said += [f"  Why: {told.because}"] if told.because else []
    said += [f"  {each}" for each in (told.note, told.source) if each]
    return [*map(one_line, said), "(Enter asks it.)"]


def verdict_line(mark: Mark) -> str:
    """Return mark, word, the expected answer and the reason: "✗ not yet — 2019; you were one year early."."""
    sign = VERDICTS[mark.verdict]
    said = f"{sign.mark} {sign.word}"
    why = one_line(mark.why)
    if mark.verdict == "which":
        return f"{said} — {why}"
    return f"{said} — {one_line(mark.expected)}{'. ' if why[:1].isupper() else '; ' if why else ''}{why}"


def told_lines(answered: Answered) -> list[str]:
    """Return the verdict with all that is told after it; what is asked back has no more than its reason."""
    mark, told = answered.mark, answered.telling
    if mark.verdict == "which":
        follows = answered.question.then is not None
        return [f"{VERDICTS['which'].mark} {one_line(mark.why)}" if follows else verdict_line(mark)]
    lines = [verdict_line(mark), *shape_of(answered.question).told(answered)]
    lines += [f"  missing: {one_line(item)}" for item in mark.missing]
    if told.changed:
        lines.append(f"  {one_line(told.changed)}")
    if told.because:
        lines.append(f"  Why: {one_line(told.because)}")
    if told.note:
        lines.append(f"  {one_line(told.note)}")
    if told.outside:
        lines.append(f"  From elsewhere: {one_line(told.outside)}")
    if advised := advice(answered.memory):
        lines.append(f"  {advised}")
    after = "Again in this sitting" if answered.again else in_days(answered.days)
    last = "  ".join(part for part in (f"  {one_line(told.source)}" if told.source else " ", after) if part)
    return [*lines, last] if last.strip() else lines


def in_days(days: int | None) -> str:
    """Say when a card comes again; nothing of one that was only practised."""
    if days is None:
        return ""
    if days <= 0:
        return "Again today"
    return "Again tomorrow" if days == 1 else f"Again in {days} days"


def summary_lines(summary: Summary, due_tomorrow: int, left: int) -> list[str]:
    """Return what a sitting came to; `left` cards of it are still to be asked today."""
    if not summary.answered:
        return [part for part in ("Nothing was answered.", summary.waiting) if part]
    counts = ((summary.verdicts.get(verdict), sign.word) for verdict, sign in VERDICTS.items())
    parts = [f"{count} {word}" for count, word in counts if count]
    lines = [f"{summary.answered} answered: {', '.join(parts)}."]
    lines += [f"  To see again: {one_line(prompt)} → {one_line(answer)}" for prompt, answer in summary.again]
    if summary.firmer:
        lines.append(f"  Firmer now: {counted(summary.firmer, 'card')}.")
    if summary.waiting:
        lines.append(f"  {summary.waiting}")
    if left:
        lines.append(f"  Still today: {counted(left, 'card')}.")
    lines.append(f"  Tomorrow: {due_tomorrow} to review.")
    return lines


def paper_lines(result: Result, *, whole: bool) -> list[str]:
    """Return what a round came to: every line of it with its number, or those alone that were not right."""
    lines = [result.said]
    for number, entry in enumerate(result.entries, 1):
        if whole or missed(entry):
            lines += entry_lines(entry, number)
    return lines


def entry_lines(entry: Entry, number: int) -> list[str]:
    """Return a line of a result with its number, and below it what was said, what is right and where."""
    said = f"you: {one_line(entry.said)}; " if entry.said and entry.verdict != "right" else ""
    source = f"  {one_line(entry.source)}" if entry.source else ""
    return [
        f"{number:>3} {VERDICTS[entry.verdict].mark} {one_line(entry.asked)}",
        f"      {said}{one_line(entry.expected)}{source}",
    ]
