"""A deck as it is read: what stands where, in which order, and what is said of it."""

from __future__ import annotations

import pytest

from quizapp.facts import all_kinds, kind_of
from quizapp.outline import Cell
from quizapp.outlines import outline

HEAD = """\
deck: d
title: "A deck \\u202e of ours"
about: What it covers.
as_of: 2021-02/2021-04
sources:
  lee: {title: A text, author: A. Lee, date: 2021-02, short: Lee}
  goto: {title: Another, short: Goto, date: 2021-04, inferred: year}
issues: {trade: Trade, war: {name: War and peace, short: War}}
actors:
  abe: {name: Abe, of: cabinet, role: prime minister, as_of: 2019, source: lee ¶1, also: {role: [premier]}}
  cabinet: {name: the cabinet, kind: body, of: japan}
  japan: {name: Japan, adjective: Japanese, also: [Tokyo], kind: government}
  china: {name: China, kind: government}
  writer: {name: A Writer, kind: author, of: japan}
"""


def section(deck, name, topic=None):
    """Return a section of a deck's outline."""
    return next(each for each in outline(deck, topic).sections if each.name == name)


def rows(found):
    """Return the rows of all groups of a section."""
    return [row for group in found.groups for row in group.rows]


def test_the_head_tells_what_the_deck_is(deck_of):
    """Title and about are fit for a terminal; the licence is told where there is one."""
    made = outline(deck_of(HEAD))
    assert (made.title, made.about) == ("A deck  of ours", "What it covers.")
    assert dict(made.head) == {"As of": "February–April 2021", "Id": "d", "Holds": "5 facts"}


def test_sources_say_what_they_do_not_print(deck_of):
    """Each with title, author and date, and whether that is inferred."""
    lee, goto = rows(section(deck_of(HEAD), "sources"))
    assert (lee.lead, lee.text, lee.more) == (
        "Lee",
        "A text",
        (("By", "A. Lee"), ("Written", "February 2021")),
    )
    assert goto.more == (("Written", "April 2021 (the year is inferred)"),)


def test_what_is_left_out_is_told_with_its_reason(deck_of):
    """The passages that make no cards stand at the end."""
    deck = deck_of(HEAD + "not_carded: [{source: lee ¶2, what: a number, why: it is a guess}]\n")
    made = outline(deck).sections[-1]
    assert made.title == "Left out"
    assert rows(made)[0][:2] == ("Lee ¶2", "a number")
    assert rows(made)[0].more == (("Why", "it is a guess"),)


def test_a_timeline_is_in_order_and_says_how_exact_its_dates_are(deck_of):
    """By what a date can mean at the earliest; what has none stands apart at the end."""
    deck = deck_of(
        HEAD + "events:\n"
        "  a: {what: none is known}\n"
        "  b: {what: they meet, when: 2019-02, who: [japan, abe], where: Hanoi, outcome: It fails, short: Meeting}\n"
        "  c: {what: a decade passes, when: 197X}\n"
        "  d: {what: it goes on, when: 1953/..}\n"
        "  e: {what: it ends, when: ../2003}\n"
        "  f: {what: it is inferred, when: 2019-02-01, inferred: year}\n"
        "  g: {what: it may be, when: 2019~}\n"
    )
    found = section(deck, "events")
    assert [group.title for group in found.groups] == ["", "Without a date"]
    assert [row.lead for row in rows(found)] == [
        "Since 1953", "The 1970s", "Until 2003", "About 2019", "1 February 2019", "February 2019", "",
    ]  # fmt: skip
    meeting = rows(found)[5]
    assert (meeting.name, meeting.text) == ("Meeting", "They meet.")
    assert meeting.more == (("Who", "Japan and Abe"), ("Where", "Hanoi"), ("Outcome", "It fails"))
    assert rows(found)[4].more == (("", "The year is inferred"),)


def test_the_cast_stands_side_by_side(deck_of):
    """Whoever belongs to another in the end stands under it; the others together at the end."""
    found = section(deck_of(HEAD), "actors")
    assert [(group.title, [row.lead for row in group.rows]) for group in found.groups] == [
        ("Japan", ["Japan", "Abe", "The cabinet", "A Writer"]),
        ("Others", ["China"]),
    ]
    abe = found.groups[0].rows[1]
    assert abe.text == "Prime minister, as of 2019"
    assert abe.more == (("Belongs to", "the cabinet"), ("Also (role)", "premier"))
    assert abe.source == "Lee ¶1"


POSITIONS = (
    "positions:\n"
    "  a: {holder: japan, issue: trade, stance: wants more, short: more, according_to: lee}\n"
    "  b: {holder: japan, issue: trade, stance: wants less, according_to: goto, why: [One, Another]}\n"
    "  c: {holder: [japan, china], issue: war, stance: want none, according_to: goto}\n"
    "  d: {holder: abe, issue: war, stance: fears one, according_to: goto, as_of: 2019}\n"
    "  e: {holder: abe, issue: war, stance: hopes, according_to: goto, as_of: 2020}\n"
    "  f: {holder: writer, issue: war, stance: sees none, according_to: goto}\n"
)


def test_the_matrix_says_whose_account_it_is(deck_of):
    """Where accounts differ both stand, what a member holds stands in its side's column with the name."""
    matrix = section(deck_of(HEAD + POSITIONS), "positions").matrix
    assert matrix.account == ""
    assert list(matrix.sides.values()) == ["Japan", "China", "A Writer"]
    assert matrix.cells["trade", "japan"] == [Cell("more", "Lee"), Cell("wants less", "Goto")]
    assert matrix.cells["war", "china"] == [Cell("want none", "jointly, Goto")]
    assert matrix.cells["war", "japan"][1:] == [
        Cell("Abe: fears one", "Goto, 2019"),
        Cell("Abe: hopes", "Goto, 2020"),
    ]
    assert matrix.cells["war", "writer"] == [Cell("sees none", "Goto")]


def test_one_account_is_said_once(deck_of):
    """Where all is one author's reading, the cells do not repeat it."""
    text = HEAD + "positions: {a: {holder: japan, issue: trade, stance: wants more, according_to: lee}}\n"
    matrix = section(deck_of(text), "positions").matrix
    assert (matrix.account, matrix.cells["trade", "japan"]) == ("Lee", [Cell("wants more")])


@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_a_wide_matrix_becomes_several_tables(deck_of, most):
    """Of no more columns than there is room for, with all cells and no row of nothing."""
    matrix = section(deck_of(HEAD + POSITIONS), "positions").matrix
    tables = list(matrix.tables(most))
    assert [name for table in tables for name in table.columns] == list(matrix.sides.values())
    assert all(len(table.columns) <= most for table in tables)
    assert all(any(cells) for table in tables for _issue, cells in table.rows)
    held = [cell for table in tables for _issue, cells in table.rows for each in cells for cell in each]
    assert sorted(held) == sorted(cell for cells in matrix.cells.values() for cell in cells)


def test_positions_in_full_stand_by_issue(deck_of):
    """Each with its holders, its reasons and its account."""
    found = section(deck_of(HEAD + POSITIONS), "positions")
    assert [group.title for group in found.groups] == ["Trade", "War and peace"]
    assert found.groups[0].rows[1][:2] == ("Japan", "wants less")
    assert found.groups[0].rows[1].more == (("Why", "One; Another"), ("According to", "Goto"))
    assert found.groups[1].rows[0].lead == "Japan and China"


def test_figures_terms_contrasts_and_questions(deck_of):
    """A figure with what qualifies it, a contrast by its sides, a question with its answer."""
    deck = deck_of(
        HEAD + POSITIONS + "figures: {s: {what: sheep, value: 1200, about: true, unit: tons, when: 1659}}\n"
        "terms: {t: {term: pass, means: a way over, note: Well known}}\n"
        "contrasts:\n  x: {on: The way, between: {japan + china: go, lee: stays}}\n  y: {between: [a, b]}\n"
        "cards:\n  p: {cloze: 'It is {{so}}.'}\n  q: {ask: Who?, answer: [japan, china]}\n"
        "  r: {ask: Why?, points: [One, Two], outside: So they say}\n"
    )
    assert rows(section(deck, "figures"))[0][:4] == ("About 1,200 tons", "Sheep", "", (("When", "1659"),))
    assert rows(section(deck, "terms"))[0][:4] == ("pass", "a way over", "", (("Note", "Well known"),))
    one, other = rows(section(deck, "contrasts"))
    assert (one.text, one.more) == ("The way", (("Japan and China", "go"), ("Lee", "stays")))
    assert (other.text, other.more) == ("Trade", (("Japan", "wants more"), ("Japan", "wants less")))
    gap, who, why = rows(section(deck, "cards"))
    assert (gap.text, gap.more) == ("It is ▁▁▁.", (("Answer", "so"),))
    assert (who.text, who.more) == ("Who?", (("Answer", "Japan and China"),))
    assert why.more == (("Answer", "One; Two"), ("From elsewhere", "So they say"))


def test_one_topic_is_shown_alone(deck_of):
    """What the other files hold is still known by name."""
    deck = deck_of(deck=HEAD, dates="events: {e: {what: they meet, when: 2019, who: japan}}\n")
    found = outline(deck, "dates").sections
    assert [each.name for each in found] == ["sources", "events"]
    assert rows(found[1])[0].more == (("Who", "Japan"),)


def test_an_empty_deck_is_its_head(deck_of):
    """There is nothing to show, and nothing fails."""
    made = outline(deck_of("deck: d\n"))
    assert (made.title, made.sections) == ("d", [])


def test_a_deck_with_problems_shows_what_could_be_read(deck_of):
    """Missing holders, issues, sides, dates and answers leave a place that is marked, and no fault."""
    deck = deck_of(
        "deck: d\nissues: {i: I}\n"
        "actors: {a: {name: A, of: b}, b: {name: B, of: a}}\n"
        "events: {e: {what: It is, when: 2019-13}}\n"
        "positions: {p: {holder: zz, issue: i, stance: wants}, q: {holder: a, issue: nope, stance: has}}\n"
        "contrasts: {c: {between: [p, zz]}}\n"
        "cards: {k: {ask: Who?}, l: {cloze: no gap}, m: {ask: When?, answer: soon, answer_as: date}}\n"
        "figures: {f: {what: x, value: many}}\n"
    )
    assert deck.error_count() > 4
    assert rows(section(deck, "events"))[0][:2] == ("", "It is.")
    assert rows(section(deck, "positions"))[0][:2] == ("?", "wants")
    assert [row.text for row in rows(section(deck, "cards"))] == ["Who?", "no gap", "When?"]
    assert rows(section(deck, "contrasts"))[0].more == (("?", "wants"),)


@pytest.mark.parametrize("kind", all_kinds())
def test_every_kind_is_laid_out(deck_of, kind):
    """Its example deck has a section of its facts, each in a row."""
    deck = deck_of(kind_of(kind).EXAMPLE)
    found = section(deck, kind_of(kind).SECTION)
    assert len(rows(found)) == deck.facts_by_kind()[kind]


def test_a_kind_without_a_layout_is_told_by_its_fields(deck_of, monkeypatch):
    """A new kind of fact is shown before anyone has said how."""
    monkeypatch.setattr("quizapp.outlines._layout_of", lambda _kind: None)
    found = section(deck_of("deck: d\nterms: {t: {term: pass, means: a way over, note: Well}}\n"), "terms")
    assert found.title == "Terms"
    assert rows(found)[0][1:4] == ("pass", "", (("Means", "a way over"), ("Note", "Well")))
