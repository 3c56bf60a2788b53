"""A first deck: whatever is asked for, it reads without a word against it, and each kind can be asked."""

from __future__ import annotations

import tempfile
from datetime import date
from itertools import combinations
from pathlib import Path

import coreyaml
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizapp.deckfile import read
from quizapp.deckschema import FILE
from quizapp.errors import QuizError, UsageError
from quizapp.facts import all_kinds
from quizapp.firstdeck import (
    AUTHOR,
    SOURCE,
    Plan,
    all_starters,
    checked_id,
    files,
    id_of,
    kinds_in,
    place_of,
    title_of,
    write,
)
from quizapp.inspection import inspect
from quizapp.questions import kinds_for, make
from quizapp.safe import one_line
from quizapp.shelf import deck_files

SUBSETS = [kinds for size in range(1, 8) for kinds in combinations(sorted(all_starters()), size)]
TEXTS = st.text(max_size=80) | st.sampled_from(
    [
        "A: B",
        "#1",
        "- x",
        "'",
        '"',
        "“",
        "null",
        "yes",
        "1.10",
        "{a}",
        "[b",
        "a #b",
        "달 착륙",
        "🌙",
        "\x1b[31m",
        "￾",
        "@",
        "%",
    ]
)


def told(deck):
    """Return what is said against a deck."""
    return [str(problem) for problem in deck.problems()]


def test_there_is_an_example_of_every_kind_that_ships():
    """None of the seven kinds is left out, and no example is of a kind there is not."""
    seven = {"event", "actor", "position", "figure", "term", "contrast", "card"}
    assert seven <= set(all_starters()) <= set(all_kinds())


@pytest.mark.parametrize("folder", [True, False], ids=["folder", "file"])
@pytest.mark.parametrize("kinds", SUBSETS, ids="+".join)
def test_any_kinds_make_a_deck_without_a_problem(tmp_path, kinds, folder):
    """Whichever kinds are chosen, what they need comes with them, and each has a card."""
    place = tmp_path / ("moon" if folder else "moon.yaml")
    write(Plan("Moon", "moon", kinds), place, folder=folder)
    deck, _manuscript, problems = inspect(place, date(2026, 11, 24))
    assert [str(problem) for problem in problems] == []
    assert set(kinds) <= set(deck.facts_by_kind())
    assert {card.fact.kind for card in deck.cards()} >= set(kinds)
    deck.close()


def test_each_kind_can_be_asked_as_a_choice(tmp_path):
    """There are wrong options for every kind, so that a first sitting begins with what can be recognised."""
    write(Plan("Moon", "moon", all_starters()), tmp_path / "moon", folder=True)
    deck = read(tmp_path / "moon")
    for kind in all_starters():
        cards = [card for card in deck.cards() if card.fact.kind == kind]
        chosen = [
            card for card in cards if (asked := make(card, deck, "choice", 0)) and len(asked.options) > 1
        ]
        assert chosen, kind
    for card in deck.cards():
        assert any(make(card, deck, each, 0) for each in kinds_for(card)), card.id
    deck.close()


@given(
    title=TEXTS,
    source=TEXTS,
    author=TEXTS,
    licence=TEXTS,
    kinds=st.sampled_from(SUBSETS),
    folder=st.booleans(),
)
@settings(max_examples=60)
def test_any_words_make_a_deck_that_says_them(title, source, author, licence, kinds, folder):
    """Title, source and licence are read back as they were given, once they are fit for a terminal."""
    title, source, author, licence = (one_line(text) or "x" for text in (title, source, author, licence))
    with tempfile.TemporaryDirectory() as where:
        place = Path(where) / ("d" if folder else "d.yaml")
        write(Plan(title, id_of(title), kinds, source, author, licence), place, folder=folder)
        deck = read(place)
        assert told(deck) == []
        assert (deck.title, deck.id, deck.head["licence"]) == (title, id_of(title), licence)
        if (source, author) != (SOURCE, AUTHOR):
            assert (deck.source("mine").title, deck.source("mine").author) == (source, author)
        deck.close()


@pytest.mark.parametrize("folder", [True, False], ids=["folder", "file"])
def test_an_editor_finds_the_schema_and_nothing_to_mark(tmp_path, folder):
    """Every file names a schema that lies there, and keeps to it."""
    place = tmp_path / ("moon" if folder else "moon.yaml")
    write(Plan("Moon", "moon", all_starters()), place, folder=folder)
    for path in deck_files(place):
        text = path.read_text(encoding="utf-8")
        named = text.partition("\n")[0].partition("# yaml-language-server: $schema=")[2]
        schema = coreyaml.load((path.parent / named).read_text(encoding="utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(coreyaml.load(text))) == []


def test_no_line_is_too_long():
    """A line of a deck has at most 110 columns, like ours."""
    for name, text in files(Plan("Moon", "moon", all_starters())).items():
        assert name == FILE or max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize(
    ("said", "kinds"),
    [("event", ("event",)), ("events, Term", ("event", "term")), ("position", ("actor", "position"))],
)
def test_kinds_are_named_as_people_name_them(said, kinds):
    """One or many, as in a deck's sections, with what they need."""
    assert kinds_in(said) == kinds


@pytest.mark.parametrize(("said", "hint"), [("evnt", "event"), ("dragon", "Possible"), (" ", "Possible")])
def test_a_kind_that_is_none_is_named_with_those_there_are(said, hint):
    """The nearest, or all."""
    with pytest.raises(UsageError, match=hint):
        kinds_in(said)


@pytest.mark.parametrize(
    ("path", "as_folder", "name", "folder"),
    [("moon", None, "moon", True), ("moon.yaml", None, "moon.yaml", False), ("moon.yml", None, "moon.yml", False),
     ("moon", False, "moon.yaml", False), ("moon.yaml", False, "moon.yaml", False), ("v1.2", None, "v1.2", True)],
)  # fmt: skip
def test_the_ending_says_whether_it_is_a_file(tmp_path, path, as_folder, name, folder):
    """A name without the ending of a deck's file is a folder, unless a file is asked for."""
    assert place_of(str(tmp_path / path), as_folder=as_folder) == (tmp_path / name, folder)


def test_a_folder_is_not_named_like_a_file(tmp_path):
    """That would be taken for a file ever after."""
    with pytest.raises(UsageError, match="ending of a file"):
        place_of(str(tmp_path / "moon.yaml"), as_folder=True)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("moon", "Moon"),
        ("way-to_the moon.yaml", "Way to the moon"),
        ("달.yaml", "달"),
        ("-", "My first deck"),
    ],
)
def test_a_title_is_offered_from_the_path(name, title):
    """Its name in words."""
    assert title_of(Path("/decks") / name) == title


@pytest.mark.parametrize(
    ("title", "deck_id"), [("The way: there!", "the-way-there"), ("달 착륙", "달-착륙"), ("🌙", "my-first")]
)
def test_an_id_is_offered_from_the_title(title, deck_id):
    """Its words, in any script."""
    assert id_of(title) == deck_id


@given(st.text())
def test_an_id_that_is_offered_will_do(title):
    """Whatever the title."""
    assert checked_id(id_of(title)) == id_of(title)


@pytest.mark.parametrize("name", ["moon", "moon.yaml"])
def test_nothing_is_written_over(tmp_path, name):
    """What stands at the path stays as it is, and nothing comes beside it."""
    place = tmp_path / name
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="already"):
        write(Plan("Moon", "moon", ("card",)), place, folder=name == "moon")
    assert place.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [place]


def test_a_schema_that_lies_there_stays(tmp_path):
    """A second deck in one folder uses the first one's, whoever wrote it."""
    (tmp_path / "deck.schema.json").write_text("{}", encoding="utf-8")
    made = write(Plan("Moon", "moon", ("card",)), tmp_path / "moon.yaml", folder=False)
    assert made == [tmp_path / "moon.yaml"]
    assert (tmp_path / "deck.schema.json").read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("name", ["moon", "moon.yaml"])
def test_where_nothing_can_be_written_nothing_is_left(tmp_path, name):
    """A name that is too long for the disk is an error that says so."""
    long = f"{'m' * 251}{name}" if name == "moon" else f"{'m' * 250}.yaml"
    with pytest.raises(QuizError, match="cannot be written"):
        write(Plan("Moon", "moon", ("card",)), tmp_path / long, folder=name == "moon")
    assert list(tmp_path.iterdir()) == []
