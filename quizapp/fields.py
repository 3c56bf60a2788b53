"""What may stand in a deck: one table of fields per kind drives reading and checking.

A field names its *shape*: how the value is written, as `SHAPES` says, and what it becomes in `Fact.values`.

    text option key ref account     str
    texts options keys refs look    list of str
    date                            str, EDTF that was parsed without fault
    number                          str, a decimal without separators
    flag                            bool
    cite                            list of [source, place]
    facets                          {facet: list of str}
    sides                           list of [side, text], or list of str
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COMMON", "HEAD", "ISSUE", "NOT_CARDED", "SHAPES", "SOURCE", "STUDY", "Field", "Table"]

SHAPES = {
    "text": "a text",
    "texts": "a text, or a list of texts",
    "date": "a date",
    "flag": "`true` or `false`",
    "number": "a number",
    "option": "one of a few words",
    "options": "some of a few words",
    "key": "a key",
    "keys": "a key, or a list of keys",
    "ref": "the key of a fact or issue",
    "refs": "the key of a fact, or a list of keys",
    "cite": "a source and paragraphs, `;` between several: `lee ¶3; goto ¶5–6`",
    "account": "a source, an actor, or a name",
    "look": "keys of facts, or texts",
    "facets": "a text or a list; or one for each facet: `{who: …}`",
    "sides": "`{side: text, side: text}`, or a list of positions",
    "list": "a list",
    "map": "keys, each with what it holds",
}
"""How the value of each shape is written."""

QUESTION_KINDS = (
    "choice", "typed", "order", "timeline", "match", "sort",
    "matrix", "true_false", "odd_one_out", "cloze", "reveal",
)  # fmt: skip


class Field(NamedTuple):
    """One key that a mapping may hold."""

    name: str
    shape: str
    help: str
    required: bool = False
    kinds: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


class Table(dict[str, Field]):
    """Fields by name; `required` are the names of those that must stand."""

    def __init__(self, *fields: Field) -> None:
        super().__init__({each.name: each for each in fields})
        self.required = tuple(each.name for each in fields if each.required)


COMMON = (
    Field("short", "text", "A short label, for timelines and tables."),
    Field("also", "facets", "Other forms of the answer that are as right."),
    Field("note", "text", "Shown with the answer."),
    Field("outside", "text", "Known from elsewhere, not from the sources; shown with the answer as such."),
    Field("source", "cite", "Where it stands: `lee ¶3; goto ¶6`."),
    Field("as_of", "date", "When it held."),
    Field("until", "date", "Until when it held."),
    Field("according_to", "account", "Whose reading it is: a source, an actor or a name."),
    Field("confused_with", "look", "What it is taken for; wrong options come from here first."),
    Field("hint", "text", "A help that may be asked for."),
    Field("review_by", "date", "When an author should look at it again."),
    Field("was", "keys", "Keys that it had before."),
    Field("ask", "facets", "The prompt, in the author's words."),
    Field("wrong", "facets", "Wrong options."),
    Field("also_fits", "facets", "Answers that must not count as wrong."),
    Field("ask_as", "facets", "The kinds of question to use.", options=QUESTION_KINDS),
    Field("facets", "keys", "The facets to make cards of."),
    Field("after", "refs", "Events known to be earlier.", kinds=("event",)),
    Field("before", "refs", "Events known to be later.", kinds=("event",)),
)

HEAD = Table(
    Field("deck", "key", "The deck's permanent id.", required=True),
    Field("format", "option", "The version of this format.", options=("1",)),
    Field("title", "text", "The name that learners read."),
    Field("about", "text", "What it covers, in a sentence."),
    Field("as_of", "date", "When its facts held."),
    Field("licence", "text", "Under what terms it may be used."),
    Field("revision", "text", "The author's own number of this state of the deck."),
    Field("include", "texts", "Files to read with it, by relative path."),
    Field("not_carded", "list", "What of the sources is left out, and why."),
    Field("sources", "map", "The texts that facts are taken from."),
    Field("issues", "map", "The questions on which holders take positions."),
    Field("study", "map", "How it is to be studied."),
)

SOURCE = Table(
    Field("title", "text", "Its title."),
    Field("author", "text", "Who wrote it."),
    Field("date", "date", "When it was written."),
    Field("short", "text", "How prompts and citations name it."),
    Field("url", "text", "Where it can be read."),
    Field("inferred", "option", "What of its dates it does not print.", options=("year", "month", "date")),
    Field("paragraphs", "number", "How many paragraphs it has, its heading not counted."),
)

ISSUE = Table(
    Field("name", "text", "The name that learners read.", required=True),
    Field("short", "text", "The name in a table."),
)

NOT_CARDED = Table(
    Field("source", "cite", "The passage."),
    Field("what", "text", "What is left out."),
    Field("why", "text", "The reason."),
)

STUDY = Table(
    Field("new_per_day", "number", "New cards a day."),
    Field("reviews_per_day", "number", "Reviews a day at most."),
    Field("retention", "number", "The share to be remembered, 0.70 to 0.97."),
    Field("exam", "date", "The day on which all should be known."),
)
