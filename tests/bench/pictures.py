"""Make the README's pictures from the shipped decks: `python tests/bench/pictures.py`.

Writes PNG files under `.github/pictures/`, and beside each what stands on its screen, by which a test sees
that it is out of date. Needs `rsvg-convert` (Debian's librsvg2-bin) and a monospaced font with the marks,
such as DejaVu Sans Mono.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.config import Settings
from quizapp.library import Library
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment
from quizapp.response import Pick
from quizapp.tui.app import QuizApp, Start

sys.path.insert(0, str(Path(__file__).parent.parent))
from painted import painted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / ".github" / "pictures"
AT = 1_795_341_600_000  # 22 November 2026, 10:00 UTC
DAY = 86_400_000
CARD = "north-korea-2021/japan-abductees#holder"


class Picture(NamedTuple):
    """A screen in a window of `size`, in a theme, after so many `days` of study, at the end of a `walk`."""

    walk: Callable[[Pilot[int]], Awaitable[None]]
    size: tuple[int, int] = (88, 24)
    theme: str = "ink"
    days: int = 9
    card: str = ""


def pressed(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Return a walk of key presses from Home."""

    async def walk(pilot: Pilot[int]) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.app.workers.wait_for_complete()

    return walk


async def answered(pilot: Pilot[int]) -> None:
    """Skip to the card, and answer it rightly."""
    screen: Any = pilot.app.screen
    while (asked := screen.session.current).question.card.id != CARD:
        await pilot.press("s")
    assert isinstance(asked.question.shape, Pick)
    await pilot.press(str(asked.question.shape.right + 1))


PICTURES_OF = {
    "study": Picture(answered, days=0, card=CARD),
    "home": Picture(pressed(), theme="paper"),
    "timeline": Picture(pressed("t", "g", "g", "end", *["plus"] * 5, *["left"] * 4), size=(100, 28)),
    "positions": Picture(pressed("m", "down", "right"), size=(112, 30), theme="paper"),
    "stats": Picture(pressed("s"), size=(96, 34), days=40),
}


async def take(picture: Picture) -> tuple[str, str]:
    """Take a picture: return it as SVG, and what stands on the screen as text and styles."""
    now = [AT - picture.days * DAY]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "p.db", device="picture", now=lambda: Moment(now[0])) as store,
    ):
        start = Start(
            library=Library((ROOT / "decks",), Path(folder)), store=store, now=lambda: now[0], rng=Random(5),
            settings=Settings(theme=picture.theme, reduced_motion=True),
        )  # fmt: skip
        for _ in range(picture.days):
            await study_a_day(start, now)
        if picture.card:
            store.set_due(picture.card, store.today())  # so that it comes today
        named = (picture.card.partition("/")[0],) if picture.card else ()
        app = QuizApp(start._replace(rng=Random(5), named=named, study=bool(named)))
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            await picture.walk(pilot)
            await pilot.pause()
            return app.export_screenshot(title="quizapp"), painted(app)


async def study_a_day(start: Start, now: list[int]) -> None:
    """Answer a day's cards, most of them rightly, and go to the next day."""
    from quizapp.response import Arrange, Arranged, Pair, Paired, Picked, Place, Reveal, Ticked, Wrote
    from quizapp.study.session import Session

    decks, _wrong = start.library.decks()
    session = Session(decks, start.store, start.settings, now=start.now, rng=start.rng)
    while session.current is not None:
        shape = session.current.question.shape
        now[0] += 11_000
        good = start.rng.random() < 0.85
        if isinstance(shape, Pick):
            session.respond(Picked(shape.right if good else (shape.right + 1) % len(shape.options)))
        elif isinstance(shape, Reveal):
            session.respond(Ticked(tuple(range(len(shape.points))) if good else (), 3 if good else 1))
        elif not good:
            session.give_up()
        elif isinstance(shape, Arrange):
            session.respond(Arranged(shape.order))
        elif isinstance(shape, Pair):
            session.respond(Paired(shape.pairs))
        elif isinstance(shape, Place):
            session.respond(Picked(shape.right))
        else:
            session.respond(Wrote(session.current.question.expected))
        session.next()
    now[0] += DAY - (now[0] - AT) % DAY


def save(name: str, svg: str, seen: str) -> None:
    """Write a picture as a PNG with a font of this machine, and what stands on it."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    PICTURES.mkdir(parents=True, exist_ok=True)
    target = PICTURES / f"{name}.png"
    converter = shutil.which("rsvg-convert")
    if converter is None:
        sys.exit("rsvg-convert is missing: install librsvg2-bin.")
    subprocess.run([converter, "-w", "1400", "-o", target, "/dev/stdin"], input=svg.encode(), check=True)
    said_of(name).write_text(f"{seen}{digest(target)}\n", encoding="utf-8")


def said_of(name: str) -> Path:
    """Return the file that says what stands on a picture."""
    return PICTURES / f"{name}.txt"


def digest(picture: Path) -> str:
    """Return what tells a picture from another."""
    return f"-- sha256 {hashlib.sha256(picture.read_bytes()).hexdigest()}"


def main() -> None:
    """Take them all."""
    for name, picture in PICTURES_OF.items():
        save(name, *asyncio.run(take(picture)))


if __name__ == "__main__":
    main()
