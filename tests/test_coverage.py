"""Coverage: what of a reading a deck has, what it misses, and what it leaves out for a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.coverage import covered, is_whole
from quizapp.covertable import as_dict, summary, table
from quizapp.deckfile import read
from quizapp.passage import passages

TEXT = """\
Two harbours on Lake Orren

The ferry Marigold first crossed Lake Orren in 1907. Ada F. Quill, the harbour master of Wey, had asked
the Ministry of Waters for at least three boats.

In late March 1911 the Weyan council sold the Marigold. About 1,200 people watched from Orrenstadt.

Between 1914 and 1918 no boat ran. In early April the ice broke, and Quill wrote to President Holm.

Subscribe to the Orren Gazette for 12 crowns.
"""
DECK = """\
deck: lake
sources:
  book: {title: Two harbours on Lake Orren, author: A. Writer, date: 1920}
  other: Another text
actors:
  quill: {name: Ada F. Quill, family: Quill, role: harbour master of Wey, source: book ¶1}
  wey: {name: Wey, adjective: Weyan, kind: body, source: book ¶2}
events:
  crossing: {what: The ferry Marigold crosses the lake, when: 1907, source: book ¶1}
  sale: {what: The council sells the Marigold, when: 1911-03, source: book ¶2}
  pause: {what: No boat runs, when: 1914/1918, source: book ¶3}
  thaw: {what: The ice breaks, when: 1919-04, inferred: year, source: book ¶3}
figures:
  boats: {what: boats asked for, value: 3, at_least: true, source: book ¶1}
  crowd: {what: people who watched in Orrenstadt, value: 1200, about: true, source: book ¶2}
cards:
  letters: {ask: To whom did a harbour master write?, answer: President Holm, source: book ¶3}
  asked: {ask: Which office was asked for boats?, answer: the Ministry of Waters, source: book ¶1}
"""
EXCUSED = """\
not_carded:
  - {source: book ¶4, what: the price of 12 crowns for the Orren Gazette, why: an advertisement}
  - {source: book ¶4, what: an advertisement, why: it is no part of the text}
"""


def rows_of(deck, text=TEXT):
    """Return the rows by paragraph."""
    return {row.number: row for row in covered(deck, {"book": text}).rows}


def missing(deck, text=TEXT):
    """Return what is missing, as text."""
    return [each.text for row in rows_of(deck, text).values() for each in row.missing]


def without(key, deck=DECK):
    """Return the deck without a fact."""
    return re.sub(rf"^  {key}: .*\n", "", deck, flags=re.MULTILINE)


def test_each_paragraph_tells_how_many_facts_cite_it(deck_of):
    """A fact counts for every paragraph that it cites; the heading is ¶0."""
    rows = rows_of(deck_of(DECK.replace("source: book ¶3}", "source: book ¶2–3}")))
    assert {number: row.facts for number, row in rows.items()} == {0: 0, 1: 4, 2: 6, 3: 3, 4: 0}
    assert rows[0].begins == "Two harbours on Lake Orren"
    assert [row.uncovered for row in rows.values()] == [False, False, False, False, True]


def test_what_facts_mention_is_not_missing(deck_of):
    """Names, dates and numbers are looked up in all that the facts say of them."""
    deck = deck_of(DECK)
    assert [row.missing for row in rows_of(deck).values()][:4] == [(), (), (), ()]
    assert [tuple(each) for each in rows_of(deck)[4].missing] == [("name", "Orren Gazette"), ("number", "12")]


@pytest.mark.parametrize(
    ("key", "lost"),
    [
        ("crossing", ["1907"]),
        ("sale", ["late March 1911"]),
        ("pause", ["1914 and 1918"]),
        ("thaw", ["early April"]),
        ("boats", ["at least three"]),
        ("crowd", ["About 1,200", "Orrenstadt"]),
        ("letters", ["President Holm"]),
        ("asked", ["Ministry of Waters"]),
        ("quill", ["Ada F. Quill", "Quill"]),
        ("wey", ["Weyan"]),
    ],
)
def test_without_its_fact_a_thing_is_missing(deck_of, key, lost):
    """Each date, number and name hangs on the fact that tells it."""
    assert missing(deck_of(without(key)))[: len(lost)] == lost


@pytest.mark.parametrize("name", ["Quill Ada F.", "Ada Quill", "ADA F. QUILL", "Ada F Quill", "Quill", "Prime Minister Quill"])
def test_a_name_is_known_in_its_variants(deck_of, name):
    """Either order, the family name alone, a title and other spellings are the same person."""
    assert missing(deck_of(DECK), f"Of boats.\n\nThe letter is by {name}, of Wey.\n") == []


def test_a_word_that_facts_use_is_no_name(deck_of):
    """A capitalised word that the deck has only as a common word is missing."""
    assert missing(deck_of(DECK), "It was about Lake and Boat.") == ["Boat"]
    assert missing(deck_of(DECK), "It was by Holm Marsh.") == ["Holm Marsh"]


def test_a_date_is_met_by_one_as_exact(deck_of):
    """A year does not tell a month that is printed, nor a year inside it a decade; a month tells its year."""
    assert missing(deck_of(DECK), "It was in May 1907, in 1911, and in the 1910s.") == ["May 1907", "1910s"]


def test_a_number_is_met_in_its_own_paragraph(deck_of):
    """Three of one thing says nothing about three of another."""
    assert missing(deck_of(DECK), "No heading here.\n\nThere were three.") == ["three"]
    assert missing(deck_of(DECK.replace("true, source: book ¶1", "true, source: book")), "H.\n\nThree sank, all three.") == []


def test_a_date_without_a_year_is_met_by_its_own_source(deck_of):
    """An April of another text is another April."""
    assert missing(deck_of(DECK.replace("inferred: year, source: book ¶3", "source: other ¶3")))[:1] == ["early April"]


def test_what_is_wrong_mentions_nothing(deck_of):
    """Wrong options and what a thing is taken for are not told by the deck."""
    deck = DECK.replace("answer: President Holm", "answer: Nobody, wrong: [President Holm]")
    assert missing(deck_of(deck))[:1] == ["President Holm"]


def test_a_reason_excuses_what_it_names(deck_of):
    """`not_carded` excuses what its text names, and a paragraph of which it names nothing for having no fact."""
    rows = covered(deck_of(DECK + EXCUSED), {"book": TEXT}).rows
    assert [tuple(each) for each in rows[4].excused] == [
        ("paragraph", "", "it is no part of the text"),
        ("name", "Orren Gazette", "an advertisement"),
        ("number", "12", "an advertisement"),
    ]
    assert is_whole(rows)


def test_a_reason_without_what_excuses_the_paragraph(deck_of):
    """A row that names a paragraph alone leaves out all of it."""
    rows = covered(deck_of(DECK + "not_carded: [{source: book ¶4, why: an advertisement}]\n"), {"book": TEXT}).rows
    assert is_whole(rows)


@pytest.mark.parametrize(
    "row",
    [
        "{source: book ¶3, why: elsewhere}",
        "{source: book ¶4, what: the Gazette of Orren}",
        "{source: book ¶4, what: the price, why: an advertisement}",
    ],
)
def test_another_reason_excuses_nothing(deck_of, row):
    """One for another paragraph, one without a reason, and one for something else leave it missing."""
    rows = covered(deck_of(f"{DECK}not_carded: [{row}]\n"), {"book": TEXT}).rows
    assert not is_whole(rows)
    assert [each.text for each in rows[4].missing] == ["Orren Gazette", "12"]


def test_a_paragraph_that_is_not_there_is_a_problem(deck_of):
    """A citation beyond the text is an error at its fact, and one of `not_carded` at the deck."""
    deck = deck_of(DECK.replace("book ¶2}", "book ¶2–7}", 1) + "not_carded: [{source: book ¶9, why: No.}]\n")
    found = covered(deck, {"book": TEXT}).problems
    assert [(each.line, each.code, each.severity) for each in found] == [
        (1, "no-such-paragraph", "error"), (7, "no-such-paragraph", "error"),
    ]  # fmt: skip
    assert [each.message for each in found] == [
        "`not_carded` cites book ¶9, which the text does not have.",
        "`wey` cites book ¶5, which the text does not have.",
    ]
    assert all(Path(each.path).is_file() for each in found)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("1907-05", "prints it less exactly."),
        ("1907-05-03", "prints it less exactly."),
        ("1908", "prints no such date."),
        ("1907/1911", "prints no such date."),
        ("1907-05, inferred: month", ""),
        ("1907", ""),
        ("1907~", ""),
        ("1907/..", ""),
    ],
)
def test_a_date_more_exact_than_printed_is_advice(deck_of, when, said):
    """What a paragraph does not print is said to be inferred, or is not said."""
    found = covered(deck_of(DECK.replace("when: 1907", f"when: {when}")), {"book": TEXT}).problems
    assert [(each.line, each.code, each.severity) for each in found] == [(9, "too-precise", "advice")][: bool(said)]
    assert all(each.message.endswith(said) for each in found)


def test_a_date_is_not_held_to_a_text_that_is_not_there(deck_of):
    """Where a fact cites a source that was not given as well, nothing is said about its date."""
    deck = deck_of(DECK.replace("when: 1907, source: book ¶1", "when: 1905, source: book ¶1; other ¶2"))
    assert covered(deck, {"book": TEXT}).problems == []


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_table_fits_the_terminal(deck_of, width):
    """No line is wider than the terminal, wide characters counted, and nothing missing is cut."""
    text = TEXT + "\n" + "The 湖の渡し船 of Łódź went to Överkalix-and-a-very-long-name-indeed-Orren. " * 2
    lines = table(covered(deck_of(DECK), {"book": text}).rows, width)
    assert max(len(line) + sum(char in "湖の渡し船" for char in line) for line in lines) <= width
    told = "".join("".join(lines).split())
    assert "OrrenGazette;12" in told
    assert len([line for line in lines if "¶" in line]) == 6


def test_the_table_says_what_is_open_and_what_is_left_out(deck_of):
    """Each paragraph has a line with its facts, its beginning, and what of it no fact mentions."""
    assert table(covered(deck_of(DECK), {"book": TEXT}).rows, 80) == [
        "         facts  begins                    not mentioned",
        "book ¶0      0  Two harbours on Lake Or…  –",
        "book ¶1      4  The ferry Marigold firs…  –",
        "book ¶2      3  In late March 1911 the…   –",
        "book ¶3      3  Between 1914 and 1918 n…  –",
        "book ¶4      0  Subscribe to the Orren…   no fact cites it:",
        "                                          Orren Gazette; 12",
    ]
    assert table(covered(deck_of(DECK + EXCUSED), {"book": TEXT}).rows, 80)[-3:] == [
        "book ¶4      0  Subscribe to the Orren…   left out: it is no part of the text",
        "                                          left out: Orren Gazette; 12 (an",
        "                                          advertisement)",
    ]
    assert table([], 80) == []


def test_a_sentence_says_whether_all_is_covered(deck_of):
    """It counts what is open, and says what can be done."""
    assert summary(covered(deck_of(DECK), {"book": TEXT}).rows) == (
        "1 paragraph without a fact and 2 of the dates, numbers and names that no fact mentions."
        " Write facts for them, or say under `not_carded` why not."
    )
    assert summary(covered(deck_of(DECK + EXCUSED), {"book": TEXT}).rows).startswith("Every paragraph")


def test_the_same_is_told_as_json(deck_of):
    """A script gets each paragraph with what is missing and what is excused."""
    told = as_dict(covered(deck_of(DECK), {"book": TEXT}).rows)
    assert told["whole"] is False
    assert told["paragraphs"][4] == {
        "source": "book",
        "paragraph": 4,
        "begins": "Subscribe to the Orren Gazette for 12 crowns.",
        "facts": 0,
        "uncovered": True,
        "missing": [{"kind": "name", "text": "Orren Gazette"}, {"kind": "number", "text": "12"}],
        "excused": [],
    }


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """Return the deck, for a property that asks it many times."""
    path = tmp_path_factory.mktemp("lake") / "lake.yaml"
    path.write_text(DECK, encoding="utf-8")
    deck = read(path)
    yield deck
    deck.close()


@given(st.lists(st.sampled_from(TEXT.split()) | st.sampled_from(["\n\n", "\n"]) | st.text(max_size=5), max_size=60))
def test_any_text_can_be_checked(lake, words):
    """No text breaks the check, and what is missing stands in the text."""
    text = " ".join(words)
    rows = covered(lake, {"book": text}).rows
    plain = " ".join(each.text for each in passages(text))
    assert all(each.text in plain for row in rows for each in row.missing)
    assert all("\n" not in line for line in table(rows, 60))
    assert is_whole(rows) == as_dict(rows)["whole"]


def test_the_authors_guide_shows_what_is_so(deck_of):
    """The deck, the text and the table of its section belong together."""
    guide = (Path(__file__).parent.parent / "decks" / "README.md").read_text(encoding="utf-8")
    section = guide.partition("## Coverage of a reading")[2].partition("\n## ")[0]
    deck, text, said = re.findall(r"^```\w*\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert table(covered(deck_of(deck), {"book": text}).rows, 80) == said.splitlines()
