"""Reading decks: files and folders, every problem with its place, and whatever else can be read."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.deckfile import LARGEST, read
from quizapp.errors import DeckError
from quizapp.questions import kinds_for, make

SMALL = "deck: small\ncards:\n  a: {ask: Q?, answer: A}\n"


def codes(deck):
    """Return the codes of a deck's problems."""
    return [problem.code for problem in deck.problems()]


def test_three_lines_make_a_deck(deck_of):
    """`deck:` and one card are enough."""
    deck = deck_of(SMALL)
    assert deck.id == "small"
    assert [card.id for card in deck.cards()] == ["small/a#answer"]
    assert deck.problems() == []


def test_a_folder_is_read_as_one_deck(deck_of):
    """Facts of all files share one space of keys, and each file is a topic."""
    deck = deck_of(
        deck="deck: d\nissues: {i: The issue}\n",
        people="actors: {x: {name: Xenia}, y: {name: Yves}}\n",
        sub__views="positions: {p: {holder: x, issue: i, stance: wants it}}\n",
    )
    assert deck.problems() == []
    assert deck.topics() == [("sub/views", 2)]
    assert deck.fact("p").topic == "sub/views"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("deck: d\ncard:\n  a: {ask: Q, answer: A}\n", "unknown-key", 2, 1),
        ("deck: d\ncards:\n  a: {asks: Q, answer: A}\n", "unknown-key", 3, 7),
        ("deck: d\ncards:\n  a b: {ask: Q, answer: A}\n", "bad-key", 3, 3),
        ("deck: a/b\n", "bad-key", 1, 7),
        ("title: T\n", "missing-key", 1, 1),
        ("deck: d\nevents:\n  e: {when: 2019}\n", "missing-key", 3, 6),
        ("deck: d\nevents:\n  e: {what: It is, when: 2019-13}\n", "bad-date", 3, 26),
        ("deck: d\nfigures:\n  f: {what: x, value: many}\n", "bad-number", 3, 23),
        ("deck: d\nfigures:\n  f: {what: x, value: 3, about: maybe}\n", "bad-flag", 3, 33),
        ("deck: d\nactors:\n  f: {name: x, kind: persona}\n", "bad-option", 3, 22),
        ("deck: d\nevents:\n  e: {what: It is, who: nobody}\n", "dangling", 3, 25),
        ("deck: d\nactors: {x: {name: X}}\nevents:\n  e: {what: It is, after: x}\n", "dangling", 4, 27),
        ("deck: d\nsources: {lee: {title: T}}\ncards:\n  a: {ask: Q, answer: A, source: le ¶3}\n",
         "unknown-source", 4, 34),
        ("deck: d\ncards:\n  a: {ask: Q, answer: A}\nterms:\n  a: {term: T, means: M}\n", "repeated-key", 5, 3),
        ("deck: d\nactors:\n  x: {name: X, role: boss, ask: Who?}\n", "which-facet", 3, 33),
        ("deck: d\nactors:\n  x: {name: X, role: boss, ask: {nam: Who?}}\n", "unknown-facet", 3, 33),
        ("deck: d\ncontrasts:\n  c: {between: {a: one}}\n", "one-side", 3, 16),
        ("deck:\ncards:\n  a: {ask: Q, answer: A}\n", "no-value", 1, 1),
        ("deck: d\nterms:\n  t: {term: '', means: M}\n", "no-value", 3, 7),
        ("deck: d\nfigures:\n  f:\n    what: x\n    value: 1,5\n", "bad-number", 5, 12),
        ("deck: d\ncards:\n  a: {ask: Q, answer: A, was: [x, x]}\n", "repeated", 3, 35),
        ("deck: d\ncards:\n  a: {ask: [Q, R], answer: A}\n", "unused", 3, 16),
        ("deck: d\ncards:\n  a: {ask: Q, answer: nan, answer_as: number}\n", "not-asked", 3, 23),
        ("deck: d\ncards:\n  a: {ask: Q, points: [A], answer_as: date}\n", "not-asked", 3, 39),
        ("deck: d\ncards:\n  a: {ask: Q, points: [A], cloze: no gap}\n", "not-asked", 3, 35),
        ("deck: d\ncards:\n  a: {cloze: 'a {{ }} b'}\n", "not-asked", 3, 14),
        ("deck: d\ncards:\n  {{x}}: {ask: Q, answer: A}\n", "key-not-text", 3, 3),
        ("deck: d\ncards:\n  a: just text\n", "wrong-shape", 3, 3),
        ("deck: d\ncards:\n- {ask: Q, answer: A}\n", "derived-key", 3, 3),
    ],
)  # fmt: skip
def test_each_problem_has_its_place(deck_of, text, code, line, column):
    """A problem names code, line and column, says what is wrong and what to do."""
    problem = next(each for each in deck_of(text).problems() if each.code == code)
    assert (problem.line, problem.column) == (line, column)
    assert problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("deck: d\nevent:\n  e: {what: It is}\n", "events"),
        ("deck: d\ncards:\n  a: {ask: Q, anwser: A}\n", "answer"),
        ("deck: d\nactors: {japan: {name: J}}\nevents: {e: {what: X, who: japn}}\n", "japan"),
        ("deck: d\nsources: {lee: {title: T}}\ncards: {a: {ask: Q, answer: A, source: leee 3}}\n", "lee"),
        ("deck: d\nactors: {x: {name: X, kind: goverment}}\n", "government"),
    ],
)
def test_what_is_nearly_right_is_named(deck_of, text, near):
    """A slip of the pen is answered with what was probably meant."""
    assert any(f"`{near}`" in problem.hint for problem in deck_of(text).problems())


@pytest.mark.parametrize(
    "text",
    [
        f"actors: {{a: {{name: A, kind: {'x' * 3000}}}}}\n",
        f"actors: {{a: {{name: A, of: {'x' * 3000}}}}}\n",
        'actors: {a: {name: A, kind: "a\\nb"}}\n',
        f"events: {{a: {{what: A, when: {'y' * 3000}}}}}\n",
        'events: {a: {what: A, when: "20\\n19"}}\n',
        f"{'z' * 3000}: x\n",
        f"cards: {{a: {{ask: Q, answer: A, {'w' * 900}: B, {'w' * 900}: C}}}}\n",
        f"study: {{new_per_day: {'9' * 400}}}\n",
        f"include: [{'v' * 3000}]\n",
        f"cards: {{a: {{ask: Q, answer: A, wrong: [{'A' * 3000}, {'A' * 3000}]}}}}\n",
    ],
)
def test_a_message_is_one_short_sentence(deck_of, text):
    """However long what an author wrote, or over how many lines, its problem is told on one line."""
    for problem in deck_of("deck: d\n" + text).problems():
        assert len(problem.message) < 160
        assert "\n" not in str(problem)
        assert problem.message.endswith((".", "?"))
        assert problem.hint


def test_an_empty_topic_is_advice(deck_of):
    """A file of a folder that holds nothing yet takes nothing from the deck."""
    deck = deck_of(deck="deck: d\n", one="# to come\n", two="cards: {c: {ask: R, answer: C}}\n")
    assert [(each.code, each.severity) for each in deck.problems()] == [("empty", "advice")]
    assert deck.card_count() == 1


def test_the_rest_of_the_deck_works(deck_of):
    """One bad fact takes nothing else with it."""
    deck = deck_of(
        "deck: d\ncards:\n  a: {ask: Q, answer: A}\n  b: {ask: [], answer: B}\n  c: {ask: R, answer: C}\n"
    )
    assert {card.fact.key for card in deck.cards()} == {"a", "c"}


@pytest.mark.parametrize("value", ["lots", "1e400", ".nan", "[]", "{}", "''", "'1.439,5'", "'1,43'"])
def test_a_figure_without_a_number_makes_no_card(deck_of, value):
    """A required field that cannot be read takes its fact with it, and nothing else."""
    deck = deck_of(
        f"deck: d\nfigures:\n  a: {{what: things, value: {value}}}\n  b: {{what: others, value: 4}}\n"
    )
    assert deck.error_count() >= 1
    assert [card.id for card in deck.cards()] == ["d/b#value"]


@pytest.mark.parametrize("text", ["new_per_day: -3", "reviews_per_day: 1.5", "retention: 7", "exam: soon"])
def test_what_cannot_be_studied_by_is_refused(deck_of, text):
    """A limit or a share out of its bounds is an error with its place, and the default is used."""
    deck = deck_of(f"deck: d\nstudy: {{{text}}}\ncards: {{a: {{ask: Q, answer: A}}}}\n")
    (problem,) = deck.problems()
    assert (problem.severity, problem.line) == ("error", 2)
    assert deck.head["study"] == {}


def test_after_a_syntax_error_the_other_files_work(deck_of):
    """A file that breaks off keeps what stood before, and the deck's other files are whole."""
    deck = deck_of(
        deck="deck: d\n",
        one="cards:\n  a: {ask: Q, answer: A}\n  b: {ask: [\n",
        two="cards:\n  c: {ask: R, answer: C}\n",
    )
    assert codes(deck) == ["yaml-syntax"]
    assert [card.fact.key for card in deck.cards()] == ["a", "c"]


def test_keys_of_any_script_are_read(deck_of):
    """A key is letters, digits, dash, underscore and dot of any script, in NFC."""
    deck = deck_of(
        "deck: d\ncards:\n  정상회담-2018: {ask: Q, answer: A}\n  e\u0301t\u00e9: {ask: R, answer: B}\n"
    )
    assert [card.fact.key for card in deck.cards()] == ["정상회담-2018", "été"]
    assert codes(deck) == ["not-nfc"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"\xff\xfed\x00e\x00", "not-utf-8"),
        ("deck: d\n".encode("utf-16-le"), "not-utf-8"),
        ("deck: d\n".encode("utf-16-be"), "not-utf-8"),
        (b"deck: d\n\0\n", "control-character"),
        (b"deck: d\ncards: {a: {ask: \xe9, answer: A}}\n", "not-utf-8"),
        (b"- 1\n", "not-a-mapping"),
    ],
)
def test_a_file_that_is_no_deck_says_so(tmp_path, raw, code):
    """Empty, wrongly encoded or shapeless files are problems, not crashes."""
    path = tmp_path / "bad.yaml"
    path.write_bytes(raw)
    assert code in codes(read(path))


def test_a_byte_order_mark_is_no_problem(tmp_path):
    """What Windows editors put before the text is passed over."""
    path = tmp_path / "bom.yaml"
    path.write_text(SMALL, encoding="utf-8-sig")
    assert read(path).problems() == []


def test_a_file_too_large_is_refused_by_its_size(tmp_path):
    """More than 32 MiB are not even opened."""
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert codes(read(path)) == [
        "too-large",
    ]


def test_a_pipe_is_not_waited_for(tmp_path):
    """A FIFO is refused at once instead of being read for ever."""
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    assert codes(read(path)) == ["not-a-file"]


def test_a_link_out_of_the_deck_is_not_followed(tmp_path):
    """A deck never reaches outside its folder by a symbolic link."""
    (tmp_path / "secret.yaml").write_text("cards: {s: {ask: Q, answer: A}}\n")
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text("deck: d\n")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    deck = read(folder)
    assert list(deck.cards()) == []
    assert codes(deck) == ["outside"]


_any_name = pytest.mark.skipif(sys.platform != "linux", reason="other systems make no such names")


@_any_name
@pytest.mark.parametrize("name", [b"\xff.yaml", b"a\n\x1b[31m.yaml"])
def test_a_file_whose_name_cannot_be_shown_is_not_read(tmp_path, name):
    """A name that is no UTF-8, or steers a terminal, is a problem, and the other files are read."""
    (tmp_path / "deck.yaml").write_text(SMALL)
    (tmp_path / os.fsdecode(name)).write_text("cards: {b: {ask: Q, answer: A}}\n")
    deck = read(tmp_path)
    assert codes(deck) == ["bad-name"]
    assert deck.problems()[0].path.isprintable()
    assert deck.card_count() == 1


@_any_name
def test_a_deck_in_a_folder_with_any_name_is_read(tmp_path):
    """What the bytes of a folder's name are is no matter, not even where the deck's id is missing."""
    folder = tmp_path / os.fsdecode(b"\xffdecks")
    folder.mkdir()
    (folder / "deck.yaml").write_text("cards: {b: {ask: Q, answer: A}}\n")
    deck = read(folder)
    assert codes(deck) == ["missing-key"]
    assert deck.card_count() == 1


def test_a_link_to_itself_is_a_problem(tmp_path):
    """A link that leads nowhere but to itself cannot be read, and is said."""
    (tmp_path / "deck.yaml").write_text(SMALL)
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    deck = read(tmp_path)
    assert codes(deck) == ["unreadable"]
    assert deck.card_count() == 1


def test_a_holder_named_twice_counts_once(deck_of):
    """A key that is repeated in a list is advice, and the list goes on without it."""
    deck = deck_of("deck: d\nactors: {x: {name: X}}\nevents: {e: {what: It is, who: [x, x]}}\n")
    assert "repeated" in codes(deck)
    assert deck.fact("e").texts("who") == ("x",)


def test_an_include_stays_inside_the_library(tmp_path):
    """A file beside the deck's folder may be included, one further out may not."""
    library = tmp_path / "library"
    (library / "one").mkdir(parents=True)
    (library / "shared.yaml").write_text("actors: {x: {name: Xenia, role: chair}}\n")
    (tmp_path / "outside.yaml").write_text("actors: {y: {name: Yves, role: clerk}}\n")
    (library / "one" / "deck.yaml").write_text("deck: d\ninclude: [../shared.yaml, ../../outside.yaml]\n")
    deck = read(library / "one")
    assert codes(deck) == ["outside"]
    assert deck.fact("x") is not None
    assert deck.fact("y") is None


def test_a_problem_with_an_include_stands_at_its_item(tmp_path):
    """Each item of the list that cannot be included is named at its own line, and the others are read."""
    library = tmp_path / "library"
    (library / "one").mkdir(parents=True)
    (library / "shared.yaml").write_text("actors: {x: {name: Xenia, role: chair}}\n")
    (library / "one" / "deck.yaml").write_text(
        "deck: d\ninclude:\n- nothing.yaml\n- ../shared.yaml\n- ../../far.yaml\n- deck.yaml\n"
        f"- ../shared.yaml\n- {'long/' * 40}{'x' * 300}\n- /etc/hosts\n- ..\n"
    )
    deck = read(library / "one")
    assert [(each.line, each.column, each.code) for each in deck.problems()] == [
        (3, 3, "no-such-file"),
        (5, 3, "outside"),
        (6, 3, "included-twice"),
        (7, 3, "included-twice"),
        (8, 3, "no-such-file"),
        (9, 3, "outside"),
        (10, 3, "no-such-file"),
    ]
    assert max(len(each.message) for each in deck.problems()) < 120
    assert deck.fact("x") is not None


def test_an_include_by_a_link_that_leads_out_is_refused(tmp_path):
    """What an include names is followed to the file itself, and refused where that lies outside."""
    (tmp_path / "secret.txt").write_text("cards: {s: {ask: Q, answer: A}}\n")
    library = tmp_path / "library"
    (library / "one").mkdir(parents=True)
    (library / "one" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (library / "one" / "deck.yaml").write_text("deck: d\ninclude: link.txt\n")
    assert codes(read(library / "one")) == ["outside"]


def test_a_file_of_the_folder_that_is_included_is_read_once(tmp_path):
    """An include that names a file which the folder brings anyway repeats no key."""
    (tmp_path / "deck.yaml").write_text("deck: d\ninclude: [facts.yaml]\n")
    (tmp_path / "facts.yaml").write_text("cards: {s: {ask: Q, answer: A}}\n")
    deck = read(tmp_path)
    assert codes(deck) == []
    assert deck.topics() == [("facts", 1)]


def test_a_folder_without_a_head_is_no_deck(tmp_path):
    """Reading a library as a deck is an error that says what a deck needs."""
    with pytest.raises(DeckError, match=r"deck\.yaml"):
        read(tmp_path)


def test_a_facet_can_be_left_out(deck_of):
    """`facets:` keeps to those it lists, and an empty list makes no card at all."""
    deck = deck_of(
        "deck: d\nterms:\n  a: {term: T, means: M, facets: [term]}\n  b: {term: U, means: N, facets: []}\n"
    )
    assert [card.id for card in deck.cards()] == ["d/a#term"]


def test_what_cannot_be_asked_is_said(deck_of):
    """A facet that tells its own answer makes no card, and advice says why."""
    deck = deck_of(
        "deck: d\nevents:\n  e: {what: The war of 1812 begins, when: 1812}\n  f: {what: It ends, when: 1815}\n"
    )
    assert codes(deck) == ["not-asked"] * 3  # its date, itself by its date, and the other: beside it
    assert deck.card("e#when") is None
    assert deck.card("f#when") is not None


def test_an_event_that_nothing_can_be_told_from_is_not_asked(deck_of):
    """Where all events may be of one time, which of them happened then has no wrong answer."""
    deck = deck_of(
        "deck: d\nevents:\n  e: {what: It begins, when: 2019}\n  f: {what: It goes on, when: 2019-05}\n"
    )
    assert codes(deck) == ["not-asked", "not-asked"]
    assert [card.id for card in deck.cards()] == ["d/e#when", "d/f#when"]


def test_a_kind_of_question_that_cannot_be_had_is_said(deck_of):
    """`ask_as` with no kind that the facet allows is advice that names those it does."""
    deck = deck_of("deck: d\nterms: {t: {term: T, means: M, ask_as: {term: matrix}}}\n")
    (problem,) = deck.problems()
    assert (problem.code, problem.severity) == ("ask-as", "advice")
    assert "choice, match, typed" in problem.hint


def test_topics_and_errors_are_counted(deck_of):
    """A deck knows its topics and how many errors it has without looking at every card."""
    deck = deck_of(
        deck="deck: d\n", one="cards: {a: {ask: Q, answer: A}}\n", two="cards: {b: {ask: Q}, c: {as: Q}}\n"
    )
    assert deck.topics() == [("one", 1)]
    assert deck.error_count() == sum(problem.severity == "error" for problem in deck.problems()) == 1


_values = st.recursive(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["2019", "x", "a", "date", "number", "year", "lee ¶3", "true", "a + b", "x {{y}}"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
_names = st.sampled_from(
    ["name", "kind", "role", "of", "what", "when", "who", "where", "holder", "issue", "stance", "why", "value",
     "term", "means", "on", "between", "ask", "answer", "cloze", "points", "also", "wrong", "facets", "source",
     "according_to", "as_of", "ask_as", "also_fits", "confused_with", "answer_as", "in_order", "unit", "was",
     "review_by", "inferred"]
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(["actors", "events", "positions", "figures", "terms", "contrasts", "cards", "issues",
                         "sources", "title", "study", "not_carded", "as_of"]),
        st.one_of(_values, st.dictionaries(st.sampled_from(["a", "b", "c"]), st.dictionaries(_names, _values, max_size=5))),
        max_size=4,
    )
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_structure_is_read_or_refused(tmp_path_factory, content):
    """Whatever stands in a deck, reading ends with a deck and problems, and every card can be made."""
    import json

    path = tmp_path_factory.mktemp("any") / "any.yaml"
    path.write_text(json.dumps({"deck": "any", **content}), encoding="utf-8")
    deck = read(path)
    for card in deck.cards():
        assert card.prompt
        assert card.answer.shown is not None
        assert any(make(card, deck, kind, 0) for kind in kinds_for(card)) or "choice" in card.kinds
    deck.close()


@pytest.mark.parametrize(
    ("facts", "code", "place"),
    [
        ("positions:\n  p: {holder: [], issue: i, stance: wants it}\n", "no-value", (5, 7)),
        ("positions:\n  p: {holder: a, issue: [i, j], stance: wants it}\n", "wrong-shape", (5, 25)),
        ("contrasts:\n  c: {between: {a: says x, b: }}\n", "one-side", (5, 16)),
        ("contrasts:\n  c:\n    between:\n      a: says x\n      b:\n", "one-side", (7, 7)),
        ("cards:\n  x: {ask: [], answer: A}\n", "not-asked", (5, 1)),
    ],
)  # fmt: skip
def test_no_fact_is_dropped_without_an_error_at_its_place(deck_of, facts, code, place):
    """What is empty, or one too many, where a fact needs just one is said where it stands."""
    deck = deck_of(f"deck: d\nissues: {{i: I, j: J}}\nactors: {{a: {{name: A, kind: body}}}}\n{facts}")
    found = {each.code: (each.line, each.column) for each in deck.problems()}
    assert found.get(code) == place, deck.problems()


@pytest.mark.parametrize("key", ["हिन्दी", "தமிழ்", "ไทย์", "서울", "e\u0301t\u0301"])
def test_a_key_may_be_of_any_script(deck_of, key):
    """Vowel signs and other marks are part of a key, in NFC."""
    deck = deck_of(f"deck: d\ncards: {{{key}: {{ask: Q?, answer: A}}}}\n")
    assert [each.code for each in deck.problems() if each.severity == "error"] == []
    assert deck.card_count() == 1
