"""position: what a holder holds on an issue, why, as of when, and by whose account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.alike import alike, could_be, sayers, sayings
from quizapp.answers.points import Points
from quizapp.answers.text import Text
from quizapp.cast import actors_of, called, hidden, names, other_actors, outsiders, stated_of, written
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold
from quizapp.wording import GAP, account, as_of, capital, in_date, inferred, listed, opened, stated, which

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quizapp.fact import Around

SECTION = "positions"
FIELDS = (
    Field("holder", "refs", "Who holds it: one actor or several.", required=True, kinds=("actor",)),
    Field("issue", "ref", "On which issue.", required=True, kinds=("issue",)),
    Field("stance", "text", "What is held: a verb phrase without its subject.", required=True),
    Field("why", "texts", "The reason, or the reasons as points."),
)
FACETS = ("holder", "stance", "why")
_COLUMNS = 6  # holders of whom a table shows a few
_ROW = 60  # positions of one holder that are looked at
MAIN = "stance"
EXAMPLE = """
deck: example
sources: {lee: {title: A text, short: Lee}}
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
  england: {name: England, kind: government}
issues: {border: The border}
positions:
  f:
    {holder: france, issue: border, stance: wants it moved south, why: It is safer, according_to: lee}
  s: {holder: spain, issue: border, stance: wants it left alone, according_to: lee}
"""


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield its issue, its holders, and who holds something on which issue."""
    issue = fact.text("issue")
    yield "issue", issue
    for key in fact.texts("holder"):
        yield "holder", key
        yield "held", f"{key} {issue}"


def says(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield what is held, as the question who holds it says it, and as it is held on its issue."""
    for said in _said(fact, around):
        yield "says", said
    yield "stance", _held(fact)


def _said(fact: Fact, around: Around) -> tuple[str, ...]:
    return sayings(fact.text("stance"), actors_of(fact.texts("holder"), around))


def _held(fact: Fact) -> str:
    return f"{fact.text('issue')} {fold(fact.text('stance'))}"


def facets(fact: Fact) -> tuple[str, ...]:
    """Return holder and stance, and the reason where one is given; nothing without a holder."""
    if not fact.texts("holder"):
        return ()
    return FACETS if fact.texts("why") else FACETS[:2]


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield nothing: who holds what can always be told in one's own words."""
    del fact, around
    yield from ()


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return who holds it, what is held, or why."""
    makers = {"holder": _holder, "stance": _stance, "why": _why}
    return makers[facet](fact, actors_of(fact.texts("holder"), around), around)


def _sentence(stance: str) -> bool:
    return stance[:1].isupper()


def _dated(fact: Fact, around: Around) -> str:
    """Return when it held, where the same holder held something else on the issue at another time."""
    when = as_of(fact, around)
    for key in fact.texts("holder") if when else ():
        for other in around.sharing("held", f"{key} {fact.text('issue')}"):
            if as_of(other, around) != when and account(other, around) == account(fact, around):
                return when
    return ""


def _holder(fact: Fact, holders: Sequence[Fact], around: Around) -> Card:
    stance = hidden(fact.text("stance"), holders)
    dated = _dated(fact, around)
    own = next(iter(fact.per("ask", "holder")), "")
    if own:
        prompt = own
    elif _sentence(stance):
        prompt = f"{opened(stance)} {stated_of(holders, fact, around, 'whose position is that')}?"
    else:
        prompt = f"{stated_of(holders, fact, around, f'{which(holders)} {stance}')}?"
    if dated and not own:
        prompt = f"{capital(in_date(dated))}{inferred(fact, around)}. {prompt}"
    answer = names(holders, around, _also_hold(fact, around))
    forms = [form for holder in holders for form in called(holder)]
    apart = len(holders) > 2 and len(forms) == len(set(forms))  # noqa: PLR2004 - three share it, a fourth does not
    odd_one = ("odd_one_out",) if apart else ()
    kinds = ("choice", *odd_one, "sort", "typed", "cloze")
    return Card(
        around.id, fact, "holder", prompt, answer, kinds, because=_because(fact), among="actor",
        gapped="" if own or _sentence(stance) else f"{stated_of(holders, fact, around, f'{GAP} {stance}')}.",
    )  # fmt: skip


def _stance(fact: Fact, holders: Sequence[Fact], around: Around) -> Card:
    issue = around.issue(fact.text("issue"))
    dated = _dated(fact, around)
    when = f" · {capital(in_date(dated))}{inferred(fact, around)}" if dated else ""
    shown = f"{issue.name if issue else ''}{when}"
    told = account(fact, around)
    subject = listed([holder.text("name") for holder in holders])
    said = f"According to {told}, {subject} …" if told else f"{capital(subject)} …"
    own = next(iter(fact.per("ask", "stance")), "")
    stance = fact.text("stance")
    answer = Text(stance, also=fact.per("also", "stance"))
    # A stance that names its holder would be picked by the name.
    kinds = ("choice", "matrix", "reveal") if hidden(stance, holders) == stance else ("reveal",)
    return Card(
        around.id, fact, "stance", own or f"{opened(shown)} {said}", answer, kinds,
        points=(stance,), because=_because(fact),
    )  # fmt: skip


def _why(fact: Fact, holders: Sequence[Fact], around: Around) -> Card:
    subject = listed([holder.text("name") for holder in holders])
    stance = fact.text("stance")
    own = next(iter(fact.per("ask", "why")), "")
    told = account(fact, around)
    if _sentence(stance):
        said = f"{opened(stance)} {f'Why, according to {told}' if told else 'Why'}?"
    else:
        said = f"{opened(stated(fact, around, f'{subject} {stance}'))} Why?"
    points = fact.texts("why")
    kinds = ("choice", "reveal") if fact.per("wrong", "why") and len(points) == 1 else ("reveal",)
    return Card(around.id, fact, "why", own or said, Points(points), kinds, points=points)


def _because(fact: Fact) -> str:
    points = fact.texts("why")
    return (". " if any(point[:1].isupper() for point in points) else "; ").join(points)


def _also_hold(fact: Fact, around: Around) -> tuple[str, ...]:
    """Return who else holds it, by key and name: naming one is true as well, not wrong."""
    mine = fact.texts("holder")
    keys = dict.fromkeys(fact.per("also_fits", "holder"))
    for key in sayers(fact, lambda: _said(fact, around), around):
        if key not in mine:
            keys[key] = None
    actors = actors_of(keys, around)
    return tuple(map(written, actors)) + tuple(keys)


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield other holders, or what others hold on the same issue."""
    fact = card.fact
    if card.facet == "why":
        right = {fold(text) for name in ("also", "also_fits") for text in fact.per(name, "why")}
        right.update(fold(text) for text in fact.texts("why"))
        yield from (Option(text, own=True) for text in fact.per("wrong", "why") if fold(text) not in right)
        return
    rivals = around.sharing("issue", fact.text("issue"))
    holders = actors_of(fact.texts("holder"), around)
    if card.facet == "holder":
        first = (actor for each in rivals for actor in actors_of(each.texts("holder"), around))
        yield from other_actors(
            holders, around, fact=fact, facet="holder", first=first, unfair=_also_hold(fact, around),
            prompt=card.prompt.replace(GAP, ""),
        )  # fmt: skip
        return
    fits = fact.per("also_fits", "stance")
    keyed = [each.text("stance") for key in fits if (each := around.fact(key)) is not None]
    barred = {*fits, *(fold(text) for text in (*fits, *keyed, fact.text("stance")))}
    barred |= {fold(each.text("stance")) for each in _held_by(holders, fact.text("issue"), around)}
    for text in fact.per("wrong", "stance"):
        same = [
            each
            for each in around.sharing("issue", fact.text("issue"), 10_000)
            if fold(each.text("stance")) == fold(text)
        ]
        if fold(text) not in barred and not any(_may_hold(holders, each, around) for each in same):
            yield Option(text, own=True)
    for each in rivals:
        others = actors_of(each.texts("holder"), around)
        if each.key not in barred and fold(each.text("stance")) not in barred:
            if hidden(each.text("stance"), others) != each.text("stance"):
                continue  # it would say whose it is
            if any(_may_hold(holders, one, around) for one in (each, *_held_alike(each, around))):
                continue
            if (len(others) > 1 and len(holders) == 1) or (len(others) == 1 and len(holders) > 1):
                continue  # the number of its verb would tell
            yield Option(each.text("stance"), each.key)


def _may_hold(holders: Sequence[Fact], position: Fact, around: Around) -> bool:
    """Say whether one of the holders, or one of their side, holds a position or fits it."""
    others = actors_of((*position.texts("holder"), *position.per("also_fits", "holder")), around)
    return could_be(holders, others)


def _held_alike(fact: Fact, around: Around) -> list[Fact]:
    return alike(fact, "stance", lambda: [_held(fact)], around)


def _held_by(holders: Sequence[Fact], issue: str, around: Around) -> Iterator[Fact]:
    """Yield all that the holders themselves hold on an issue."""
    for holder in holders:
        yield from around.sharing("held", f"{holder.key} {issue}")


def odd(card: Card, around: Around) -> tuple[str, list[Option], Iterator[Option]]:
    """Return the question who is not among the holders, the holders, and who surely is not one."""
    fact = card.fact
    stance = fact.text("stance")
    if card.facet != "holder" or _sentence(stance) or next(iter(fact.per("ask", "holder")), ""):
        return "", [], iter(())
    holders = actors_of(fact.texts("holder"), around)
    said = hidden(stance, holders)
    rivals = around.sharing("issue", fact.text("issue"))
    first = (actor for each in rivals for actor in actors_of(each.texts("holder"), around))
    asked = stated_of(holders, fact, around, f"three of these {said}")
    prompt = f"{asked}. Which one is not named among them?"
    unfair = _also_hold(fact, around)
    others = outsiders(holders, around, fact=fact, facet="holder", first=first, unfair=unfair, prompt=prompt)
    return (
        prompt,
        [Option(each.text("name"), each.key) for each in holders],
        (Option(each.text("name"), each.key) for each in others),
    )


def groups(
    card: Card, around: Around
) -> Iterator[tuple[str, tuple[Option, Option], Callable[[], list[tuple[Option, int]]]]]:
    """Yield ways to sort the card's stance and others by who of two holds them, by one account."""
    fact = card.fact
    mine = actors_of(fact.texts("holder"), around)
    if card.facet != "holder" or len(mine) != 1 or _sentence(fact.text("stance")):
        return
    told = account(fact, around)
    seen = set()
    for rival in around.sharing("issue", fact.text("issue")):
        others = actors_of(rival.texts("holder"), around)
        if len(others) != 1 or others[0].key in seen or could_be(mine, others):
            continue
        seen.add(others[0].key)
        two = (mine[0], others[0])
        prompt = f"According to {told}, who holds what?" if told else "Who holds what?"
        yield prompt, (_option(two[0]), _option(two[1])), partial(_sorted, two, told, around)


def _sorted(two: tuple[Fact, Fact], told: str, around: Around) -> list[tuple[Option, int]]:
    return [
        (Option(each.text("stance"), each.key), side)
        for side, (one, other) in enumerate((two, two[::-1]))
        for each in _held_alone(one, other, told, around)
    ]


def facet(card: Card, group: Option) -> str:
    """Return the facet of what is sorted: its holder, whoever that is."""
    del group
    return card.facet


def _option(actor: Fact) -> Option:
    return Option(capital(actor.text("name")), actor.key)


def _held_alone(one: Fact, other: Fact, told: str, around: Around) -> list[Fact]:
    """Return what one holds by that account and the other surely does not, without a name of either."""
    return [
        each
        for each in around.sharing("holder", one.key)
        if each.texts("holder") == (one.key,)
        and account(each, around) == told
        and not _sentence(each.text("stance"))
        and hidden(each.text("stance"), (one, other)) == each.text("stance")
        and not could_be(actors_of(_also_hold(each, around), around), [other])
    ]


def cell(card: Card, around: Around) -> tuple[str, list[tuple[str, str]], tuple[str, str]] | None:
    """Return the account and, as (key, name), the holders on the card's issue, and the issue.

    The first holder is the card's own; None where a holder is not alone.
    """
    fact = card.fact
    mine = actors_of(fact.texts("holder"), around)
    issue = around.issue(fact.text("issue"))
    if card.facet != "stance" or len(mine) != 1 or issue is None:
        return None
    names = around.repeated("called")  # a column that stands for two holders would be read as either
    if called(mine[0]) & names:
        return None
    holders = {mine[0].key: mine[0]}
    sides = set(mine[0].texts("of"))
    rivals = around.sharing("issue", issue.key)
    here = next((place for place, each in enumerate(rivals) if each.key == fact.key), 0)
    for rival in (*rivals[here:], *rivals[:here]):  # those next to it in the deck first
        if len(holders) == _COLUMNS:
            break
        keys = rival.texts("holder")
        other = around.fact(keys[0]) if len(keys) == 1 and keys[0] not in holders else None
        if other is None or other.key in sides or not holders.keys().isdisjoint(other.texts("of")):
            continue  # a government and its cabinet would fill one cell
        if called(other).isdisjoint(names):
            holders[other.key] = other
            sides.update(other.texts("of"))
    columns = [(key, capital(each.text("short") or each.text("name"))) for key, each in holders.items()]
    return account(fact, around), columns, (issue.key, issue.short or issue.name)


def rows(keys: Iterable[str], around: Around) -> list[tuple[str, str]]:
    """Return the issues on which any of these holders holds something, as (key, name)."""
    found = dict.fromkeys(each.text("issue") for key in keys for each in around.sharing("holder", key, _ROW))
    issues = (around.issue(key) for key in found)
    return [(each.key, each.short or each.name) for each in issues if each is not None]


def held(key: str, issue: str, told: str, around: Around) -> Fact | None:
    """Return what a holder holds on an issue by an account, the newest; None for an empty cell."""
    mine = around.sharing("holder", key, _ROW)  # read for the rows already, and mostly all that there is
    if len(mine) == _ROW:
        mine = around.sharing("held", f"{key} {issue}")
    found = [each for each in mine if each.text("issue") == issue and account(each, around) == told]
    return max(found, key=lambda each: as_of(each, around), default=None)
