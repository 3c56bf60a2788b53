"""The prompts that each kind of fact makes, read aloud."""

from __future__ import annotations

import pytest

from quizapp.questions import make

HEAD = """\
deck: d
as_of: 2021-03
sources:
  lee: {title: T, short: Lee}
  goto: {title: U, short: Goto, date: 2021-04, inferred: year}
actors:
  japan: {name: Japan, adjective: Japanese, also: [Tokyo, 日本], kind: government}
  usa: {name: the United States, adjective: American, also: [US], kind: government}
  korea: {name: South Korea, adjective: South Korean, also: [Seoul], kind: government}
  kim: {name: Kim Jong-un, family: Kim, role: leader of North Korea, as_of: 2021-01}
  sung: {name: Sung Kim, family: Kim, role: [negotiator, acting assistant secretary], as_of: 2021-02}
  suga: {name: Yoshihide Suga, family: Suga, role: prime minister of Japan, of: japan, as_of: 2021-04, source: goto 5}
issues: {talks: Talks}
"""


def prompt(deck_of, section, card):
    """Return the prompt of a card of a deck with one more section."""
    deck = deck_of(HEAD + section)
    assert [each for each in deck.problems() if each.severity == "error"] == []
    return deck.card(card).prompt


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        ("2019", "In which year?"),
        ("2019-02", "In which month and year?"),
        ("2019-02-28", "On which day?"),
        ("197X", "In which decade?"),
        ("197X/198X", "In which decades?"),
        ("1953/2003", "From which year to which?"),
        ("1990~", "About which year?"),
        ("1953/..", "Since which year?"),
    ],
)
def test_a_date_is_asked_at_its_own_precision(deck_of, when, asked):
    """The precision that the author wrote is the precision that is asked."""
    text = f"events: {{e: {{what: They meet, when: '{when}'}}}}\n"
    assert prompt(deck_of, text, "e#when") == f"They meet. {asked}"


def test_an_inferred_year_is_said(deck_of):
    """Where the source prints no year, the prompt says so."""
    text = "events: {e: {what: They meet, when: 2021-04, inferred: year}}\n"
    assert "no year" in prompt(deck_of, text, "e#when")


@pytest.mark.parametrize(
    ("what", "who", "asked"),
    [
        ("Japan and South Korea meet", "[japan, korea]", "▁▁▁ and ▁▁▁ meet. Which two?"),
        ("The Japanese fleet sails", "japan", "The ▁▁▁ fleet sails. Which government?"),
        ("A summit is held in Seoul by the US", "usa", "A summit is held in Seoul by ▁▁▁. Which government?"),
        ("Kim steps over the line", "kim", "▁▁▁ steps over the line. Who?"),
        ("Tokyo calls, and let us say so", "japan", "▁▁▁ calls, and let us say so. Which government?"),
    ],
)
def test_names_aliases_and_adjectives_are_hidden(deck_of, what, who, asked):
    """Nothing that the answer goes by stands in the prompt; other names do."""
    text = f"events: {{e: {{what: '{what}', who: {who}}}}}\n"
    assert prompt(deck_of, text, "e#who") == asked


def test_roles_and_names_ask_for_each_other(deck_of):
    """A person is asked by the role and the role by the person, as of a date."""
    deck = deck_of(HEAD)
    assert deck.card("kim#role").prompt == "Which role did Kim Jong-un have in January 2021?"
    assert deck.card("kim#name").prompt == "Who was leader of North Korea in January 2021?"
    assert (
        deck.card("sung#name").prompt == "Who was negotiator and acting assistant secretary in February 2021?"
    )
    assert (
        deck.card("suga#name").prompt
        == "Who was prime minister of Japan in April 2021 (the year is inferred)?"
    )


@pytest.mark.parametrize(
    ("fields", "facet", "asked"),
    [
        ("holder: japan, according_to: goto", "holder", "According to Goto, which government wants it?"),
        ("holder: [japan, usa], according_to: lee", "holder", "According to Lee, which two wants it?"),
        ("holder: kim", "holder", "Who wants it?"),
        ("holder: japan, according_to: lee", "stance", "Talks. According to Lee, Japan …"),
        ("holder: usa", "stance", "Talks. The United States …"),
        (
            "holder: japan, according_to: lee, why: It is near",
            "why",
            "According to Lee, Japan wants it. Why?",
        ),
    ],
)
def test_positions_are_asked_by_account(deck_of, fields, facet, asked):
    """The account stands in the sentence, and the question comes last."""
    text = f"positions: {{p: {{issue: talks, stance: wants it, {fields}}}}}\n"
    assert prompt(deck_of, text, f"p#{facet}") == asked


def test_a_stance_that_is_a_sentence_is_asked_otherwise(deck_of):
    """A stance with a capital is shown as it stands, and the question follows."""
    text = "positions: {p: {issue: talks, stance: Talks come first, holder: japan, according_to: lee}}\n"
    assert prompt(deck_of, text, "p#holder") == "Talks come first. According to Lee, whose position is that?"


def test_a_position_that_changed_says_when(deck_of):
    """The date is shown where the same holder held something else at another time, and only there."""
    text = """\
positions:
  p: {issue: talks, stance: wants them, holder: japan, according_to: lee, as_of: 2018}
  q: {issue: talks, stance: refuses them, holder: japan, according_to: lee, as_of: 2021}
"""
    assert prompt(deck_of, text, "p#holder").startswith("In 2018. According to Lee")


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ("value: 3", "Missiles fired, in 2017: how many?"),
        ("value: 40, about: true", "Missiles fired, in 2017: about how many?"),
        ("value: 3, at_least: true", "Missiles fired, in 2017: at least how many?"),
        ("value: 3, according_to: lee", "Missiles fired, in 2017. According to Lee, how many?"),
        ("value: 3, unit: million dollars", "Missiles fired, in 2017: how much, in million dollars?"),
    ],
)
def test_figures_keep_their_qualifiers(deck_of, fields, asked):
    """About and at least stand in the question."""
    text = f"figures: {{f: {{what: missiles fired, when: 2017, {fields}}}}}\n"
    assert prompt(deck_of, text, "f#value") == asked


def test_a_term_is_hidden_in_its_meaning(deck_of):
    """The word asked for does not stand in the prompt."""
    text = "terms: {t: {term: moonshine, means: the moonshine line of 2017}}\n"
    assert prompt(deck_of, text, "t#term") == "The ▁▁▁ line of 2017. What is it called?"


@pytest.mark.parametrize(
    ("sides", "facet", "asked"),
    [
        ("{usa: sees a threat, japan: sees more}", "usa", "The kind. According to Lee, which government sees a threat?"),
        ("{usa: sees a threat, japan + korea: see more}", "japan+korea", "The kind. According to Lee, which two see more?"),
        ("{lee: finds it open, goto: finds it settled}", "goto", "The kind. Which author finds it settled?"),
    ],
)  # fmt: skip
def test_contrasts_ask_for_a_side(deck_of, sides, facet, asked):
    """Each side is asked for by what it says."""
    account = "" if "goto" in sides else ", according_to: lee"
    text = f"contrasts: {{c: {{on: The kind, between: {sides}{account}}}}}\n"
    assert prompt(deck_of, text, f"c#{facet}") == asked


def test_two_positions_make_a_contrast(deck_of):
    """Positions that are written once can be set against each other by key."""
    text = """\
positions:
  p: {issue: talks, stance: wants them, holder: japan, according_to: lee}
  q: {issue: talks, stance: refuses them, holder: usa, according_to: goto}
contrasts: {c: {between: [p, q]}}
"""
    deck = deck_of(HEAD + text)
    assert deck.card("c#p").prompt == "Talks. According to Lee, which government wants them?"
    assert deck.card("c#q").because == "Japan wants them"


def test_an_author_may_ask_in_their_own_words(deck_of):
    """A prompt that is written is shown exactly as written."""
    text = "terms: {t: {term: moonshine, means: a line, ask: {term: '  What did they call moonshine? '}}}\n"
    assert prompt(deck_of, text, "t#term") == "What did they call moonshine?"


def test_a_cloze_hides_what_stands_in_its_braces(deck_of):
    """The sentence is shown with a gap, and the gap is the answer."""
    deck = deck_of(HEAD + "cards: {c: {cloze: 'The goal is {{reunification}}.'}}\n")
    assert deck.card("c#answer").prompt == "The goal is ▁▁▁."
    assert deck.card("c#answer").answer.shown == "reunification"


@pytest.mark.parametrize(
    ("fields", "kinds", "points"),
    [
        ("answer: Peking, points: [in 1972, with Zhou]", ("typed", "reveal"), ("Peking", "in 1972", "with Zhou")),
        ("answer: '1972', answer_as: date, points: [in autumn], wrong: ['1971']", ("choice", "typed", "reveal"),
         ("1972", "in autumn")),
        ("answer: japan, points: [Peking would not]", ("typed", "reveal"), ("Japan", "Peking would not")),
        ("answer: Peking was ready to forgo what Moscow had asked for, points: [it was alone]", ("reveal",),
         ("Peking was ready to forgo what Moscow had asked for", "it was alone")),
        ("answer: [one, two], answer_as: points, points: [two, three]", ("reveal",), ("one", "two", "three")),
        ("answer: Peking, points: [peking]", ("typed",), ("Peking",)),
        ("points: [it was near, it was cheap]", ("reveal",), ("it was near", "it was cheap")),
    ],
)  # fmt: skip
def test_a_card_with_an_answer_and_points_drops_neither(deck_of, fields, kinds, points):
    """The answer is judged where it can be, and answer and points are ticked where it is told in full."""
    deck = deck_of(HEAD + f"cards: {{c: {{ask: Where?, {fields}}}}}\n")
    card = deck.card("c#answer")
    assert card.kinds == kinds
    assert card.points == points
    if "reveal" in kinds:
        assert make(card, deck, "reveal", 0).shape.points == points


@pytest.mark.parametrize(
    ("when", "event", "role", "figure"),
    [
        ("2019", "happened in 2019", "in 2019", "in 2019"),
        ("2019-02-28", "happened on 28 February 2019", "on 28 February 2019", "on 28 February 2019"),
        ("2019~", "happened about 2019", "about 2019", "about 2019"),
        ("2019?", "happened perhaps in 2019", "perhaps in 2019", "perhaps in 2019"),
        ("2019-02-28%", "happened perhaps about 28 February 2019", "perhaps about 28 February 2019",
         "perhaps about 28 February 2019"),
        ("197X~", "happened around the 1970s", "around the 1970s", "around the 1970s"),
        ("19XX?", "happened perhaps in the 20th century", "perhaps in the 20th century", "perhaps in the 20th century"),
        ("197X/198X", "happened in the 1970s and 1980s", "in the 1970s and 1980s", "in the 1970s and 1980s"),
        ("197X/199X", "went on from the 1970s to the 1990s", "from the 1970s to the 1990s", "from the 1970s to the 1990s"),
        ("18XX/19XX", "went on from the 19th to the 20th century", "from the 19th to the 20th century",
         "from the 19th to the 20th century"),
        ("1953/2003", "went on from 1953 to 2003", "from 1953 to 2003", "from 1953 to 2003"),
        ("2019-02/2019-05", "went on from February to May 2019", "from February to May 2019", "from February to May 2019"),
        ("2019-02-03/2019-02-28", "went on from 3 to 28 February 2019", "from 3 to 28 February 2019",
         "from 3 to 28 February 2019"),
        ("1953~/2003", "went on from about 1953 to 2003", "from about 1953 to 2003", "from about 1953 to 2003"),
        ("1953/..", "began in 1953", "from 1953 on", "since 1953"),
        ("1953?/..", "began perhaps in 1953", "from perhaps 1953 on", "perhaps since 1953"),
        ("../2003", "ended in 2003", "until 2003", "until 2003"),
        ("[2021-02..2021-03]", "happened some time in February–March 2021", "some time in February–March 2021",
         "some time in February–March 2021"),
        ("[2019~..2020]", "happened some time between about 2019 and 2020", "some time between about 2019 and 2020",
         "some time between about 2019 and 2020"),
        ("2021-21", "happened in spring 2021", "in spring 2021", "in spring 2021"),
    ],
)  # fmt: skip
def test_every_date_reads_well_in_a_sentence(deck_of, when, event, role, figure):
    """Whatever form a date has, the event, the role and the figure that it belongs to are asked in plain English."""
    deck = deck_of(
        f"deck: d\nactors: {{ann: {{name: Ann, role: clerk, as_of: '{when}'}}}}\n"
        f"events: {{e: {{what: They meet, when: '{when}', wrong: {{what: [They part]}}}}}}\n"
        f"figures: {{f: {{what: tests, value: 3, when: '{when}'}}}}\n"
    )
    assert deck.card("e#what").prompt == f"Which of these {event}?"
    assert deck.card("ann#name").prompt == f"Who was clerk {role}?"
    assert deck.card("ann#role").prompt == f"Which role did Ann have {role}?"
    assert deck.card("f#value").prompt == f"Tests, {figure}: how many?"
