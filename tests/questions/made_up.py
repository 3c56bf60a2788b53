"""Made-up decks in which everything collides that can: drawn from a seed, read without an error.

A deck is written as JSON, which is YAML; every draw is from small pools, so that roles, stances, dates,
labels, names, aliases, adjectives and parts of names meet again and again.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

__all__ = ["deck_text"]

Entry = dict[str, Any]

NAMES = (
    "Kim Ho", "Ho Kim", "Ana Roy", "Roy Ana", "Bo", "Lee Park", "Park", "Park Ji-woo", "Ana María Roy",
    "the Union", "Union", "Norland", "Sorland", "North Norland", "the Bo Union", "Henry II", "Henry III",
    "김호", "Ursula von der Ley", "Westmark", "the Republic of Ost", "Ost", "Mae Lund", "Iris Vale", "Ed Moss",
    "Una Birk", "Tor Hale", "Low Country", "Highmoor", "Eastreach",
)  # fmt: skip
ALIASES = (*NAMES, "US", "NL", "Capital City", "노르", "Noria", "the North")
ADJECTIVES = ("Norish", "Ostian", "Sorlandic", "Westmarker")
ROLES = (
    "chair", "clerk", "the chair", "envoy of Norland", "envoy of Sorland", "head of the Roy party",
    "minister of war", "keeper of the seal", "Kim's deputy", "editor", "scribe of Ost", "admiral",
)  # fmt: skip
STANCES = (
    "wants talks", "Wants talks", "wants talks!", "wants pressure", "waits", "doubts the Union",
    "trusts Norland", "trusts Sorland", "backs the Ostian plan", "fears Kim", "asks for time",
    "wants a treaty", "would rather wait and see than sign anything", "The matter is closed",
)  # fmt: skip
WHATS = (
    "{a} meets {b}", "{a} and {b} sign a pact", "Talks fail", "Talks fail again", "{a} leaves {p}",
    "The {y} talks open", "The bridge at {p} falls", "{a} is elected", "A treaty is signed in {p}",
    "The Norish fleet sails", "{a} writes to {b}", "A storm hits {p}", "The mint closes", "The canal opens",
)  # fmt: skip
PLACES = ("Rome", "Bern", "Hanoi", "Old Hanoi", "the Union", "Norland", "a town near Bern", "Ghent", "Turin")
DATES = (
    "2019", "2019-02", "2019-02-28", "2018", "2018-11-30", "1953/2003", "197X", "197X/198X", "2019~", "2018?",
    "2017%", "2020/..", "../1950", "[2019-01..2019-03]", "[2018-05-02..2018-05-09]", "2019-21", "2018-23",
    "19XX", "18XX", "1990", "1991", "1991-06/1992-02", "2004-01-01", "0794", "2012-12~", "1945-05-08", "1962",
)  # fmt: skip
KINDS = (
    "person",
    "person",
    "person",
    "author",
    "government",
    "government",
    "administration",
    "group",
    "body",
)
MEANS = (
    "a way over a range", "A way over a range", "a way through a river", "the Park rule", "talks without end",
    "a plan of the Union", "a tax on salt", "a toll paid in kind", "the right of first refusal", "a small ship",
)  # fmt: skip
COUNTED = ("ships", "things", "Things", "sheep over the pass", "salt sold", "letters sent", "towns lost")
VALUES = ("0", "1", "3", "4", "40", "42", "44", "1439", "-5", "2.5", "1000000", "7", "12", "90", "315")
SOURCES = ("s", "t")


class _Maker:
    """One deck in the making: the keys that its facts may point at, and the chance that it draws from."""

    def __init__(self, rng: Random, size: int) -> None:
        self.rng = rng
        self.size = size
        self.calm = (
            rng.random() < 0.5
        )  # little collides, so that the kinds which want much apart are made too
        self.actors = [f"a{n}" for n in range(size)]
        self.events = [f"e{n}" for n in range(size)]
        self.positions = [f"p{n}" for n in range(size)]

    def maybe(self, share: float) -> bool:
        return self.rng.random() < share

    def told(self, pool: tuple[str, ...]) -> str:
        """Draw a text: one of few, or, in a calm deck, mostly one that stands alone."""
        text = self.rng.choice(pool)
        return f"{text} for matter {self.rng.randrange(9999)}" if self.calm and self.maybe(0.8) else text

    def some(self, pool: tuple[str, ...] | list[str], most: int) -> list[str]:
        return self.rng.sample(pool, min(self.rng.randint(1, most), len(pool)))

    def common(self, entry: Entry, keys: list[str]) -> Entry:
        rng = self.rng
        if self.maybe(0.3):
            entry["as_of"] = rng.choice(DATES)
        if self.maybe(0.3):
            entry["source"] = f"{rng.choice(SOURCES)} ¶1"
        if self.calm:
            entry["according_to"] = "s"
        elif self.maybe(0.4):
            entry["according_to"] = rng.choice([*SOURCES, rng.choice(self.actors)])
        if self.maybe(0.3):
            entry["confused_with"] = self.some(keys, 2)
        return entry

    def actor(self) -> Entry:
        rng = self.rng
        entry: Entry = {"name": rng.choice(NAMES), "kind": rng.choice(KINDS)}
        if self.calm:
            entry["name"] = (
                f"{rng.choice('BCDFGHKLM')}{rng.choice('aeiou')}{rng.choice('nrst')}{rng.randrange(99)}ia"
            )
        if self.maybe(0.7):
            entry["role"] = [self.told(ROLES) for _ in range(rng.choice([1, 1, 2]))]
        if self.maybe(0.1 if self.calm else 0.3):
            entry["of"] = self.some(self.actors, 2)
        if self.maybe(0.3):
            entry["also"] = self.some(ALIASES, 2)
        if self.maybe(0.3):
            entry["adjective"] = rng.choice(ADJECTIVES)
        if self.maybe(0.2):
            entry["family"] = entry["name"].split()[-1]
        if self.maybe(0.1):
            entry["also_fits"] = {"name": [rng.choice(self.actors)], "role": [rng.choice(ROLES)]}
        if self.maybe(0.1):
            entry["wrong"] = {"name": [rng.choice(self.actors)], "role": [rng.choice(ROLES)]}
        return self.common(entry, self.actors)

    def event(self, at: int) -> Entry:
        rng = self.rng
        what = rng.choice(WHATS).format(
            a=rng.choice(NAMES), b=rng.choice(NAMES), p=rng.choice(PLACES), y=rng.choice(["2019", "spring"])
        )
        entry: Entry = {"what": f"{what} ({rng.randrange(99)} times)" if self.calm else what}
        if self.maybe(0.9):
            entry["when"] = rng.choice(DATES) if self.maybe(0.5) else str(rng.randint(1500, 2020))
        if self.maybe(0.2):
            entry["inferred"] = rng.choice(["year", "month", "date"])
        if self.maybe(0.6):
            entry["who"] = self.some(self.actors, 2)
        if self.maybe(0.5):
            entry["where"] = rng.choice(PLACES)
        if self.maybe(0.2):
            entry["outcome"] = rng.choice(STANCES)
        if self.maybe(0.2):
            entry["short"] = rng.choice(["Talks", "Pact", "talks", "Bridge", "The 1990 pact"])
        return self.common(self.fitted(entry, at), self.events)

    def fitted(self, entry: Entry, at: int) -> Entry:
        """Add to an event what its author knows beyond its date, and what is wrong and right besides."""
        rng = self.rng
        for name, keys in (("after", self.events[:at]), ("before", self.events[at + 1 :])):
            if keys and self.maybe(0.15):
                entry[name] = self.some(keys, 2)
        if self.maybe(0.1):
            entry["also_fits"] = {
                "when": [rng.choice(DATES)], "what": [rng.choice(self.events)],
                "who": [rng.choice(self.actors)], "where": [rng.choice(PLACES)],
            }  # fmt: skip
        if self.maybe(0.1):
            entry["wrong"] = {
                "when": [rng.choice(["2019", "2018", "May 2018", "1990"])], "what": ["Nothing happens"],
                "who": [rng.choice(self.actors)], "where": [rng.choice(PLACES)],
            }  # fmt: skip
        return entry

    def position(self) -> Entry:
        rng = self.rng
        holders = self.some(self.actors[: 4 if self.calm else None], rng.choice([1, 1, 1, 1, 2, 5]))
        entry: Entry = {"holder": holders, "issue": rng.choice("ij"), "stance": self.told(STANCES)}
        if self.maybe(0.2):
            entry["why"] = self.some(("It pays", "it is safe", "Kim says so"), 2)
        if self.maybe(0.3):
            entry["short"] = rng.choice(["talks", "pressure", "wait", "trust"])
        if self.maybe(0.15):
            entry["also_fits"] = {"holder": [rng.choice(self.actors)], "stance": [rng.choice(self.positions)]}
        if self.maybe(0.1):
            entry["wrong"] = {"holder": [rng.choice(self.actors)], "stance": [rng.choice(STANCES)]}
        return self.common(entry, self.positions)

    def figure(self) -> Entry:
        rng = self.rng
        entry: Entry = {"what": self.told(COUNTED), "value": rng.choice(VALUES)}
        entry |= {name: True for name in ("about", "at_least") if self.maybe(0.25)}
        if self.maybe(0.2):
            entry["within"] = rng.choice(["2", "10"])
        if self.maybe(0.3):
            entry["unit"] = rng.choice(["%", "tons"])
        if self.maybe(0.4):
            entry["when"] = rng.choice(DATES)
        if self.maybe(0.2):
            entry["wrong"] = [rng.choice(VALUES), "99"]
        return self.common(entry, [])

    def term(self, keys: list[str]) -> Entry:
        rng = self.rng
        entry: Entry = {"term": rng.choice([*NAMES, "pass", "ford", "corvee"]), "means": self.told(MEANS)}
        if self.maybe(0.3):
            entry["also"] = {"term": [rng.choice(ALIASES)], "meaning": [rng.choice(MEANS)]}
        if self.maybe(0.1):
            entry["also_fits"] = {"term": [rng.choice(NAMES)], "meaning": [rng.choice(MEANS)]}
        if self.maybe(0.1):
            entry["wrong"] = {"term": [rng.choice(NAMES)], "meaning": [rng.choice(MEANS)]}
        return self.common(entry, [*keys, "toll"])

    def contrast(self) -> Entry:
        rng = self.rng
        if self.maybe(0.3) and self.size > 1:
            between: Any = rng.sample(self.positions, 2)
        elif self.maybe(0.3):
            between = {side: self.told(STANCES) for side in SOURCES}
        elif self.calm and self.size > 1:
            between = {side: self.told(STANCES) for side in rng.sample(self.actors[:3], 2)}
        else:
            sides = [" + ".join(self.some(self.actors, rng.choice([1, 1, 2]))) for _ in range(3)]
            between = {side: rng.choice(STANCES) for side in (sides if self.maybe(0.3) else sides[:2])}
            if len(between) == 1:
                between["s"] = rng.choice(STANCES)
        entry: Entry = {"between": between}
        if self.maybe(0.5):
            entry["on"] = rng.choice(["Talks", "The role of Norland", "Trade"])
        return self.common(entry, [])

    def card(self) -> Entry:
        rng = self.rng
        drawn = rng.random()
        if drawn < 0.3:
            return {"cloze": f"The key is the {{{{{rng.choice(PLACES)}}}}} of Rome."}
        entry: Entry = {"ask": "Which is it?", "answer": rng.choice(PLACES)}
        if drawn < 0.5:
            entry["answer"] = self.some(PLACES, 3)
        elif drawn < 0.7:
            entry["answer"] = self.some(self.actors, 2)
        elif drawn < 0.8:
            entry |= {"answer": rng.choice(DATES), "answer_as": "date"}
        if self.maybe(0.4):
            entry["also"] = self.some(PLACES, 1)
        if self.maybe(0.6):
            entry["wrong"] = self.some([*PLACES, rng.choice(self.actors)], 3)
        if self.maybe(0.2):
            entry["also_fits"] = self.some(PLACES, 1)
        return entry


def deck_text(seed: int, size: int = 0) -> str:
    """Return a deck of so many facts of each kind; 0 draws the size, from one to twenty-five."""
    rng = Random(seed)
    size = size or rng.choice([1, 2, 3, 4, 6, 8, 12, 25])
    make = _Maker(rng, size)
    terms = [f"t{n}" for n in range(size)]
    sections: Entry = {
        "deck": f"d{seed}",
        "as_of": rng.choice(DATES),
        "sources": {"s": {"title": "T", "short": rng.choice(["Ess", "Kim", "Roy"])}, "t": {"title": "Tea", "date": "2021"}},
        "issues": {"i": "Issue one", "j": {"name": "Issue two", "short": "Two"}},
        "actors": {key: make.actor() for key in make.actors},
        "events": {key: make.event(at) for at, key in enumerate(make.events)},
        "positions": {key: make.position() for key in make.positions},
        "figures": {f"f{n}": make.figure() for n in range(size)},
        "terms": {key: make.term(terms) for key in terms},
        "contrasts": {f"c{n}": make.contrast() for n in range(size)},
        "cards": {f"k{n}": make.card() for n in range(size)},
    }  # fmt: skip
    if rng.random() < 0.2:  # a deck of one kind of fact alone
        kept = rng.choice(["actors", "events", "figures", "terms", "cards"])
        bare = {"deck", "as_of", "sources", "issues", "actors", kept}
        sections = {name: value for name, value in sections.items() if name in bare}
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in sections.items())
