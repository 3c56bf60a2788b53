"""text: headings, sentences and aligned rows, with bars where the terminal can, or in words alone."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from quizapp.columns import beginning, padded, width, wrapped
from quizapp.heat import HEAT, grid
from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.study.report import AHEAD
from quizapp.tabled import period_in_words, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.study.report import Report
    from quizapp.tabled import Section, Value

__all__ = ["write"]

_BARS = "▁▂▃▄▅▆▇█"
_BAR = 12  # cells of a bar
_SHOWN = {"calendar": 14, "ahead": 12, "remembered": 12, "calibration": 30, "time": 16}  # rows, the newest
_LIST = 10
_SHARES = {"share", "low", "high", "expected", "came"}
_DAYS = "MTWTFSS"


def write(reports: Sequence[Report], columns: int = 80, *, plain: bool = False) -> str:
    """Return the figures as lines."""
    said = [f"{counted(reports[0].streak, 'day')} in a row"] if reports else []
    for told in reports:
        said += ["", one_line(told.scope.title), f"{period_in_words(told)}."]
        for section in sections(told):
            said += ["", f"{section.title}", *_sentences(section, columns)]
            said += _in_words(section, columns) if plain else _drawn(section, told, columns)
    return "".join(f"{line}\n" for line in said)


def _sentences(section: Section, columns: int) -> Iterator[str]:
    for said in section.said:
        yield from (f"  {line}" for line in wrapped(one_line(said), columns - 2))


def _rows(section: Section) -> list[tuple[tuple[Value, ...], float | None]]:
    """Return the rows that are worth a line, the newest of those that follow in time, each with its bar."""
    pairs = list(zip_longest(section.rows, section.bars))
    if section.name in _SHOWN:
        return pairs[-_SHOWN[section.name] :]
    return pairs if section.name == "memory" else pairs[:_LIST]


def _in_words(section: Section, columns: int) -> Iterator[str]:
    """Yield each row as a sentence: what it is, and each measure with its name."""
    rows = _rows(section)
    if section.name == "ahead":
        rows = [(row, None) for row in (*section.rows[:7], *section.rows[AHEAD:])]
    for row, _bar in rows:
        measures = ", ".join(
            f"{name} {_shown(value, name)}"
            for name, value in zip(section.columns[1:], row[1:], strict=True)
            if value not in {0, "", None}
        )
        for number, line in enumerate(wrapped(one_line(f"{row[0]}: {measures or 'none'}"), columns - 4)):
            yield f"  {'  ' if number else ''}{line}"


def _drawn(section: Section, told: Report, columns: int) -> Iterator[str]:
    if section.name == "calendar":
        if section.rows:
            yield from _calendar(told, columns)
        return
    if section.name in {"hardest", "confusions"}:
        yield from _listed(section, columns)
        return
    if section.name == "ahead":
        if any(section.bars[:AHEAD]):
            yield f"  {AHEAD} days  {''.join(_level(bar) for bar in section.bars[:AHEAD])}"
        if not any(section.bars):
            return
    yield from _table(section, columns)


def _calendar(told: Report, columns: int) -> Iterator[str]:
    weeks = grid(told.history.heat, told.today, min(53, columns - 6))
    for number, name in enumerate(_DAYS):
        marks = "".join(HEAT[week[number].step].mark for week in weeks if number < len(week))
        yield f"  {name} {marks}".rstrip()
    yield "    " + "  ".join(f"{sign.mark} {sign.word}" for sign in HEAT)


def _listed(section: Section, columns: int) -> Iterator[str]:
    """Yield rows that are mostly text, each on lines of its own."""
    for row, _bar in _rows(section):
        if section.name == "confusions":
            yield beginning(f"  {row[2]}×  {one_line(str(row[0]))}", columns)
            continue
        card, asked, answer, lapses, why, advice = (one_line(str(each)) for each in row)
        yield beginning(f"  {lapses}×  {asked} → {answer}", columns)
        yield from (f"      {line}" for line in wrapped(f"{card}: {why}. {advice}", columns - 6))


def _table(section: Section, columns: int) -> Iterator[str]:
    rows = _rows(section)
    if not rows:
        return
    cells = [
        [one_line(_shown(value, name)) for name, value in zip(section.columns, row, strict=True)]
        for row, _ in rows
    ]
    widths = [max(width(each) for each in column) for column in zip(section.columns, *cells, strict=True)]
    rest = sum(widths[1:]) + 2 * len(widths[1:]) + 2
    barred = bool(section.bars) and columns - rest - _BAR - 2 >= min(widths[0], _BAR)
    widths[0] = max(min(widths[0], columns - rest - (_BAR + 2) * barred), 4)
    yield _line(section.columns, widths)
    for texts, (_row, bar) in zip(cells, rows, strict=True):
        drawn = f"  {_bar(bar)}" if barred and bar is not None else ""
        yield f"{_line(texts, widths)}{drawn}".rstrip()


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    first = padded(beginning(texts[0], widths[0]), widths[0])
    others = (" " * (room - width(text)) + text for text, room in zip(texts[1:], widths[1:], strict=True))
    return "  ".join(("", first, *others))


def _bar(share: float) -> str:
    """Draw a share as a bar of whole cells and one that is begun."""
    eighths = round(share * _BAR * 8)
    return "█" * (eighths // 8) + (" ▏▎▍▌▋▊▉"[eighths % 8] if eighths % 8 else "")


def _level(share: float) -> str:
    return _BARS[min(int(share * len(_BARS)), len(_BARS) - 1)] if share else " "


def _shown(value: Value, name: str) -> str:
    if value is None:
        return ""
    if name in _SHARES and isinstance(value, (int, float)):
        return f"{value:.0%}"
    return str(value)
