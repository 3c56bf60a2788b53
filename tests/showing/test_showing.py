"""The ways to write a deck: all of it stands there, it steers nothing, and it fits."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from wcwidth import wcswidth

from quizapp.deckfile import read
from quizapp.errors import UsageError
from quizapp.facts import all_kinds, kind_of
from quizapp.firstdeck import Plan, all_starters, write
from quizapp.outline import Cell, Group, Matrix, Outline, Row, Section
from quizapp.outlines import outline
from quizapp.safe import one_line
from quizapp.showing import all_formats, format_named, format_of

DECKS = Path(__file__).parent.parent.parent / "decks"
MARKDOWN = MarkdownIt("commonmark").enable("table")
# What a fact of each kind says in words of its own.
SAID = {
    "event": ("what", "short", "where", "outcome"),
    "actor": ("name", "adjective", "role"),
    "position": ("stance", "why", "short"),
    "figure": ("what", "unit"),
    "term": ("term", "means"),
    "contrast": ("on",),
    "card": ("cloze", "answer", "points"),
}
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=60)
    | st.text(alphabet="<>&\"'`*_[]()#+-.!|~\\{}=:$1 ab\n", max_size=30)
    | st.sampled_from(
        ["<script>alert(1)</script>", "&amp;", "]]>", "1. one", "- x", "# h", "===", "| a | b |", "**b**", "a\\", "<!--",
         "[x](javascript:alert(1))", "![x](y)", "日本海と東海" * 9, "x" * 150, "http://example.org/a_b_c", "a  b", "\\|"]
    )
).map(one_line)  # fmt: skip


class _Words(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.said = []
        self._style = False

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._style = tag == "style"

    def handle_endtag(self, _tag):
        self._style = False

    def handle_data(self, data):
        if not self._style:
            self.said.append(data)


def page(text):
    """Return the tags of a page and the words that stand on it, as one text."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    return reader.tags, plain(" ".join(reader.said))


def plain(text):
    """Return a text without regard to spaces and capitals."""
    return re.sub(r"\s+", "", text).casefold()


def words_of(name, text):
    """Return what a format says, without its markup."""
    if name == "html":
        return page(text)[1]
    if name == "markdown":
        return page(MARKDOWN.render(text))[1]
    return plain(text)


def texts_of(fact, deck):
    """Yield what a fact says in its own words."""
    for field in (*SAID[fact.kind], "note", "outside"):
        for text in fact.texts(field):
            if field == "cloze":
                yield from re.split(r"\{\{\s*.*?\s*\}\}", text)
            elif field != "answer" or deck.fact(text) is None:
                yield text
    if fact.kind == "card":
        yield from fact.per("ask", "answer")
    if fact.kind == "contrast":
        yield from (side[1] for side in fact.values["between"] if not isinstance(side, str))
    yield from (source.shown for key, _place in fact.cited if (source := deck.source(key)))


@pytest.fixture(params=["north-korea-2021", "welcome.yaml", "first", *all_kinds()])
def deck(request, tmp_path, deck_of):
    """Return each shipped deck, a first one, and the example of each kind."""
    if request.param in all_kinds():
        return deck_of(kind_of(request.param).EXAMPLE)
    if request.param == "first":
        write(Plan("Moon", "moon", all_starters()), tmp_path / "moon", folder=True)
        return read(tmp_path / "moon")
    return read(DECKS / request.param)


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_every_fact_s_own_words_stand_in_the_page(deck, name):
    """Nothing that an author wrote to be read is left out."""
    said = words_of(name, format_of(name).write(outline(deck), 80))
    missing = [
        (fact.key, text) for fact in deck.facts() for text in texts_of(fact, deck) if plain(text) not in said
    ]
    assert missing == []


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_fact_s_own_words_stand_in_the_lines(deck, columns):
    """In their order, wherever lines break; a word may be broken where the column is narrower than it."""
    said = format_of("text").write(outline(deck), columns)
    letters = plain(said)
    words = said.casefold().split()
    for fact in deck.facts():
        for text in texts_of(fact, deck):
            assert plain(text) in letters or _in_order(text.casefold().split(), words), (fact.key, text)


def _in_order(wanted, words):
    """Say whether words stand one after another, with others of a column beside them between."""
    for start in (place for place, word in enumerate(words) if wanted[0] in word):
        place = start
        for word in wanted:
            near = range(place, min(place + 40, len(words)))
            place = next((at for at in near if word in words[at]), -1)
            if place < 0:
                break
        else:
            return True
    return False


@pytest.mark.parametrize("columns", [1, 40, 41, 59, 60, 80, 133, 200])
def test_no_line_is_wider_than_the_terminal(deck, columns):
    """From forty columns on, East Asian names reckoned as they are shown; below, forty."""
    for line in format_of("text").write(outline(deck), columns).splitlines():
        assert wcswidth(line) <= max(columns, 40)


def made_of(texts):
    """Return an outline that holds these texts in every place that it has."""
    it = iter(texts)
    sides = {"a": next(it), "b": next(it)}
    cells = {("i", "a"): [Cell(next(it), next(it)), Cell(next(it))], ("i", "b"): [Cell(next(it))]}
    matrix = Matrix(sides, {"i": next(it)}, cells, next(it))
    rows = [Row(next(it), next(it), next(it), ((next(it), next(it)),), next(it)), Row("", next(it))]
    sections = [Section("events", next(it), [Group(next(it), rows)], matrix)]
    return Outline(next(it), next(it), [(next(it), next(it))], sections)


ALL_PLACES = st.lists(TEXTS, min_size=21, max_size=21)


@given(ALL_PLACES, st.integers(40, 200))
def test_whatever_the_texts_lines_fit(texts, columns):
    """A word as long as a book, and one that is no word."""
    for line in format_of("text").write(made_of(texts), columns).split("\n"):
        assert wcswidth(line) <= columns


def test_a_word_that_must_be_broken_has_no_space_put_into_it():
    """Japanese and long words go on where they broke off."""
    row = Row("", "", "", (("Note", "日本海と東海" * 20),))
    text = format_of("text").write(
        Outline("t", "", [("Id", "t")], [Section("x", "X", [Group("", [row])])]), 40
    )
    lines = [line.strip() for line in text.partition("Note: ")[2].splitlines()]
    assert "".join(lines) == "日本海と東海" * 20
    assert min(map(wcswidth, lines[:-1])) >= 30 - len("Note: ")


@given(ALL_PLACES)
def test_whatever_the_texts_the_page_is_well_formed_and_says_them(texts):
    """It is XML, has no tag but its own, and every text stands there as it was."""
    text = format_of("html").write(made_of(texts), 80)
    ET.fromstring(text.partition("\n")[2])  # noqa: S314 - our own page
    tags, said = page(text)
    assert {tag for tag, _attributes in tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "h3", "p", "dl", "div", "dt", "dd",
        "section", "ol", "li", "b", "cite", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "span",
    }  # fmt: skip
    assert all(plain(each) in said for each in texts)


@given(ALL_PLACES)
def test_whatever_the_texts_markdown_says_them(texts):
    """Nothing in a deck is taken for markup: no tag, no link, no picture, no heading of its own."""
    tags, said = page(MARKDOWN.render(format_of("markdown").write(made_of(texts), 80)))
    assert {tag for tag, _attributes in tags} <= {
        "h1", "h2", "h3", "p", "ul", "li", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "br",
    }  # fmt: skip
    assert all(plain(each) in said for each in texts)


def test_the_page_needs_nothing_else(deck):
    """No script, no picture, no font from elsewhere; it says its language, and is made to be printed."""
    text = format_of("html").write(outline(deck), 80)
    tags, _said = page(text)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _attributes in tags}
    assert not re.search(r"url\(|@import|\bon\w+=", text)
    assert ("html", {"lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"}) in tags
    assert "@media print" in text


def test_the_matrix_is_a_table_that_can_be_read_aloud(tmp_path):
    """Its columns and rows have headers that say which they are of, and a caption."""
    write(Plan("Moon", "moon", ("position",)), tmp_path / "moon", folder=True)
    tags, _said = page(format_of("html").write(outline(read(tmp_path / "moon")), 80))
    heads = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert heads == ["col", "row"]
    assert "caption" in {tag for tag, _attributes in tags}


@pytest.mark.parametrize(
    ("name", "file", "found"),
    [("", "", "text"), ("html", "", "html"), ("", "deck.html", "html"), ("", "deck.MD", "markdown"),
     ("text", "deck.html", "text"), ("", "deck", "text"), ("", "deck.doc", "text")],
)  # fmt: skip
def test_a_format_is_named_or_told_by_the_ending(name, file, found):
    """What is said outright goes before what a file is called."""
    assert format_named(name, file) is format_of(found)


def test_a_format_there_is_not_is_named_with_its_nearest():
    """The error says what was meant."""
    with pytest.raises(UsageError, match="Did you mean `html`"):
        format_named("htlm")


def test_every_format_says_what_it_is():
    """Each file begins with its name and what it is for, and has an ending of its own."""
    for name in all_formats():
        assert format_of(name).__doc__.startswith(f"{name}: ")
    assert len({format_of(name).ENDING for name in all_formats()}) == len(all_formats())
