"""Make the README's pictures from the shipped decks: `python tests/bench/pictures.py`.

Writes PNG files under `.github/pictures/`; needs `rsvg-convert` (Debian's librsvg2-bin) and a monospaced
font with the marks, such as DejaVu Sans Mono.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from quizapp.config import Settings
from quizapp.library import Library
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment
from quizapp.response import Pick
from quizapp.tui.app import QuizApp, Start

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / ".github" / "pictures"
AT = 1_795_341_600_000  # 22 November 2026, 10:00 UTC
CARD = "north-korea-2021/japan-abductees#holder"


async def take(name: str, size: tuple[int, int], theme: str, *, card: str = "", days: int = 0) -> None:
    """Take one picture: of Home after some days of study, or of a card answered rightly."""
    now = [AT - days * 86_400_000]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "p.db", device="picture", now=lambda: Moment(now[0])) as store,
    ):
        library = Library((ROOT / "decks",), Path(folder))
        start = Start(
            library=library, store=store, settings=Settings(theme=theme), now=lambda: now[0], rng=Random(5),
            named=(card.partition("/")[0],) if card else (), study=bool(card) or bool(days),
        )  # fmt: skip
        if card:
            store.set_due(card, store.today())  # so that it comes today
        for _ in range(days):
            await study_a_day(start, now)
        start = Start(
            library=library, store=store, settings=Settings(theme=theme), now=lambda: now[0], rng=Random(5),
            named=start.named, study=bool(card),
        )  # fmt: skip
        app = QuizApp(start)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if card:
                while (asked := app.screen.session.current).question.card.id != card:  # type: ignore[attr-defined]
                    await pilot.press("s")
                assert isinstance(asked.question.shape, Pick)
                await pilot.press(str(asked.question.shape.right + 1))
            await pilot.pause()
            save(name, app.export_screenshot(title="quizapp"))


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
    now[0] += 86_400_000 - (now[0] - AT) % 86_400_000


def save(name: str, svg: str) -> None:
    """Write a screenshot as a PNG with a font of this machine."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    PICTURES.mkdir(parents=True, exist_ok=True)
    target = PICTURES / f"{name}.png"
    converter = shutil.which("rsvg-convert")
    if converter is None:
        sys.exit("rsvg-convert is missing: install librsvg2-bin.")
    subprocess.run([converter, "-w", "1400", "-o", target, "/dev/stdin"], input=svg.encode(), check=True)


def main() -> None:
    """Take them all."""
    asyncio.run(take("study", (88, 24), "ink", card=CARD))
    asyncio.run(take("home", (88, 24), "paper", days=9))


if __name__ == "__main__":
    main()
