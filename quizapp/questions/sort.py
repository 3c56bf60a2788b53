"""sort: three to six statements, each to be given to one of two: who holds it, who says it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.facts import sorting_of
from quizapp.fold import squeeze
from quizapp.question import Question
from quizapp.response import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Option

LEVEL = 1
LEAST, MOST = 3, 6  # statements shown
WIDE, ROWS = 30, 10  # letters of a statement in a row, and rows for all, of which a small window has room
EXAMPLE = (
    """
deck: example
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
contrasts:
  border: {on: The border, between: {france: wants it moved, spain: wants it left alone}}
  war: {on: The war, between: {france: wants it over, spain: wants it won}}
""",
    "border#france",
    "Who holds what?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make statements to sort; None where the deck has too few that belong to one of two and not to both."""
    del mistaken
    sorting = sorting_of(card.fact.kind)
    if "sort" not in card.kinds or sorting is None:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    ways = list(sorting.groups(card, around))
    rng.shuffle(ways)
    drawn = ((prompt, two, _chosen(card.fact.key, found(), rng)) for prompt, two, found in ways)
    fair = next((each for each in drawn if each[2]), None)
    if fair is None:
        return None
    prompt, two, chosen = fair
    own_key = card.fact.key
    about = next(place for place, (item, _side) in enumerate(chosen) if item.key == own_key)
    turned = rng.random() < 0.5  # noqa: PLR2004 - the right group is as often the second
    groups = two[::-1] if turned else two
    pair = Pair(
        tuple(item for item, _side in chosen),
        groups,
        tuple(1 - side if turned else side for _item, side in chosen),
        about,
        many=True,
        cards=tuple(f"{card.deck}/{item.key}#{sorting.facet(card, two[side])}" for item, side in chosen),
    )
    return Question(
        card, "sort", prompt, pair, 1 / len(groups), seed,
        gives=tuple(each for each in pair.cards if each != card.id),
    )  # fmt: skip


def _chosen(key: str, items: Sequence[tuple[Option, int]], rng: Random) -> list[tuple[Option, int]]:
    """Draw the statements: the card's own, one at least of the other side, and no two that read alike.

    Of long ones it draws fewer. None where its own is not of the first side, or there are too few.
    """
    own = next((item for item in items if item[0].key == key and item[1] == 0), None)
    if own is None:
        return []
    rest = [item for item in items if item[0].key != key]
    rng.shuffle(rest)
    rest.sort(key=lambda item: item[1] == own[1])  # those of the other side first …
    half = rest[: MOST // 2] + [item for item in rest if item[1] == own[1]]  # … but not those alone
    chosen = [own]
    room = ROWS - _rows(own[0].text)
    seen = {squeeze(own[0].text)}
    for item in half:
        fits = len(chosen) < LEAST or _rows(item[0].text) <= room
        if squeeze(item[0].text) not in seen and len(chosen) < MOST and fits:
            seen.add(squeeze(item[0].text))
            chosen.append(item)
            room -= _rows(item[0].text)
    rng.shuffle(chosen)
    return chosen if len(chosen) >= LEAST and {side for _item, side in chosen} == {0, 1} else []


def _rows(text: str) -> int:
    return -(-len(text) // WIDE)
