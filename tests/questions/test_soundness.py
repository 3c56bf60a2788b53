"""Every question has exactly one right answer by the deck's own facts, whatever the deck and the seed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.answers.name import Name
from quizapp.deckfile import read
from quizapp.edtf import overlaps
from quizapp.fold import squeeze
from quizapp.mark import NO_RIVALS
from quizapp.questions import kinds_for, make
from quizapp.response import Pick, Write

DECKS = Path(__file__).parent.parent.parent / "decks"
SHIPPED = [DECKS / "north-korea-2021", DECKS / "welcome.yaml"]


def holds(deck, fact, facet, key):
    """Say whether another fact would answer as well, from the deck's facts alone."""
    other = deck.fact(key)
    if other is None or other.key == fact.key:
        return False
    if fact.kind == "event" and facet == "what":
        return overlaps(fact.date("when"), other.date("when"))
    if fact.kind == "event" and facet == "who":
        return key in fact.texts("who") or any(related(deck, key, each) for each in fact.texts("who"))
    if fact.kind == "position" and facet == "holder":
        same = [
            each.texts("holder")
            for each in deck.facts()
            if each.kind == "position"
            and each.text("issue") == fact.text("issue")
            and squeeze(each.text("stance")) == squeeze(fact.text("stance"))
        ]
        return any(
            key in holders or any(related(deck, key, each) for each in fact.texts("holder"))
            for holders in same
        )
    if fact.kind == "position" and facet == "stance":
        return any(
            mine == theirs or related(deck, mine, theirs)
            for mine in fact.texts("holder")
            for theirs in other.texts("holder")
        )
    return False


def same_name(deck, card, key):
    """Say whether an actor goes by one of the names of the answer."""
    other = deck.fact(key)
    if other is None or other.kind != "actor" or not isinstance(card.answer, Name):
        return False
    return card.answer.judge(other.text("name"), NO_RIVALS).verdict == "right"


def related(deck, one, other):
    """Say whether one actor belongs to the other."""
    a, b = deck.fact(one), deck.fact(other)
    return one == other or other in a.texts("of") or one in b.texts("of")


def kind_draws_wrong(question):
    """Say whether all options but the right one are wrong answers to the card."""
    return question.kind not in {"true_false", "odd_one_out"}


def check_sound(deck, seeds):
    """Hold every question that can be made of a deck to what a question promises."""
    for card in deck.cards():
        made = [make(card, deck, kind, seed) for kind in kinds_for(card) for seed in seeds]
        assert any(made), f"{card.id} cannot be asked at all"
        for question in filter(None, made):
            assert question.prompt.strip()
            if isinstance(question.shape, Write):
                mark = card.answer.judge(card.answer.shown, deck.rivals(card))
                assert mark.verdict == "right", (card.id, card.answer.shown, mark)
            if isinstance(question.shape, Pick) and kind_draws_wrong(question):
                forms = [squeeze(text) for text in question.options]
                assert 2 <= len(forms) <= 6
                assert len(set(forms)) == len(forms), (card.id, question.options)
                assert question.chance == pytest.approx(1 / len(forms))
                for place, option in enumerate(question.shape.options):
                    if place != question.shape.right:
                        assert not holds(deck, card.fact, card.facet, option.key), (card.id, question.options)
                        assert not same_name(deck, card, option.key), (card.id, question.options)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_question_of_the_shipped_decks_is_sound(path):
    """Every card can be asked, in every kind it names and with any seed, with one right answer."""
    deck = read(path)
    check_sound(deck, range(5))
    deck.close()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_prompt_of_the_shipped_decks_tells_its_answer(path):
    """Where a name, a term or a year is asked for, it does not stand in the prompt the program made."""
    deck = read(path)
    for card in deck.cards():
        if card.fact.per("ask", card.facet) or card.fact.kind == "card":
            continue
        asked = squeeze(card.prompt)
        assert squeeze(card.answer.shown) not in asked, (card.id, card.prompt, card.answer.shown)
    deck.close()


def test_prompts_of_the_shipped_decks_differ():
    """No two cards ask the same and want another answer."""
    deck = read(SHIPPED[0])
    asked = {}
    for card in deck.cards():
        before = asked.setdefault(card.prompt, card)
        assert before.answer.shown == card.answer.shown, (before.id, card.id, card.prompt)
    deck.close()


def deck_text(seed):
    """Return a made-up deck: ties, overlapping ranges, shared roles and stances, names that collide."""
    rng = Random(seed)
    names = [
        "Kim Ho",
        "Ho Kim",
        "Ana Roy",
        "Roy Ana",
        "Bo",
        "Lee Park",
        "Park",
        "the Union",
        "Union",
        "Norland",
        "Sorland",
    ]
    roles = ["chair", "clerk", "the chair", "envoy of Norland"]
    stances = ["wants talks", "Wants talks", "wants pressure", "waits", "doubts the Union"]
    dates = [
        "2019",
        "2019-02",
        "2019-02-28",
        "2018",
        "1953/2003",
        "197X",
        "197X/198X",
        "2019~",
        "2020/..",
        "[2019-01..2019-03]",
    ]
    count = rng.choice([1, 2, 3, 6, 12])
    lines = [
        f"deck: d{seed}",
        "as_of: 2020",
        "sources: {s: {title: T, short: Ess}}",
        "issues: {i: I, j: {name: Jot}}",
    ]
    lines.append("actors:")
    for n in range(count):
        kind = rng.choice(["person", "person", "government", "group"])
        more = f", role: {rng.choice(roles)}" if rng.random() < 0.7 else ""
        more += f", of: a{rng.randrange(count)}" if rng.random() < 0.4 else ""
        more += f", also: [{rng.choice(names)}]" if rng.random() < 0.3 else ""
        more += ", adjective: Norish" if rng.random() < 0.2 else ""
        lines.append(f"  a{n}: {{name: {rng.choice(names)}, kind: {kind}{more}}}")
    lines.append("events:")
    for n in range(count):
        who = sorted({f"a{rng.randrange(count)}" for _ in range(rng.choice([1, 1, 2]))})
        lines.append(
            f"  e{n}: {{what: {rng.choice(names)} meets {rng.choice(names)} once more, when: '{rng.choice(dates)}',"
            f" who: [{', '.join(who)}], where: {rng.choice(names)}}}"
        )
    lines.append("positions:")
    for n in range(count):
        holders = sorted({f"a{rng.randrange(count)}" for _ in range(rng.choice([1, 1, 2]))})
        lines.append(
            f"  p{n}: {{holder: [{', '.join(holders)}], issue: {rng.choice('ij')}, stance: {rng.choice(stances)},"
            f" according_to: s, as_of: {rng.choice(['2019', '2020'])}}}"
        )
    lines.append("terms:")
    lines += [
        f"  t{n}: {{term: {rng.choice(names)}, means: {rng.choice(roles)} number {n}}}" for n in range(count)
    ]
    lines.append("figures:")
    lines += [
        f"  f{n}: {{what: things, value: {rng.choice([0, 1, 3, 40, 1439])}, about: {rng.choice(['true', 'false'])}}}"
        for n in range(count)
    ]
    return "\n".join(lines) + "\n"


@given(st.integers(0, 10**9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=80)
def test_every_question_of_any_deck_is_sound(tmp_path_factory, seed):
    """Whatever collides in a deck, no question has a second right option."""
    path = tmp_path_factory.mktemp("sound") / "deck.yaml"
    path.write_text(deck_text(seed), encoding="utf-8")
    deck = read(path)
    assert [each for each in deck.problems() if each.severity == "error"] == []
    for card in deck.cards():
        for kind in kinds_for(card):
            question = make(card, deck, kind, seed)
            if question is None or not isinstance(question.shape, Pick) or not kind_draws_wrong(question):
                continue
            forms = [squeeze(text) for text in question.options]
            assert len(set(forms)) == len(forms), (card.id, question.options)
            for place, option in enumerate(question.shape.options):
                if place != question.shape.right:
                    shown = (card.id, question.prompt, question.options)
                    assert not holds(deck, card.fact, card.facet, option.key), shown
                    assert not same_name(deck, card, option.key), shown
    deck.close()
