"""The JSON Schema: it is the code's, and it says of a deck what the reader says, as far as a schema can."""

from __future__ import annotations

import json
from pathlib import Path

import coreyaml
import pytest
from jsonschema import Draft202012Validator

from quizapp.deckschema import FILE, as_text, schema
from quizapp.facts import all_kinds, fields_of, kind_of
from quizapp.fields import HEAD

DECKS = Path(__file__).parent.parent / "decks"
VALID = Draft202012Validator(schema())
BASE = """\
deck: d
sources: {lee: {title: A text, short: Lee}}
actors: {japan: {name: Japan, kind: government}, china: {name: China, kind: government}}
issues: {trade: Trade}
"""
STAND = "positions: {p: {holder: japan, issue: trade, stance: wants more, %s}}\n"
EVENT = "events: {e: {what: They meet, %s}}\n"
CARD = "cards: {c: {ask: Who?, answer: A, %s}}\n"

GOOD = {
    "three lines": "deck: d\ncards: {c: {ask: Who?, answer: A}}\n",
    "a head alone": "deck: d\n",
    "an id that is a number": "deck: 2021\n",
    "an id that is a fraction": "deck: 1.10\n",
    "an id in Korean": "deck: 북한\n",
    "a title that is a number": "deck: d\ntitle: 1984\n",
    "a title that is a flag": "deck: d\ntitle: true\n",
    "the format as a number": "deck: d\nformat: 1\n",
    "the format as a text": 'deck: d\nformat: "1"\n',
    "an optional key without a value": "deck: d\ntitle:\nabout: ''\n",
    "a section without a value": "deck: d\nevents:\n",
    "a source as a text": "deck: d\nsources: {lee: A text}\n",
    "a source as a mapping": "deck: d\nsources: {lee: {title: A text, date: 2021-02}}\n",
    "a source without a value": "deck: d\nsources: {lee: }\n",
    "an issue as a text": "deck: d\nissues: {trade: Trade}\n",
    "an issue as a mapping": "deck: d\nissues: {trade: {name: Trade, short: T}}\n",
    "study": "deck: d\nstudy: {new_per_day: 5, retention: 0.9, exam: 2027-01-20}\n",
    "numbers in quotes": 'deck: d\nstudy: {new_per_day: "5"}\n',
    "what is not carded": "deck: d\nnot_carded:\n  - {source: lee, what: this, why: that}\n",
    "an event": BASE + EVENT % "when: 2019, who: [japan, china]",
    "one actor without brackets": BASE + EVENT % "who: japan",
    "a decade": BASE + EVENT % "when: 197X",
    "an early year": BASE + EVENT % "when: 0800",
    "a day": BASE + EVENT % "when: 2019-02-28",
    "from - to": BASE + EVENT % "when: 1953/2003",
    "since": BASE + EVENT % "when: 1953/..",
    "until": BASE + EVENT % "when: ../2003",
    "about": BASE + EVENT % "when: 2019~",
    "some time in": BASE + EVENT % 'when: "[2021-02..2021-03]"',
    "two sources": BASE + EVENT % 'source: "lee ¶1; lee ¶3"',
    "a mapping by facet": BASE + EVENT % "when: 2019, ask: {when: In which year?}, wrong: {when: [2018, 2020]}",
    "kinds of question by facet": BASE + EVENT % "when: 2019, ask_as: {when: [typed]}",
    "kinds of question for all": BASE + EVENT % "when: 2019, ask_as: [choice, typed]",
    "facets": BASE + EVENT % "when: 2019, facets: [when]",
    "one facet": BASE + EVENT % "when: 2019, facets: when",
    "no facets": BASE + EVENT % "when: 2019, facets: []",
    "a position": BASE + STAND % "why: [One, Another], according_to: lee",
    "an aside by facet": BASE + STAND % "also_fits: {holder: [china]}",
    "a figure": "deck: d\nfigures: {f: {what: ships, value: 40, about: true}}\n",
    "a figure with separators": 'deck: d\nfigures: {f: {what: ships, value: "1,439"}}\n',
    "a figure with a point": "deck: d\nfigures: {f: {what: ships, value: 1.10, at_least: yes}}\n",
    "a flag in capitals": "deck: d\nfigures: {f: {what: ships, value: 4, about: TRUE}}\n",
    "a flag in quotes": "deck: d\nfigures: {f: {what: ships, value: 4, about: 'No'}}\n",
    "a term": "deck: d\nterms: {t: {term: pass, means: a way over}}\n",
    "a term that reads as nothing": "deck: d\nterms: {t: {term: null, means: no value at all}}\n",
    "sides by actor": BASE + "contrasts: {c: {on: Trade, between: {japan: wants it, china: has it}}}\n",
    "sides in words": "deck: d\ncontrasts: {c: {between: {the f key: flags, the z key: rests}, ask: {the f key: Which?}}}\n",
    "sides by positions": BASE + "positions:\n"
    "  a: {holder: japan, issue: trade, stance: wants it}\n"
    "  b: {holder: china, issue: trade, stance: has it}\n"
    "contrasts: {c: {between: [a, b]}}\n",
    "cards as a list": "deck: d\ncards:\n  - {ask: Who?, answer: A}\n  - {cloze: 'It is {{so}}.'}\n",
    "an answer that is a flag": "deck: d\ncards: {c: {ask: Is it?, answer: true}}\n",
    "answers that are numbers": "deck: d\ncards: {c: {ask: Which?, answer: [1, 2.5, 007]}}\n",
    "former keys": BASE + CARD % "was: [old, 2019]",
    "one former key": BASE + CARD % "was: old",
    "an empty item": BASE + CARD % "wrong: [B, ]",
    "an empty option": "deck: d\nactors: {a: {name: A, kind: }}\n",
    "an option in quotes with space": "deck: d\nactors: {a: {name: A, kind: ' group '}}\n",
}  # fmt: skip
BAD = {
    "an unknown head key": "deck: d\nauthors: me\n",
    "an unknown section": "deck: d\nevent: {e: {what: They meet}}\n",
    "an unknown key of an event": BASE + EVENT % "whom: japan",
    "an unknown key of a source": "deck: d\nsources: {lee: {name: A text}}\n",
    "an unknown key of an issue": "deck: d\nissues: {trade: {name: T, long: T}}\n",
    "an unknown key of study": "deck: d\nstudy: {cards: 4}\n",
    "an unknown key of what is not carded": "deck: d\nnot_carded: [{sauce: lee}]\n",
    "an id with a space": "deck: my deck\n",
    "an id with a hash": 'deck: "a#b"\n',
    "an id that is negative": "deck: -5\n",
    "an id as a list": "deck: [d]\n",
    "a title as a list": "deck: d\ntitle: [a, b]\n",
    "a title as a mapping": "deck: d\ntitle: {a: b}\n",
    "another format": "deck: d\nformat: 2\n",
    "sources as a list": "deck: d\nsources: [lee]\n",
    "a source as a list": "deck: d\nsources: {lee: [A text]}\n",
    "issues as a text": "deck: d\nissues: trade\n",
    "an issue without a name": "deck: d\nissues: {trade: {short: T}}\n",
    "study as a number": "deck: d\nstudy: 5\n",
    "study with a list": "deck: d\nstudy: {new_per_day: [5]}\n",
    "study in words": "deck: d\nstudy: {new_per_day: five}\n",
    "what is not carded as a mapping": "deck: d\nnot_carded: {what: this}\n",
    "what is not carded as texts": "deck: d\nnot_carded: [this]\n",
    "an event without what": BASE + "events: {e: {when: 2019}}\n",
    "an actor without a name": "deck: d\nactors: {a: {kind: group}}\n",
    "a position without a holder": BASE + "positions: {p: {issue: trade, stance: wants more}}\n",
    "a figure without a value": "deck: d\nfigures: {f: {what: ships}}\n",
    "a term without a meaning": "deck: d\nterms: {t: {term: pass}}\n",
    "a contrast without sides": "deck: d\ncontrasts: {c: {on: Trade}}\n",
    "a contrast of one side": BASE + "contrasts: {c: {between: {japan: wants it}}}\n",
    "a contrast of one position": BASE + STAND % "" + "contrasts: {c: {between: [p]}}\n",
    "a contrast of a text": "deck: d\ncontrasts: {c: {between: us and them}}\n",
    "a side that is a list": BASE + "contrasts: {c: {between: {japan: [wants it], china: has it}}}\n",
    "an option there is not": "deck: d\nactors: {a: {name: A, kind: country}}\n",
    "what is inferred in words": BASE + EVENT % "when: 2019-02, inferred: the year",
    "a kind of question there is not": BASE + EVENT % "when: 2019, ask_as: {when: [spoken]}",
    "a facet there is not": BASE + EVENT % "when: 2019, wrong: {day: [2018]}",
    "a facet to make there is not": BASE + EVENT % "when: 2019, facets: [day]",
    "a date in words": BASE + EVENT % "when: last spring",
    "a date with the day first": BASE + EVENT % "when: 28-02-2019",
    "a date as a list": BASE + EVENT % "when: [2021-02..2021-03]",
    "a date as a flag": BASE + EVENT % "when: true",
    "a date of five digits": BASE + EVENT % "when: 20190",
    "a date that is a fraction": BASE + EVENT % "when: 19.5",
    "a date without its other end": BASE + EVENT % "when: 1953/",
    "a place as a list": BASE + EVENT % "where: [Hanoi, Seoul]",
    "a source as a list of places": BASE + EVENT % "source: [lee ¶1, lee ¶2]",
    "an account as a list": BASE + STAND % "according_to: [lee]",
    "reasons as a mapping": BASE + STAND % "why: {first: One}",
    "a list in a list": BASE + STAND % "why: [[One], Another]",
    "a number in words": "deck: d\nfigures: {f: {what: ships, value: forty}}\n",
    "a number as a flag": "deck: d\nfigures: {f: {what: ships, value: true}}\n",
    "a flag in words": "deck: d\nfigures: {f: {what: ships, value: 4, about: roughly}}\n",
    "a flag as a number": "deck: d\nfigures: {f: {what: ships, value: 4, about: 1}}\n",
    "a fact that is a text": "deck: d\nevents: {e: They meet}\n",
    "a fact without a value": "deck: d\nevents: {e: }\n",
    "events as a list": "deck: d\nevents: [{what: They meet}]\n",
    "a section as a text": "deck: d\nevents: They meet\n",
    "a card in a list that is a text": "deck: d\ncards: [Who is it?]\n",
    "a key of a fact with a space": "deck: d\nevents: {the meeting: {what: They meet}}\n",
    "a former key with a space": BASE + CARD % "was: [the old one]",
}  # fmt: skip
TOPIC_GOOD = {
    "facts alone": "events: {e: {what: They meet, when: 2019}}\n",
    "issues and sources": "issues: {other: Another}\nsources: {goto: A text}\n",
    "nothing at all": "# nothing yet\n",
}
TOPIC_BAD = {
    "a title without the id": "title: Dates\nevents: {e: {what: They meet}}\n",
    "study without the id": "study: {new_per_day: 3}\n",
    "a key there is not": "dates: {e: {what: They meet}}\n",
}
# What no schema can tell, and the reader alone does.
READER_ALONE = {
    "a head without its id": "cards: {c: {ask: Who?, answer: A}}\n",
    "a head of nothing": "# nothing\n",
    "a needed value that is empty": "deck: d\nterms: {t: {term: , means: a way}}\n",
    "a needed text in empty quotes": "deck: d\nterms: {t: {term: '', means: a way}}\n",
    "a reference to no fact": BASE + EVENT % "who: france",
    "a reference to no issue": BASE + "positions: {p: {holder: japan, issue: war, stance: wants it}}\n",
    "a reference to no source": BASE + EVENT % "source: goto ¶1",
    "a reference to another kind": BASE + STAND % "" + EVENT % "who: p",
    "a day there is not": BASE + EVENT % "when: 2019-02-30",
    "a month there is not": BASE + EVENT % "when: 2019-13",
    "dates that run backwards": BASE + EVENT % "when: 2003/1953",
    "a year of fewer digits": BASE + EVENT % "when: 800",
    "a year as an editor reads another number": BASE + EVENT % "when: 2e3",
    "a key twice": "deck: d\ntitle: A\ntitle: B\n",
    "a key of two facts": "deck: d\nterms: {a: {term: pass, means: a way}}\nactors: {a: {name: A}}\n",
    "a key with a sign of another script": "deck: a—b\n",
    "a number with a plus": "deck: d\nfigures: {f: {what: ships, value: +5}}\n",
    "a number in another notation": "deck: d\nfigures: {f: {what: ships, value: 0x10}}\n",
    "more new cards than can be": "deck: d\nstudy: {new_per_day: 100000}\n",
    "an option that an editor reads as nothing": "deck: d\nactors: {a: {name: A, kind: ~}}\n",
    "the format as a fraction": "deck: d\nformat: 1.0\n",
    "a value for no facet in particular": BASE + EVENT % "when: 2019, who: japan, wrong: [2018]",
    "a side's question that is no side's": BASE + "contrasts: {c: {between: {japan: a, china: b}, ask: {korea: Who?}}}\n",
    "a wrong option that is right": BASE + CARD % "wrong: [A]",
    "a former key in use": BASE + CARD % "was: japan",
    "a file to read that is not there": "deck: d\ninclude: other.yaml\n",
    "an anchor": "deck: &x d\n",
    "a tag": "deck: !!str d\n",
}  # fmt: skip


def accepts(text):
    """Say whether an editor would find nothing to mark."""
    return VALID.is_valid(coreyaml.load(text))


def reads(deck):
    """Say whether the reader finds no error."""
    return not [each for each in deck.problems() if each.severity == "error"]


def test_the_schema_is_itself_valid():
    """It keeps to JSON Schema 2020-12."""
    Draft202012Validator.check_schema(schema())


def test_the_file_that_ships_is_the_code_s():
    """The schema beside the shipped decks is what the tables of fields make today."""
    assert (DECKS / FILE).read_text(encoding="utf-8") == as_text(), "run `quizapp schema > decks/deck.schema.json`"


def test_every_field_is_explained_and_every_word_offered():
    """Each key has the table's help, and an option all its words."""
    made = schema()
    for name, field in HEAD.items():
        assert made["properties"][name]["description"] == field.help
    for kind in all_kinds():
        fact = made["$defs"][kind]
        assert fact["examples"]
        for name, field in fields_of(kind).items():
            told = fact["properties"][name]
            assert told["description"] == field.help
            if field.options:
                assert all(f'"{word}"' in json.dumps(told) for word in field.options)
        assert kind_of(kind).SECTION in made["properties"]


def test_the_examples_of_the_schema_keep_to_it():
    """What it shows of a kind is a fact of it."""
    made = schema()
    for kind in all_kinds():
        for fact in made["$defs"][kind]["examples"]:
            only = {"$defs": made["$defs"], "$ref": f"#/$defs/{kind}"}
            assert VALID.evolve(schema=only).is_valid(fact)


@pytest.mark.parametrize("path", sorted(DECKS.rglob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_file_is_valid_and_says_by_what(path):
    """No shipped file is marked by an editor, and each names the schema by a path that leads to it."""
    text = path.read_text(encoding="utf-8")
    assert [error.message for error in VALID.iter_errors(coreyaml.load(text))] == []
    first, _, named = text.partition("\n")[0].partition("$schema=")
    assert first == "# yaml-language-server: "
    assert (path.parent / named).resolve() == (DECKS / FILE).resolve()


@pytest.mark.parametrize("kind", all_kinds())
def test_the_example_deck_of_each_kind_is_valid(kind):
    """What a kind of fact shows of itself is a deck to an editor too."""
    assert accepts(kind_of(kind).EXAMPLE)


@pytest.mark.parametrize("name", GOOD)
def test_schema_and_reader_take_what_is_well_formed(deck_of, name):
    """Neither marks a deck that is in order."""
    assert (accepts(GOOD[name]), reads(deck_of(GOOD[name]))) == (True, True)


@pytest.mark.parametrize("name", BAD)
def test_schema_and_reader_refuse_what_is_not(deck_of, name):
    """Both mark a key, a shape or a word that is none of the deck's."""
    assert (accepts(BAD[name]), reads(deck_of(BAD[name]))) == (False, False)


@pytest.mark.parametrize(
    ("text", "well"),
    [*((text, True) for text in TOPIC_GOOD.values()), *((text, False) for text in TOPIC_BAD.values())],
    ids=[*TOPIC_GOOD, *TOPIC_BAD],
)
def test_schema_and_reader_agree_on_a_topic(deck_of, text, well):
    """A further file of a folder holds facts, issues and sources, and nothing else of the head."""
    assert accepts(text) == well
    assert reads(deck_of(deck="deck: d\n", dates=text)) == well


@pytest.mark.parametrize("name", READER_ALONE)
def test_what_the_reader_alone_can_tell(deck_of, name):
    """The schema is silent where only the whole deck, the calendar or the typed text tells."""
    assert (accepts(READER_ALONE[name]), reads(deck_of(READER_ALONE[name]))) == (True, False)


def test_no_value_that_the_reader_takes_is_marked(deck_of):
    """Whatever an editor makes of a plain text, the schema takes it where the reader does."""
    for text in ("null", "~", "0o7", "0x1F", "1e3", ".5", ".inf", "+5", "-0", "007", "no", "on", "12:30", "1_000"):
        deck = f"deck: d\nterms: {{t: {{term: {text}, means: a word, note: {text}}}}}\n"
        assert reads(deck_of(deck))
        assert accepts(deck)
