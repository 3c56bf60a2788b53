"""The way to every screen: what is opened, and what is pressed until it is there, over decks in any script."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from fullness import full

from quizapp.progress.event import Review

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    Learner = Any  # of the tests' conftest

__all__ = ["LETTERS", "WALKS", "Walk", "english", "latin", "wide"]

DAY = 86_400_000
DECK = """
deck: seen
title: «Policy of spring»
study: {new_per_day: 9}
sources:
  goto: {title: «An article of April», short: «Goto», author: «Shihoko Goto», date: 2021-04}
  lee: {title: «Another one», short: «Lee», author: «Helen Lee», date: 2021-03}
issues:
  arms: {name: «Nuclear arms and missiles», short: «Arms»}
  talks: {name: «Talks without conditions», short: «Talks»}
actors:
  japan: {name: «Japan», kind: government, source: goto ¶1}
  korea: {name: «South Korea», also: [«Seoul»], kind: government, source: lee ¶1}
  kono: {name: «Taro Kono», role: «defence minister», of: japan, as_of: 2020, also: [«Kono Taro»], confused_with: [kishi], facets: [role], ask_as: [choice], source: goto ¶2, note: «Before the other one»}
  kishi: {name: «Nobuo Kishi», role: «next minister», of: japan, as_of: 2021, facets: [role], ask_as: [choice], source: goto ¶3}
  moon: {name: «Moon Jaein», role: «president of the South», of: korea, as_of: 2021, facets: [role], ask_as: [choice], source: lee ¶2}
events:
  missile: {what: «The first missile flies over the sea», short: «First missile», when: 1993, who: japan, facets: [when], ask_as: {when: [choice]}, wrong: {when: [1991, 1995, 1998]}, source: lee ¶4}
  summit: {what: «The two leaders meet for a summit», short: «The summit», when: 2018-06, who: korea, facets: [when], ask_as: {when: [typed]}, source: goto ¶4, note: «It ended with a paper», outside: «The paper was short»}
  letter: {what: «A letter of five families is read», short: «The letter», when: about 2018, who: [japan, korea], facets: [when], ask_as: {when: [choice]}, wrong: {when: [about 2012, about 2015]}, source: goto ¶5}
positions:
  first: {holder: japan, issue: arms, stance: «wants all of them gone», short: «all gone», why: [«they reach its cities»], wrong: {stance: [«waits for others», «builds its own»]}, facets: [stance], ask_as: {stance: [choice]}, according_to: goto, as_of: 2021, source: goto ¶6}
  second: {holder: korea, issue: arms, stance: «takes them for one aim of many», short: «one aim», wrong: {stance: [«waits for others», «builds its own»]}, facets: [stance], ask_as: {stance: [choice]}, according_to: lee, as_of: 2021, source: lee ¶6}
  third: {holder: korea, issue: talks, stance: «wants them soon», short: «soon», wrong: {stance: [«wants none», «wants them later»]}, facets: [stance], ask_as: {stance: [choice]}, according_to: goto, as_of: 2020, source: goto ¶7}
cards:
  points: {ask: «Why does the letter matter», points: [«Families were named», «Others had kept silent»], source: goto ¶8}
"""  # fmt: skip
BROKEN = """
deck: broken
title: «A deck in work»
cards:
  one: {aks: «None», ask: «Which city is it», answer: «Seoul», wrong: [«Tokyo», «Busan»], ask_as: [choice]}
  two: {source: nowhere ¶1, ask: «Which sea is it», answer: «East Sea»}
"""

# -- in which script -------------------------------------------------------------------------------


def english(text: str) -> str:
    """Return a deck as it is written above."""
    return _MARKED.sub(lambda found: f'"{found[1]}"', text)


def latin(text: str) -> str:
    """Return a deck in words of letters that no message of ours has, each letter a cell wide."""
    return _MARKED.sub(lambda found: '"' + _WORD.sub(lambda word: _made(word[0])[0], found[1]) + '"', text)


def wide(text: str) -> str:
    """Return the same deck in words that take the same cells, of wide, combining and joined characters."""
    return _MARKED.sub(lambda found: '"' + _WORD.sub(lambda word: _made(word[0])[1], found[1]) + '"', text)


_MARKED = re.compile("«([^»]*)»")
_WORD = re.compile("[A-Za-z]+")
LETTERS = "жцшщъыьэюя"  # in the order of their numbers, as the syllables are, so that both sort alike
_FIRST = ord("가")
_REST = (("шя", "日"), ("ъ", "x\u0302"), ("юы", "👍"), ("эъ", "本"), ("щ", "q\u0308"), ("цж", "🇰🇷"), ("яыюъ", "👩\u200d🌾"), ("э", "❤\ufe0f"))


def _made(word: str) -> tuple[str, str]:
    """Return a word of as many cells as this has, two at least, in letters and in wide characters."""
    number = _WORDS.index(word.lower())
    rest = _REST if word.lower() in _DECKS_WORDS else _REST[:-1]  # a quoted line of a file leaves more room for it
    narrow, broad = LETTERS[number // 10] + LETTERS[number % 10], chr(_FIRST + number)
    turn = number
    while len(narrow) < len(word):
        one, other = rest[turn % len(rest)]
        turn += 1
        if len(narrow) + len(one) <= max(len(word), 2):
            narrow, broad = narrow + one, broad + other
    return narrow, broad


def _words(text: str) -> set[str]:
    return {word.lower() for part in _MARKED.findall(text) for word in _WORD.findall(part)}


_DECKS_WORDS = _words(DECK) - _words(BROKEN)
_WORDS = sorted(_words(DECK) | _words(BROKEN))

# -- to which screen -------------------------------------------------------------------------------


class Walk(NamedTuple):
    """How a screen is reached: what the app is opened with, and what is done then."""

    walk: Callable[[Learner], Awaitable[None]]
    study: bool = True
    settings: Mapping[str, Any] = MappingProxyType({})
    watching: bool = False


def keys(*pressed: str, **given: Any) -> Walk:
    """Return a walk of key presses."""

    async def walk(learner: Learner) -> None:
        await learner.press(*pressed)
        await learner.app.workers.wait_for_complete()
        await learner.pilot.pause()

    return Walk(walk, **given)


def studied(learner: Learner) -> None:
    """Write some weeks of study into the log."""
    for number in range(9):
        wrong = number % 4 == 3
        for key, other in (("kono#role", "kishi"), ("missile#when", ""), ("second#stance", "")):
            verdict, rating = ("wrong", 1) if wrong else ("right", 3)
            data = {"took_for": other} if wrong and other else None
            learner.store.record(Review(f"seen/{key}", verdict, float(not wrong), rating, ms=9_000, data=data))
        learner.wait(4 * DAY)
    learner.app.changed = True


def after_weeks(*pressed: str) -> Walk:
    """Return a walk that begins after some weeks of study."""

    async def walk(learner: Learner) -> None:
        studied(learner)
        await learner.press(*pressed)
        await learner.app.workers.wait_for_complete()
        await learner.pilot.pause()

    return Walk(walk, study=False)


async def _verdict(learner: Learner) -> None:
    await learner.skip_to("1   ")
    await learner.press(learner.wrong())


async def _summary(learner: Learner) -> None:
    await _verdict(learner)
    await learner.press("escape")


async def _fact(learner: Learner) -> None:
    studied(learner)
    learner.app.open_fact("seen", "kono")
    await learner.pilot.pause()


async def _paper(learner: Learner) -> None:
    await learner.press("p")
    await learner.type("exam")
    await learner.press("enter")
    for _ in range(30):
        if "points" in learner.sees().splitlines()[1]:
            break
        await learner.press("ctrl+g" if learner.app.screen.typing else "g")
    else:
        await learner.press("escape", "escape")


async def _play(learner: Learner) -> None:
    await learner.press("p")
    await learner.type("exam")
    await learner.press("enter")


async def _rescue(learner: Learner) -> None:
    await learner.skip_to("1   ")
    with full(learner.store.path):
        await learner.press(learner.answer(), "o")


async def _ask(learner: Learner) -> None:
    from quizapp.tui.screens.ask import Ask

    await learner.press("b")
    learner.app.push_screen(Ask("Begin 24 cards anew? u undoes it.", "begin anew"))
    await learner.pilot.pause()


async def _newkey(learner: Learner) -> None:
    await learner.press("comma", *["pagedown"] * 9, "enter")


WALKS = {
    "home": after_weeks("s", "escape"),
    "study": Walk(_verdict),
    "summary": Walk(_summary),
    "fact": Walk(_fact, study=False),
    "browse": after_weeks("b"),
    "due": after_weeks("b", *["down"] * 4, "escape", "d"),
    "note": after_weeks("b", *["down"] * 4, "escape", "n"),
    "ask": Walk(_ask, study=False),
    "cast": after_weeks("c", "down", "down"),
    "positions": after_weeks("m", "right"),
    "timeline": after_weeks("t", "g"),
    "seek": after_weeks("t", "slash"),
    "stats": after_weeks("s"),
    "period": after_weeks("s", "t"),
    "flag": keys("f"),
    "fresh": keys(settings={"show_new": True}),
    "help": keys("question_mark", study=False),
    "palette": keys("ctrl+p", study=False),
    "paper": Walk(_paper, study=False),
    "play": Walk(_play, study=False),
    "rescue": Walk(_rescue),
    "settings": keys("comma", study=False),
    "newkey": Walk(_newkey, study=False),
    "type": keys("comma", "enter", study=False),
    "tour": keys("v", study=False),
    "watch": keys(watching=True),
    "explain": keys("e", watching=True),
}
