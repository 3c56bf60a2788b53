"""Names in the order that a learner wants: turned where that is certain, judged as before in any order."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers.name import Name
from quizapp.cli import main
from quizapp.config import Settings
from quizapp.facts import kind_of
from quizapp.filter import parsed
from quizapp.fingerprint import print_of
from quizapp.library import Library
from quizapp.mark import NO_RIVALS
from quizapp.nameorder import has_order, in_order
from quizapp.progress.store import Store
from quizapp.questions import make
from quizapp.response import Pick, Picked
from quizapp.study.asked import Answered
from quizapp.study.edits import carry_over
from quizapp.study.finding import Finder
from quizapp.study.giveaway import Told
from quizapp.study.session import Session
from quizapp.study.telling import Telling

words = st.text(alphabet="abdeghijklmnoprtuwyz", min_size=3, max_size=9).map(str.capitalize)
DECK = """
deck: d
title: D
as_of: 2021
actors:
  japan: {name: Japan, kind: government}
  kishi: {name: Nobuo Kishi, family: Kishi, also: [岸信夫], role: defence minister, of: japan, wrong: {name: [Taro Kono, Shinzo Abe]}, ask_as: {name: [choice, typed]}}
  kono: {name: Taro Kono, family: Kono, role: foreign minister, of: japan, ask_as: {name: [choice]}}
  abe: {name: Shinzo Abe, family: Abe, role: prime minister, of: japan, wrong: {name: [Taro Aso]}, ask_as: {name: [choice]}}
  kim: {name: Kim Jong-un, family: Kim, also: [김정은], role: leader}
  biden: {name: Joe Biden, family: Biden, also: [ジョー・バイデン], role: president}
events:
  talks: {what: Nobuo Kishi and Kim Jong-un talk, when: 2021-03, who: kishi, wrong: {who: [Taro Kono]}, ask_as: {who: [choice]}}
"""


@pytest.mark.parametrize(
    ("name", "family", "first", "last"),
    [
        ("Nobuo Kishi", "Kishi", "Kishi Nobuo", "Nobuo Kishi"),
        ("Kim Jong-un", "Kim", "Kim Jong-un", "Jong-un Kim"),
        ("Luis de Haro", "de Haro", "de Haro Luis", "Luis de Haro"),
        ("Seungmin (Helen) Lee", "Lee", "Lee Seungmin (Helen)", "Seungmin (Helen) Lee"),
        ("Ada F. Quill", "Quill", "Quill Ada F.", "Ada F. Quill"),
        ("Nobuo Kishi", "", "Nobuo Kishi", "Nobuo Kishi"),
        ("President Joe Biden", "Biden", "President Joe Biden", "President Joe Biden"),
        ("Martin King Jr", "King", "Martin King Jr", "Martin King Jr"),
        ("Kishi, Nobuo", "Kishi", "Kishi, Nobuo", "Kishi, Nobuo"),
        ("岸 信夫", "岸", "岸 信夫", "岸 信夫"),
        ("Kishi", "Kishi", "Kishi", "Kishi"),
    ],
)
def test_a_name_is_turned_where_its_parts_are_certain(name, family, first, last):
    """Other scripts, titles, and names whose family is unknown or not at an end stay as they are."""
    assert in_order(name, family, "family_first") == first
    assert in_order(name, family, "given_first") == last
    assert in_order(name, family, "written") == name
    assert has_order(name, family) == (" " not in name or first != last)


@given(words, words, st.sampled_from(["family_first", "given_first"]), st.booleans())
def test_a_turned_name_is_judged_right_in_either_order(given_name, family, order, eastern):
    """However it is shown, and whichever way it is written in the deck."""
    name = f"{family} {given_name}" if eastern else f"{given_name} {family}"
    shown = in_order(name, family, order)
    answer = Name(shown, family=family, person=True, written=name)
    for said in (f"{family} {given_name}", f"{given_name} {family}", f"{family}, {given_name}", family):
        mark = answer.judge(said, NO_RIVALS)
        assert (mark.verdict, mark.expected) == ("right", shown)


@pytest.mark.parametrize("said", ["ジョー", "バイデン", "ジョー・バイデン", "Biden", "Joe", "J. Biden", "Jo Bidden", "Trump", "president biden", ""])
def test_the_order_shown_changes_no_verdict(said):
    """A Western name that is shown with the family first is not taken for an Eastern one."""
    plain = Name("Joe Biden", also=("ジョー・バイデン",), family="Biden", person=True)
    turned = plain._replace(shown="Biden Joe", written="Joe Biden")
    one, other = plain.judge(said, NO_RIVALS), turned.judge(said, NO_RIVALS)
    assert (one.verdict, one.score) == (other.verdict, other.score)


def _options(deck, card):
    question = make(deck.card(card), deck, "choice", 3)
    return {option.text for option in question.shape.options}, question


def test_options_and_verdict_are_in_the_order_that_is_wanted(deck_of):
    """So are the author's own wrong names where the deck knows them; and back as written at once."""
    deck = deck_of(DECK)
    before, _question = _options(deck, "kishi#name")
    assert {"Nobuo Kishi", "Taro Kono", "Shinzo Abe"} <= before
    deck.name_in("family_first")
    shown, question = _options(deck, "kishi#name")
    assert {"Kishi Nobuo", "Kono Taro", "Abe Shinzo"} <= shown
    assert not shown & {"Nobuo Kishi", "Taro Kono", "Shinzo Abe", "Joe Biden"}
    assert question.expected == "Kishi Nobuo"
    rivals = deck.rivals(question.card)
    for said in ("Nobuo Kishi", "Kishi Nobuo", "岸信夫", "Kishi"):
        assert question.card.answer.judge(said, rivals).verdict == "right"
    mark = question.card.answer.judge("Taro Kono", rivals)
    assert mark.why == "That is Kono Taro, foreign minister."
    assert (mark.expected, mark.took_for) == ("Kishi Nobuo", "kono")
    deck.name_in("given_first")
    assert deck.fact("kim").text("name") == "Jong-un Kim"
    assert "Which role did Jong-un Kim have" in deck.card("kim#role").prompt
    deck.name_in("written")
    assert _options(deck, "kishi#name")[0] == before


def test_one_name_whose_order_is_unknown_leaves_all_options_as_written(deck_of):
    """The author's own wrong name would else stand out from names that were turned."""
    deck = deck_of(DECK)
    deck.name_in("family_first")
    shown, question = _options(deck, "abe#name")
    assert {"Shinzo Abe", "Taro Aso"} <= shown
    assert not shown & {"Abe Shinzo", "Kono Taro", "Kishi Nobuo", "Biden Joe"}
    right = question.shape.options[question.shape.right]
    assert right.text == "Shinzo Abe"


def test_what_was_told_in_one_order_waits_in_the_other(deck_of):
    """A card whose answer a note has just told as its author writes it, or as it is shown, comes later."""
    deck = deck_of(DECK)
    deck.name_in("family_first")
    kishi, (_names, question) = deck.card("kishi#name"), _options(deck, "kono#name")
    for name in ("Nobuo Kishi", "Kishi Nobuo"):
        told = Told()
        note = f"In 2021 {name} was defence minister"
        mark = question.judge(Picked(question.shape.right), deck.rivals(question.card))
        told.add(Answered(question, Picked(question.shape.right), mark, Telling("", "", "", note, ""), "", 1, again=False))
        assert kishi in told
    assert kishi not in Told()


def test_what_an_author_tells_in_sentences_stays(deck_of):
    """An event is told as it is written, and nothing of it gives the answer away more than before."""
    deck = deck_of(DECK)
    deck.name_in("family_first")
    assert deck.fact("talks").text("what") == "Nobuo Kishi and Kim Jong-un talk"
    prompt = deck.card("talks#who").prompt
    assert "Kishi" not in prompt
    assert "Nobuo" not in prompt
    assert {"Kishi Nobuo", "Kono Taro"} <= _options(deck, "talks#who")[0]


def test_fingerprints_and_the_deck_as_written_do_not_change(deck_of):
    """In what order a learner reads names is no edit of the author's."""
    deck = deck_of(DECK)
    before = {card.id: print_of(card) for card in deck.cards()}
    deck.name_in("family_first")
    assert {card.id: print_of(card) for card in deck.written.cards()} == before
    assert [fact.text("name") for fact in deck.written.facts()][:2] == ["Japan", "Nobuo Kishi"]
    facets = kind_of("actor").facets(deck.fact("kishi"))
    assert {deck.card(f"kishi#{facet}").id for facet in facets} <= set(before)


def test_an_answer_in_another_order_is_no_edit_of_the_authors(tmp_path, clock):
    """The log keeps what the author wrote beside what was shown, so that nothing comes back as changed."""
    path = tmp_path / "d.yaml"
    text = DECK.replace("also: [岸信夫]", "also: [岸信夫], facets: [name]")
    path.write_text(text, encoding="utf-8")
    library = Library((path,))
    library.name_in("family_first")
    (deck,), _wrong = library.decks()
    with Store.open(tmp_path / "p.db", device="test", now=clock) as store:
        session = Session([deck], store, Settings(name_order="family_first", new_per_day=99), now=clock.ms, rng=Random(1))
        answered = 0
        while session.current is not None and answered < 20:
            question = session.current.question
            if isinstance(question.shape, Pick):
                session.respond(Picked(question.shape.right))
                answered += 1
            else:
                session.give_up()
            session.next()
            clock.sleep(minutes=1)
        kept = {event.card: event for event in store.events() if event.card and event.card.endswith("#name")}
        kishi = kept["d/kishi#name"]
        assert kishi.expected == "Kishi Nobuo"
        assert kishi.data["answer"] == "Nobuo Kishi"
        path.write_text(text + "  new: {what: Something new, when: 2022}\n", encoding="utf-8")
        for order in ("given_first", "written"):
            again = Library((path,))
            again.name_in(order)
            assert not carry_over(again.decks()[0], store)
        assert {event.kind for event in store.events()} == {"review"}


def test_what_is_searched_is_what_the_author_wrote(tmp_path, clock):
    """The index is kept by the deck's text alone; a name is found in either order, and shown as wanted."""
    path = tmp_path / "d.yaml"
    path.write_text(DECK, encoding="utf-8")
    with Store.open(tmp_path / "p.db", device="test", now=clock) as store:
        for order in ("family_first", "written"):
            library = Library((path,))
            library.name_in(order)
            finder = Finder(library.decks()[0], store, tmp_path / "cache")
            for _step in finder.build():
                pass
            (item, *_rest) = finder.find(parsed("nobuo kishi facet:name"), "relevance")
            assert finder.told(item)[1] == in_order("Nobuo Kishi", "Kishi", order)


def test_commands_follow_the_setting_and_those_of_authors_do_not(tmp_path, capsys):
    """Cast shows names as the learner wants them, and finds them in either order; `cards` shows the deck."""
    path = tmp_path / "d.yaml"
    path.write_text(DECK, encoding="utf-8")
    assert main(["settings", "name_order", "family_first"]) == 0
    assert main(["cast", str(path), "Nobuo Kishi"]) == 0
    assert "Kishi Nobuo, defence minister" in (said := capsys.readouterr().out)
    assert "Kim Jong-un talk" not in said.replace("Nobuo Kishi and Kim Jong-un talk", "")
    assert main(["cast", str(path), "Kishi Nobuo"]) == 0
    assert "1." not in capsys.readouterr().out
    assert main(["cards", str(path)]) == 0
    assert "Kishi Nobuo" not in capsys.readouterr().out
    assert main(["settings", "name_order", "surname"]) == 2
