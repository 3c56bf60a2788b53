"""How the facts of a kind are laid out to be read, one file each; another kind is laid out by its fields.

A kind's module holds
    TITLE   the title of the section
    PLACE   where it stands among the others
    groups(facts, around)   its rows, in groups
and may hold
    matrix(facts, around)   a table that stands before them
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from quizapp.edtf import parse, shown
from quizapp.facts import kind_of
from quizapp.outline import Group, Outline, Row, Section
from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.wording import account, capital, cited, held_as_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.deck import Deck
    from quizapp.fact import Around, Fact
    from quizapp.outline import Matrix

__all__ = ["outline", "row", "row_of"]

_LAST = 99


class Layout(Protocol):
    """What a module of this folder offers."""

    TITLE: str
    PLACE: int

    def groups(self, facts: Sequence[Fact], around: Around) -> list[Group]:
        """Return the facts in groups of rows."""
        ...


@cache
def _layout_of(kind: str) -> Layout | None:
    if not (Path(__file__).parent / f"{kind}.py").is_file():
        return None
    return cast("Layout", import_module(f"quizapp.outlines.{kind}"))


def outline(deck: Deck, topic: str | None = None) -> Outline:
    """Return a deck as it is read, or one topic of it."""
    facts = {fact.key: fact for fact in deck.facts()}
    deck.prime(facts)
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts.values():
        if topic is None or fact.topic == topic:
            by_kind.setdefault(fact.kind, []).append(fact)
    layouts = {kind: _layout_of(kind) for kind in by_kind}
    kinds = sorted(by_kind, key=lambda kind: layout.PLACE if (layout := layouts[kind]) else _LAST)
    sections = [_section(kind, by_kind[kind], layouts[kind], deck) for kind in kinds]
    read = sum(map(len, by_kind.values()))
    return Outline(
        one_line(deck.title),
        one_line(str(deck.head.get("about", ""))),
        _head(deck, counted(read, "fact")),
        [*_sources(deck), *sections, *_left_out(deck)],
    )


def row_of(fact: Fact, deck: Deck) -> Row:
    """Return one fact as it is read."""
    layout = _layout_of(fact.kind)
    if layout is None:
        return _by_fields(fact, deck)
    return layout.groups([fact], deck)[0].rows[0]


def _section(kind: str, facts: Sequence[Fact], layout: Layout | None, deck: Deck) -> Section:
    name = kind_of(kind).SECTION
    if layout is None:
        return Section(name, capital(name), [Group("", [_by_fields(fact, deck) for fact in facts])])
    made: Matrix | None = layout.matrix(facts, deck) if hasattr(layout, "matrix") else None
    return Section(name, layout.TITLE, layout.groups(facts, deck), made)


# -- the head -----------------------------------------------------------------------------------


def _head(deck: Deck, counts: str) -> list[tuple[str, str]]:
    told = (
        ("As of", _date(deck.as_of)),
        ("Licence", str(deck.head.get("licence", ""))),
        ("Revision", str(deck.head.get("revision", ""))),
        ("Id", deck.id),
        ("Holds", counts),
    )
    return [(name, one_line(text)) for name, text in told if text]


def _date(text: str) -> str:
    return shown(parse(text)) if text else ""


def _sources(deck: Deck) -> Iterator[Section]:
    rows = []
    for key in deck.head.get("sources", {}):
        source = deck.source(key)
        assert source is not None
        written = _date(source.date)
        if written and source.inferred:
            written += f" (the {source.inferred} is inferred)"
        lead = source.short or source.author or key
        more = (
            ("By", source.author if lead != source.author else ""),
            ("Written", written),
            ("At", source.url),
        )
        rows.append(_clean(Row(lead, source.title, "", tuple(more))))
    if rows:
        yield Section("sources", "Sources", [Group("", rows)])


def _left_out(deck: Deck) -> Iterator[Section]:
    rows = [
        _clean(
            Row(
                cited(each.get("source", ()), deck), each.get("what", ""), "", (("Why", each.get("why", "")),)
            )
        )
        for each in deck.head.get("not_carded", ())
    ]
    if rows:
        yield Section("not_carded", "Left out", [Group("", rows)])


# -- rows ---------------------------------------------------------------------------------------


def row(
    fact: Fact,
    around: Around,
    lead: str,
    text: str,
    more: Iterable[tuple[str, str]] = (),
    name: str | None = None,
) -> Row:
    """Return a row of a fact with all that a fact of any kind may say besides."""
    label = fact.text("short") if name is None else name
    return _clean(Row(lead, text, label, (*more, *_around_it(fact, around)), cited(fact.cited, around)))


def _around_it(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield what a fact of any kind may say besides: other forms, whose account it is, since when, notes."""
    given = fact.values.get("also")
    for facet, texts in given.items() if isinstance(given, dict) else ():
        yield "Also" if facet == kind_of(fact.kind).MAIN else f"Also ({facet})", "; ".join(texts)
    yield "According to", account(fact, around)
    yield "", capital(held_as_of(fact))
    yield "Note", fact.text("note")
    yield "From elsewhere", fact.text("outside")


def _clean(made: Row) -> Row:
    """Return a row fit for any screen or page, without what is empty."""
    more = tuple((name, one_line(text)) for name, text in made.more if text)
    lead, text, name, source = map(one_line, (made.lead, made.text, made.name, made.source))
    return Row(lead, text, name, more, source)


def _by_fields(fact: Fact, around: Around) -> Row:
    """Return a row of a kind that has no file here: each of its own fields, by its name."""
    own = (field.name for field in kind_of(fact.kind).FIELDS)
    texts = [(name, "; ".join(fact.texts(name))) for name in own if fact.texts(name)]
    first = texts[0][1] if texts else fact.key
    return row(fact, around, "", first, [(capital(name), text) for name, text in texts[1:]])
