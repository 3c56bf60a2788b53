"""Looking for facts and cards: by words in any script, and by filters as a plain reading of them says."""

from __future__ import annotations

import stat
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.filter import All, Either, Has, Not, parsed
from quizapp.progress.event import Review
from quizapp.study.dossier import due_in_words
from quizapp.study.finding import Finder
from quizapp.study.tending import Tending

DECK = """
deck: found
actors:
  japan: {name: Japan, kind: government, also: [Tokyo, 日本]}
  abe: {name: Shinzō Abe, role: prime minister of Japan, of: japan, as_of: 2019}
events:
  hanoi: {what: They meet in Hanoi, when: 2019, facets: [when]}
  libya: {what: They meet in Tripoli about 북한 문제, when: 2020, facets: [when]}
issues: {abductees: The abductees}
positions:
  no-deal: {holder: japan, issue: abductees, stance: accepts no deal without them, source: lee ¶1}
sources: {lee: {title: A text, short: Lee}}
cards:
  rank: {ask: Which rank?, answer: second, wrong: [first, third]}
"""


@pytest.fixture
def finder(deck_of, store, tmp_path):
    """Return a finder over the deck, its index built."""
    made = Finder([deck_of(DECK)], store, tmp_path / "cache")
    for _step in made.build():
        pass
    return made


def keys(finder, text):
    """Return the keys of the facts that a filter finds."""
    return {item.key for item in finder.find(parsed(text))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hanoi", {"hanoi"}), ("han", {"hanoi"}), ("북한", {"libya"}), ("북", {"libya"}), ("日本", {"japan", "abe", "no-deal"}),
        ("shinzo", {"abe"}), ("SHINZŌ abe", {"abe"}), ('"no deal"', {"no-deal"}), ('"deal no"', set()), ("meet -hanoi", {"libya"}),
        ("kind:event", {"hanoi", "libya"}), ("holder:tokyo", {"no-deal"}), ("holder:japan source:lee", {"no-deal"}),
        ("issue:abductees or rank", {"no-deal", "rank"}), ("facet:stance", {"no-deal"}), ("한문", set()), ("문제", {"libya"}),
    ],
)  # fmt: skip
def test_words_and_filters_find_what_they_say(finder, text, found):
    """In any case and script, begun or whole; of two characters, or one."""
    assert keys(finder, text) == found


def test_without_fts5_the_same_is_found(finder):
    """A Python without it looks through the text itself."""
    finder.words = False
    assert keys(finder, "북한") == {"libya"}
    assert keys(finder, "hanoi") == {"hanoi"}


def test_notes_and_flags_are_found(finder, store):
    """By what stands: a note that was removed is none."""
    tending = Tending(store)
    tending.note(["found/hanoi#when"], "like snow")
    tending.flag(["found/rank#answer"], "")
    finder.refresh()
    assert keys(finder, "noted") == keys(finder, "note:SNOW") == {"hanoi"}
    assert keys(finder, "flagged") == {"rank"}
    tending.note(["found/hanoi#when"], "")
    finder.refresh()
    assert keys(finder, "noted") == set()
    tending.undo()
    finder.refresh()
    assert keys(finder, "noted") == {"hanoi"}


def test_an_index_is_kept_and_made_anew_for_what_changed(deck_of, store, tmp_path):
    """The second look at the same deck indexes nothing; another state of it is found as it is."""
    first = deck_of(DECK)
    for text, steps in ((DECK, 0), (DECK.replace("Hanoi", "Oslo"), 0)):
        del steps
        deck = first if text == DECK else deck_of(text)
        made = Finder([deck], store, tmp_path / "cache")
        list(made.build())
    assert keys(made, "oslo") == {"hanoi"}
    assert keys(made, "they meet") == {"hanoi", "libya"}
    assert list(Finder([deck], store, tmp_path / "cache").build()) == []


ATOMS = st.sampled_from([
    Has("is", ":", "new"), Has("is", ":", "suspended"), Has("is", ":", "learning"), Has("due", ":", "today"),
    Has("due", ":", "none"), Has("lapses", ">", "0"), Has("reps", ">=", "2"), Has("kind", ":", "event"), Has("added", ":", "today"),
])  # fmt: skip
TREES = st.recursive(
    ATOMS,
    lambda some: st.one_of(
        some.map(Not), st.lists(some, min_size=2, max_size=3).map(lambda nodes: All(tuple(nodes))),
        st.lists(some, min_size=2, max_size=3).map(lambda nodes: Either(tuple(nodes))),
    ),
    max_leaves=6,
)  # fmt: skip
DONE = st.lists(
    st.tuples(st.sampled_from(["hanoi#when", "libya#when", "rank#answer"]), st.sampled_from(["right", "wrong", "suspend", "due", "reset"])),
    max_size=8,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(TREES, DONE)
def test_a_filter_finds_what_a_plain_reading_of_it_finds(finder, store, node, done):
    """Over random logs and trees, sets and a look at each card one by one agree."""
    for name, what in done:
        card = f"found/{name}"
        if what in {"right", "wrong"}:
            store.record(Review(card, what, float(what == "right"), 3 if what == "right" else 1))
        elif what == "due":
            store.set_due(card, store.today())
        else:
            getattr(store, what)(card)
    finder.refresh()
    everything = finder.find(All(()))
    assert finder.find(node) == [item for item in everything if plain(node, item, store)]


def plain(node, item, store):  # noqa: PLR0911 - a case each
    """Say whether a filter holds of one item, by the memory in the file."""
    if isinstance(node, Not):
        return not plain(node.node, item, store)
    if isinstance(node, All):
        return all(plain(each, item, store) for each in node.nodes)
    if isinstance(node, Either):
        return any(plain(each, item, store) for each in node.nodes)
    if node.key == "kind":
        return item.key in {"hanoi", "libya"}
    if not item.card:
        return False
    memory = store.memory(item.card)
    begun = memory is not None and (memory.state != "new" or memory.due is not None)
    if node.value in {"new", "none"}:
        return not begun
    if memory is None:
        return False
    return {
        "suspended": memory.suspended,
        "learning": memory.state in {"learning", "relearning"},
        "today": (memory.first == store.today())
        if node.key == "added"
        else memory.due is not None and memory.due <= store.today() and not memory.suspended,
        "0": memory.lapses > 0,
        "2": memory.reps >= 2,
    }[node.value]


def test_what_is_found_can_be_sorted(finder, store):
    """By due day, those without one last; by how often it was forgotten."""
    store.set_due("found/rank#answer", date(2026, 1, 1))
    finder.refresh()
    assert finder.find(All(()), "due")[0].key == "rank"
    assert finder.find(parsed("hanoi"), "relevance")[0].key == "hanoi"


def test_the_index_is_for_its_owner_alone(finder, tmp_path):
    """Its words are those of decks that may be nobody else's business."""
    assert finder.words
    assert stat.S_IMODE((tmp_path / "cache" / "search.sqlite").stat().st_mode) == 0o600


@pytest.mark.parametrize("ahead", [0, 4000])
def test_what_is_due_is_what_a_sitting_would_ask(finder, store, clock, ahead):
    """Also where a clock was years ahead when it was answered or put off: no card waits for ever."""
    clock.sleep(days=ahead)
    store.record(Review("found/rank#answer", "right", 1.0, 4))
    store.bury("found/hanoi#when", store.today() + timedelta(days=1))
    clock.sleep(days=-ahead)
    finder.refresh()
    prefixes = ["found/"]
    due = {card.partition("/")[2].partition("#")[0] for card in store.due(prefixes, store.today(), 99)}
    assert keys(finder, "due:today") == due == ({"rank"} if ahead else set())
    assert keys(finder, "is:buried") == (set() if ahead else {"hanoi"})
    words = {
        card: due_in_words(store.memory(card), store.today())
        for card in ("found/rank#answer", "found/hanoi#when")
    }
    said = ("due today", "not asked yet") if ahead else (words["found/rank#answer"], "put off to tomorrow")
    assert tuple(words.values()) == said
