"""Finding: every fact and card of some decks, looked for by words and filters over an index in the cache."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp import filter as language
from quizapp.fold import fold, squeeze
from quizapp.outlines import row_of
from quizapp.progress import acts
from quizapp.search import match_of, tokens_of
from quizapp.study import catalogue, fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.filter import Has, Node
    from quizapp.progress.memory import Memory
    from quizapp.progress.store import Store

__all__ = ["SORTS", "Finder", "Item"]

_RANKED = 5_000  # finds beyond which an order of relevance says nothing
_STEP = 200  # facts that are indexed in one step
SORTS = ("relevance", "deck", "due", "lapses", "stability", "added")


class Item(NamedTuple):
    """What is found: a card, or a fact that has none (`card` is then "")."""

    deck: str
    key: str
    facet: str
    card: str


class Finder:
    """An index of some decks joined with what the learner knows; `build` must have run to its end."""

    def __init__(self, decks: Sequence[Deck], store: Store, cache: Path | None) -> None:
        self._decks = {deck.id: deck for deck in decks}
        self._store = store
        self._db = catalogue.opened(cache)
        self.words = catalogue.has_words(self._db)
        self._items: dict[int, Item] = {}
        self._place: dict[int, int] = {}
        self._of: dict[int, list[int]] = {}
        self._ids: dict[str, int] = {}
        self._memories: dict[int, Memory] = {}
        self._said: dict[str, dict[str, list[str]]] = {}
        self._kept: dict[str, frozenset[int]] = {}

    # -- the index ----------------------------------------------------------------------------------

    def build(self) -> Iterator[tuple[int, int]]:
        """Index what has changed, some facts at a time; yield how many are done, and how many there are."""
        known = dict(self._db.execute("SELECT id, digest FROM deck"))
        todo = [deck for deck in self._decks.values() if known.get(deck.id) != deck.digest]
        total = sum(sum(deck.facts_by_kind().values()) for deck in todo)
        done = 0
        for deck in todo:
            with self._db:
                self._forget(deck.id)
                cards: dict[str, list[str]] = {}
                for card, _topic in deck.card_ids():
                    cards.setdefault(card.partition("/")[2].partition("#")[0], []).append(card)
                for fact in deck.written.facts():
                    self._index(deck.written, fact, cards.get(fact.key, [""]))
                    done += 1
                    if done % _STEP == 0:
                        yield done, total
                self._db.execute("INSERT INTO deck VALUES (?, ?)", (deck.id, deck.digest))
        self._load()

    def _forget(self, deck: str) -> None:
        among = "(SELECT id FROM fact WHERE deck = ?)"
        for table, column in (("item", "fact"), ("tie", "fact"), ("words", "rowid")):
            if table != "words" or self.words:
                self._db.execute(f"DELETE FROM {table} WHERE {column} IN {among}", (deck,))  # noqa: S608 - constants
        self._db.execute("DELETE FROM fact WHERE deck = ?", (deck,))
        self._db.execute("DELETE FROM deck WHERE id = ?", (deck,))

    def _index(self, deck: Deck, fact: Fact, cards: Sequence[str]) -> None:
        texts = [fact.key, *catalogue.texts(fact.values), *catalogue.named(fact, deck)]
        folded = " ".join(map(fold, texts))
        row = self._db.execute(
            "INSERT INTO fact(deck, key, kind, topic, folded) VALUES (?, ?, ?, ?, ?)",
            (deck.id, fact.key, fact.kind, fact.topic, folded),
        ).lastrowid
        if self.words:
            words = " ".join(tokens_of(folded))
            self._db.execute("INSERT INTO words(rowid, text) VALUES (?, ?)", (row, words))
        self._db.executemany("INSERT INTO item(fact, card) VALUES (?, ?)", [(row, card) for card in cards])
        self._db.executemany(
            "INSERT OR IGNORE INTO tie VALUES (?, ?, ?)", [(*tie, row) for tie in catalogue.ties(fact)]
        )

    def _load(self) -> None:
        rows = self._db.execute(
            "SELECT i.id, i.fact, f.deck, f.key, i.card FROM item i JOIN fact f ON f.id = i.fact "
            "ORDER BY i.id"
        )
        order = {deck: number for number, deck in enumerate(self._decks)}
        found = []
        self._of = {}
        for id_, fact, deck, key, card in rows:
            if deck in order:
                found.append((id_, Item(deck, key, card.partition("#")[2], card)))
                self._of.setdefault(fact, []).append(id_)
        found.sort(key=lambda each: (order[each[1].deck], each[0]))
        self._items = dict(found)
        self._place = {id_: place for place, (id_, _item) in enumerate(found)}
        self._ids = {item.card: id_ for id_, item in found if item.card}
        self.refresh()

    def refresh(self) -> None:
        """Learn anew what the learner knows of every card, since something was done to some."""
        self._kept.clear()
        self._said.clear()
        self._memories = {
            self._ids[memory.card]: memory
            for deck in self._decks
            for memory in self._store.memories(f"{deck}/")
            if memory.card in self._ids
        }

    # -- looking for it -----------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many cards and facts without cards there are."""
        return len(self._items)

    def find(self, node: Node, sort: str = "deck") -> list[Item]:
        """Return what a filter finds, sorted."""
        found = self._set(node)
        return [self._items[id_] for id_ in sorted(found, key=self._order(sort, node))]

    def values(self) -> dict[str, list[str]]:
        """Return the values that these decks have, by key, for completion."""
        found: dict[str, list[str]] = {"deck": list(self._decks)}
        for name, value in self._db.execute(
            "SELECT DISTINCT name, value FROM tie ORDER BY name, value LIMIT 5000"
        ):
            found.setdefault(name, []).append(value)
        for name in ("kind", "topic"):
            rows = self._db.execute(f"SELECT DISTINCT {name} FROM fact WHERE {name} <> ''")  # noqa: S608 - constants
            found[name] = [value for (value,) in rows]
        found["facet"] = sorted({item.facet for item in self._items.values() if item.facet})
        return found

    @property
    def today(self) -> date:
        """The study day that it is."""
        return self._store.today()

    def told(self, item: Item) -> tuple[str, str]:
        """Return an item's question and answer; of a fact without a card what it says, and nothing."""
        deck = self._decks[item.deck]
        card = deck.card(item.card) if item.card else None
        if card is not None:
            return card.prompt, card.answer.shown
        fact = deck.fact(item.key)
        if fact is None:
            return item.key, ""
        row = row_of(fact, deck)
        return " · ".join(filter(None, (row.name or row.lead, row.text))), ""

    def memory(self, item: Item) -> Memory | None:
        """Return what is known of an item's card."""
        return self._memories.get(self._ids[item.card]) if item.card else None

    def _order(self, sort: str, node: Node) -> Callable[[int], tuple[object, ...]]:
        place, known = self._place, self._memories
        if sort == "relevance" and len(self._set(node)) <= _RANKED:
            ranks = self._ranks(node)
            return lambda id_: (ranks.get(id_, 0.0), place[id_])
        if sort == "due":
            return lambda id_: (_ordinal(known[id_].due) if id_ in known else _LATE, place[id_])
        if sort == "lapses":
            return lambda id_: (-known[id_].lapses if id_ in known else 1, place[id_])
        if sort == "stability":
            return lambda id_: ((known[id_].stability or 0.0) if id_ in known else float("inf"), place[id_])
        if sort == "added":
            return lambda id_: (
                -_ordinal(known[id_].first) if id_ in known and known[id_].first else 1,
                place[id_],
            )
        return lambda id_: (place[id_],)

    def _ranks(self, node: Node) -> dict[int, float]:
        texts = [each for each in _leaves(node) if isinstance(each, language.Text)]
        query = " OR ".join(filter(None, (match_of(each.text, begun=each.begun) for each in texts)))
        if not query or not self.words:
            return {}
        rows = self._db.execute("SELECT rowid, rank FROM words WHERE words MATCH ?", (query,))
        return {id_: rank for fact, rank in rows for id_ in self._of.get(fact, ())}

    def _set(self, node: Node) -> frozenset[int]:
        key = repr(node)  # as tuples, what holds together and what holds in part are equal
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._found(node)
        return found

    def _found(self, node: Node) -> frozenset[int]:
        everything = self._items.keys()
        if isinstance(node, language.Not):
            return frozenset(everything - self._set(node.node))
        if isinstance(node, language.All):
            sets = sorted(map(self._set, node.nodes), key=len)
            return sets[0].intersection(*sets[1:]) if sets else frozenset(everything)
        if isinstance(node, language.Either):
            return frozenset().union(*map(self._set, node.nodes))
        rows = self._text(node) if isinstance(node, language.Text) else self._has(node)
        return frozenset(rows) & everything

    def _text(self, text: language.Text) -> set[int]:
        match = match_of(text.text, begun=text.begun)
        whole = fold(text.text)
        sql = "SELECT id FROM fact WHERE instr(folded, ?)"
        if not match or not self.words:  # a Python without FTS5 looks through the text itself
            return self._those(sql, whole)
        if text.phrase:
            sql += " AND id IN (SELECT rowid FROM words WHERE words MATCH ?)"
            return self._those(sql, whole, match)
        return self._those("SELECT rowid FROM words WHERE words MATCH ?", match)

    def _those(self, sql: str, *given: str) -> set[int]:
        """Return what there is of the facts that a question to the index finds."""
        of = self._of
        return {id_ for (fact,) in self._db.execute(sql, given) for id_ in of.get(fact, ())}

    def _has(self, has: Has) -> set[int]:
        key, value = has.key, has.value
        if key in {"deck", "kind", "topic"}:
            return self._those(f"SELECT id FROM fact WHERE lower({key}) = lower(?)", value)  # noqa: S608 - one of three
        if key in {"holder", "actor", "issue", "source"}:
            return self._tied(key, value)
        if key == "facet":
            return {id_ for id_, item in self._items.items() if item.facet == value}
        if key in {"flagged", "noted", "note"}:
            return self._noted(key, value)
        return self._known(has)

    def _tied(self, name: str, value: str) -> set[int]:
        """Find by key, or by any name that the thing has."""
        keys = {value}
        for deck in self._decks.values():
            wanted = squeeze(value)
            keys |= {each.key for each in deck.called(wanted)}
        sql = "SELECT fact FROM tie WHERE name = ? AND value = ?"
        return set().union(*(self._those(sql, name, each) for each in keys))

    def _noted(self, key: str, value: str) -> set[int]:
        kind = "flag" if key == "flagged" else "note"
        if kind not in self._said:
            self._said[kind] = acts.said_of(self._store.db, kind)
        said = self._said[kind].items()
        if kind == "flag":
            cards = [card for card, _texts in said]
        else:
            cards = [card for card, texts in said if texts[-1] and fold(value) in fold(texts[-1])]
        return {self._ids[card] for card in cards if card in self._ids}

    def _known(self, has: Has) -> set[int]:
        today = self._store.today()
        if has in {language.Has("is", ":", "new"), language.Has("due", ":", "none")}:
            begun = {id_ for id_, memory in self._memories.items() if fitting.begun(memory)}
            return {id_ for card, id_ in self._ids.items() if card} - begun
        return {id_ for id_, memory in self._memories.items() if fitting.holds(has, memory, today)}


_LATE = date.max.toordinal() + 1


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else _LATE


def _leaves(node: Node) -> Iterator[Node]:
    if isinstance(node, (language.All, language.Either)):
        for each in node.nodes:
            yield from _leaves(each)
    elif not isinstance(node, language.Not):
        yield node
