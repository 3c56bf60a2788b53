"""A first deck to write one's own in: a head, and examples of the kinds of fact that are asked for.

The examples stand in `starters/`, one file for each kind. There, `#needs KIND` brings another kind in, and
the lines from `#if KIND` to `#end` are written where that kind is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.deckschema import FILE, as_text
from quizapp.errors import UsageError
from quizapp.facts import kind_of
from quizapp.hint import did_you_mean
from quizapp.paths import expanded
from quizapp.safe import one_line
from quizapp.shapes import Reader
from quizapp.shelf import ENDINGS, HEAD_FILE, is_deck_folder
from quizapp.whole import new_file, new_folder
from quizapp.wording import capital
from quizapp.yamltree import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "AUTHOR",
    "LICENCE",
    "SOURCE",
    "Plan",
    "all_starters",
    "checked_id",
    "files",
    "id_of",
    "kinds_in",
    "place_of",
    "title_of",
    "write",
]

_HERE = Path(__file__).parent / "starters"
LICENCE = "CC-BY-4.0"
SOURCE = "Chariots for Apollo: A History of Manned Lunar Spacecraft"
AUTHOR = "Courtney G. Brooks, James M. Grimwood and Loyd S. Swenson Jr."
_LONGEST_ID = 48  # characters
_DIRECTIVE = re.compile(r"#(needs|if|end)\b ?(.*)")
# What needs no quotes, outside brackets, whatever it is read as.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,'()/-]*[\w.)])?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off"}  # texts to us, to an editor something else


class Plan(NamedTuple):
    """What a first deck is to be: its head, and the kinds of fact to show."""

    title: str
    id: str
    kinds: tuple[str, ...]
    source: str = SOURCE
    author: str = AUTHOR
    licence: str = LICENCE


@cache
def all_starters() -> tuple[str, ...]:
    """Return the kinds of fact that there are examples of: the files that stand in `starters/`."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))


def kinds_in(said: str) -> tuple[str, ...]:
    """Return the kinds that a text names, and those that they need; raises UsageError naming the nearest."""
    known = {kind_of(kind).SECTION: kind for kind in all_starters()} | {kind: kind for kind in all_starters()}
    words = [word for word in re.split(r"[\s,;]+", said.casefold()) if word]
    for word in words:
        if word not in known:
            hint = did_you_mean(word, known, f"Possible: {', '.join(all_starters())}.")
            raise UsageError(f"There is no kind of fact `{one_line(word)}`.", hint)
    if not words:
        raise UsageError("A deck needs a kind of fact.", f"Possible: {', '.join(all_starters())}.")
    return _with_needs({known[word] for word in words})


def _with_needs(kinds: set[str]) -> tuple[str, ...]:
    while missing := {need for kind in kinds for need in _needs(kind)} - kinds:
        kinds = kinds | missing
    return tuple(kind for kind in all_starters() if kind in kinds)


@cache
def _needs(kind: str) -> frozenset[str]:
    found = (_DIRECTIVE.fullmatch(line) for line in _starter(kind).splitlines())
    return frozenset(each[2] for each in found if each and each[1] == "needs")


@cache
def _starter(kind: str) -> str:
    return (_HERE / f"{kind}.yaml").read_text(encoding="utf-8")


def place_of(path: str, *, as_folder: bool | None) -> tuple[Path, bool]:
    """Return where a deck is to be, and whether as a folder: by its ending, where nothing is said."""
    place = expanded(path)
    ending = place.suffix in ENDINGS
    if as_folder and ending:
        raise UsageError(f"{one_line(path)} has the ending of a file.", "Name the folder without it.")
    if as_folder is False and not ending:
        place = place.with_name(f"{place.name}.yaml")
    if not place.name.isprintable():
        raise UsageError("The name of the deck holds what cannot be shown.", "Give it another name.")
    around = next((each for each in place.absolute().parents if is_deck_folder(each)), None)
    if around is not None:
        raise UsageError(f"{place} lies in the deck {around}.", "Name a path outside it.")
    return place, not (ending or as_folder is False)


def title_of(place: Path) -> str:
    """Return the title that is offered for a deck at a place: its name in words."""
    name = one_line(place.absolute().name.removesuffix(place.suffix if place.suffix in ENDINGS else ""))
    return capital(" ".join(re.split(r"[\s_-]+", name)).strip()) or "My first deck"


def id_of(title: str) -> str:
    """Return the id that is offered for a title: its words."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title).lower())
    return unicodedata.normalize("NFC", "-".join(words)[:_LONGEST_ID].strip("-")) or "my-first"


def checked_id(text: str) -> str:
    """Return an id in one spelling; raises UsageError for what the reader would not take."""
    wrong: list[str] = []
    reader = Reader(lambda _node, code, said, hint, advice=False: wrong.extend((said, hint)))  # noqa: ARG005 - the reader's
    made = reader.key(Scalar(text.strip(), 1, 1, plain=True))
    if made is None:
        raise UsageError(one_line(wrong[0]), wrong[1])
    return made


def files(plan: Plan, name: str = "") -> dict[str, str]:
    """Return the texts of the deck's files and of its schema, by their names.

    With a name it is one file of that name, otherwise a head and a file for each kind of fact.
    """
    kinds = _with_needs(set(plan.kinds))
    parts = {kind: _example(kind, kinds) for kind in kinds}
    made = {FILE: as_text()}
    if name:
        whole = "\n\n".join(["\n".join(_head(plan, "The facts below")), *parts.values()])
        return made | {name: f"{_modeline()}\n{whole}\n"}
    head = "\n".join(_head(plan, "The facts in the other files of this folder"))
    made[HEAD_FILE] = f"{_modeline()}\n{head}\n"
    for kind, text in parts.items():
        made[f"{kind_of(kind).SECTION}.yaml"] = f"{_modeline()}\n{text}\n"
    return made


def write(plan: Plan, place: Path, *, folder: bool) -> list[Path]:
    """Write a first deck, whole or not at all, and return the paths of its files; raises QuizError.

    A schema that lies beside a deck's one file stays as it is.
    """
    if folder:
        return new_folder(place, files(plan))
    made = files(plan, place.name)
    return new_file(place, made.pop(place.name), made)


def _modeline() -> str:
    return f"# yaml-language-server: $schema=./{FILE}"


def _example(kind: str, kinds: Iterable[str]) -> str:
    """Return the example of a kind, without what another kind would have to be there for."""
    kept, wanted = [], True
    for line in _starter(kind).splitlines():
        directive = _DIRECTIVE.fullmatch(line)
        if directive is None:
            kept += [line] if wanted else []
        elif directive[1] != "needs":
            wanted = directive[1] == "end" or directive[2] in kinds
    return "\n".join(kept).strip()


def _head(plan: Plan, facts: str) -> Iterator[str]:
    yield "# By the line above, an editor completes and explains every key."
    yield f"# {facts} are examples: write your own in their place."
    yield ""
    yield "# Progress is filed under this id, so keep it for good; the title may change."
    yield f"deck: {_scalar(plan.id)}"
    yield "format: 1"
    yield f"title: {_scalar(plan.title)}"
    yield "# about: What it covers, in a sentence."
    yield f"licence: {_scalar(plan.licence)}"
    yield ""
    yield "# The texts that facts are taken from; a fact names one by its key: `source: chariots ¶3`."
    yield "sources:"
    if (plan.source, plan.author) != (SOURCE, AUTHOR):
        yield "  mine:"
        yield f"    title: {_scalar(plan.source)}"
        if plan.author:
            yield f"    author: {_scalar(plan.author)}"
        yield "  # The examples are from this one; it can go when they go."
    yield "  chariots:"
    yield f"    title: {_scalar(SOURCE)}"
    yield f"    author: {_scalar(AUTHOR)}"
    yield "    date: 1979"
    yield "    short: Chariots for Apollo"


def _scalar(text: str) -> str:
    """Return a text as a YAML scalar: quoted, unless it surely needs none."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    # JSON's quotes are YAML's; two characters that are none have to be spelt.
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.replace("\ufffe", "\\uFFFE").replace("\uffff", "\\uFFFF")
