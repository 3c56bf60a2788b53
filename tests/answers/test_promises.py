"""Promises that hold for all answers and responses, not only for those somebody thought of."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp import edtf
from quizapp.answers.date import Date
from quizapp.answers.list import Several
from quizapp.answers.name import Name
from quizapp.answers.number import Number
from quizapp.answers.points import Points
from quizapp.answers.text import Text
from quizapp.fold import fold, squeeze
from quizapp.hedge import bare
from quizapp.mark import NO_RIVALS, Rival
from quizapp.osa import osa

words = st.text(alphabet="abcdefghijklmnoprstuvwz", min_size=2, max_size=12)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
shown_texts = st.text(min_size=1, max_size=40).filter(squeeze)
days = st.dates()


def edtf_texts():
    """Any date that a deck can write."""
    year = st.integers(1, 9999).map("{:04}".format)
    month = st.tuples(year, st.integers(1, 12)).map(lambda t: f"{t[0]}-{t[1]:02}")
    day = days.map(dt.date.isoformat)
    decade = st.integers(1, 999).map("{:03}X".format)
    century = st.integers(1, 99).map("{:02}XX".format)
    season = st.tuples(year, st.sampled_from([21, 22, 23])).map(lambda t: f"{t[0]}-{t[1]}")
    point = st.one_of(year, month, day, decade, century, season)
    doubted = st.tuples(st.one_of(year, month, day), st.sampled_from("~?%")).map("".join)
    pairs = [st.tuples(unit, unit).map(sorted) for unit in (year, month, day, decade)]
    span = st.one_of(*pairs).map("/".join)
    within = st.one_of(*pairs[:3]).map(lambda t: f"[{t[0]}..{t[1]}]")
    since, until = point.map("{}/..".format), point.map("../{}".format)
    return st.one_of(point, doubted, span, within, since, until)


@settings(deadline=None)
@given(shown=shown_texts, also=st.lists(shown_texts, max_size=2).map(tuple))
def test_a_text_or_name_as_shown_is_right(shown, also):
    """The answer typed as it is shown is right, and so is each alias."""
    for text in (shown, *also):
        assert Text(shown, also).judge(text, NO_RIVALS).verdict == "right"
        assert Name(shown, also).judge(text, NO_RIVALS).verdict == "right"
    assert Name(shown, also, person=True).judge(shown, NO_RIVALS).verdict == "right"


@settings(deadline=None, max_examples=300)
@given(text=edtf_texts(), inferred=st.sampled_from(["", "year", "month", "date"]))
def test_a_date_as_shown_and_as_written_is_right(text, inferred):
    """A date is right as the program shows it, and as the deck writes it."""
    answer = Date(edtf.parse(text), inferred)
    assert answer.judge(answer.shown, NO_RIVALS).verdict == "right"
    assert answer.judge(text, NO_RIVALS).verdict == "right"
    assert answer.asks_for
    assert answer.question.rstrip(")").endswith(("?", inferred or "?"))


@settings(deadline=None)
@given(
    value=st.decimals(-(10**12), 10**12, allow_nan=False, places=2) | st.integers(-(10**12), 10**12),
    about=st.booleans(),
    least=st.booleans(),
)
def test_a_number_as_shown_and_in_digits_is_right(value, about, least):
    """A number is right as the program shows it, and as plain digits."""
    answer = Number(value, about, least)
    assert answer.judge(answer.shown, NO_RIVALS).verdict == "right"
    assert answer.judge(f"{value:f}" if not isinstance(value, int) else str(value), NO_RIVALS).score > 0


@settings(deadline=None)
@given(items=st.lists(shown_texts.map(Text), min_size=1, max_size=4, unique_by=lambda t: squeeze(t.shown)))
def test_a_list_as_shown_is_right(items):
    """All of a list, as it is shown, is right in either mode; so are the points of a reason."""
    for answer in (Several(tuple(items)), Several(tuple(items), in_order=True)):
        assert answer.judge(answer.shown, NO_RIVALS).verdict == "right"
    points = Points(tuple(item.shown for item in items))
    assert points.judge(points.shown, NO_RIVALS).verdict == "right"
    assert points.judge("all", NO_RIVALS).verdict == "right"


@settings(deadline=None)
@given(items=st.lists(words, min_size=2, max_size=5, unique=True), data=st.data())
def test_a_list_is_right_in_any_order(items, data):
    """The order of a plain list is free, whatever parts it."""
    assume(not any(word in {"and", "then", "both", "all", "the", "an"} for word in items))
    # Nor are they what is said around an answer: "uh", "perhaps".
    assume(all(bare(f"{word} {other}") == f"{word} {other}" for word in items for other in items))
    assume(all(osa(a, b, 2) > 2 for a in items for b in items if a != b))
    answer = Several(tuple(map(Text, items)))
    gap = data.draw(
        st.sampled_from(
            [", ", "; ", " and ", " & ", "/", "\n", "、", "，", "・", " · ", " plus ", "+", " | "]
        )
    )
    typed = gap.join(data.draw(st.permutations(items)))
    assert answer.judge(typed, NO_RIVALS).verdict == "right"


@settings(deadline=None)
@given(year=st.integers(1000, 9999), other=st.integers(1000, 9999))
def test_digits_of_a_year_are_never_fuzzy(year, other):
    """Another year is wrong, however alike its digits."""
    assume(year != other)
    mark = Date(edtf.parse(str(year))).judge(str(other), NO_RIVALS)
    assert mark.verdict == "wrong"
    assert str(year) not in mark.why or year == abs(year - other)


@settings(deadline=None)
@given(word=names, one=st.integers(0, 99999), other=st.integers(0, 99999))
def test_digits_inside_a_text_are_never_fuzzy(word, one, other):
    """A slip may be in the words, never in the number beside them."""
    assume(one != other)
    for kind in (Text, Name):
        assert kind(f"{word} {one}").judge(f"{word} {other}", NO_RIVALS).verdict == "wrong"


@settings(deadline=None)
@given(value=st.integers(0, 10**9), other=st.integers(0, 10**9))
def test_an_exact_number_has_no_neighbours(value, other):
    """Only the number itself is right."""
    expected = "right" if value == other else "wrong"
    assert Number(value).judge(f"{other:,}", NO_RIVALS).verdict == expected


@settings(deadline=None)
@given(whole=st.integers(0, 999), above=st.integers(1, 8), below=st.integers(2, 9))
def test_a_fraction_is_its_value_and_two_numbers_are_none(whole, above, below):
    """A whole number and a fraction are one number; 1/2 never passes for 1 or 2."""
    assume(above < below)
    value = Decimal(whole) + (Decimal(above) / below).quantize(Decimal("1e-12"))
    assert Number(value).judge(f"{whole} {above}/{below}", NO_RIVALS).verdict == "right"
    for one in (above, below):
        assert Number(one).judge(f"{above}/{below}", NO_RIVALS).verdict == "which"


@settings(deadline=None)
@given(value=st.integers(1, 10**6), within=st.integers(0, 10**6), off=st.integers(-(10**6), 10**6))
def test_within_is_a_bound_and_no_more(value, within, off):
    """A number is right up to `within`, and wrong beyond."""
    mark = Number(value, about=True, within=within).judge(str(value + off), NO_RIVALS)
    assert (mark.verdict == "right") == (abs(off) <= within)


class Two:
    """A deck of one rival."""

    def __init__(self, shown):
        self.rival = Rival(squeeze(shown), "rival", shown, shown)

    def called(self, form):
        """Give the rival, if it is called so."""
        return [self.rival] if form == self.rival.form else []

    def between(self, shortest, longest, *, parts=False):
        """Give the rival, if it is as long."""
        return (
            [self.rival] if shortest <= len(self.rival.form) <= longest and self.rival.part <= parts else []
        )


@settings(deadline=None, max_examples=300)
@given(shown=names, data=st.data())
def test_a_slip_never_leads_to_another_answer(shown, data):
    """What is at least as near to a rival as to the answer is not near, for names and texts alike."""
    edits = st.tuples(st.integers(0, len(shown)), st.sampled_from("abcdxyz"))
    at, letter = data.draw(edits)
    rival = shown[:at] + letter + shown[at + 1 :]
    at, letter = data.draw(edits)
    typed = data.draw(st.sampled_from([shown, rival]))
    typed = typed[:at] + letter + typed[at:]
    assume(squeeze(rival) not in {"", squeeze(shown)} and squeeze(typed))
    deck = Two(rival)
    to_rival, to_answer = (osa(squeeze(typed), squeeze(text), 9) for text in (rival, shown))
    for answer in (Name(shown, key="me"), Text(shown, key="me"), Text(shown, wrong=(rival,))):
        mark = answer.judge(typed, deck if not getattr(answer, "wrong", ()) else NO_RIVALS)
        if to_rival <= to_answer and to_answer:
            assert mark.verdict != "near", (typed, rival)
        if squeeze(typed) == squeeze(rival):
            assert mark.verdict in {"wrong", "which"}


@settings(deadline=None)
@given(first=words, last=words)
def test_a_name_is_right_in_either_order_and_any_dress(first, last):
    """Order, case, a comma and a title change nothing."""
    assume(not {first, last} & {"an", "the", "st", "or", "and", "dr", "its", "pm"})
    answer = Name(f"{first.title()} {last.title()}", family=last.title(), person=True)
    for typed in (f"{last} {first}", f"{last}, {first}".upper(), f"President {first} {last}", last):
        assert answer.judge(typed, NO_RIVALS).verdict == "right", typed


def test_a_described_rival_is_named_and_remembered(deck, actors):
    """Another's name is wrong, says whose it is, and is a confusion worth drilling."""
    mark = actors["kono"].judge("Kishi", deck)
    assert (mark.verdict, mark.took_for) == ("wrong", "kishi")
    assert mark.why == "That is Nobuo Kishi, defence minister of Japan."


def test_a_misspelt_rival_is_named_too(deck, actors):
    """One slip in another's name is still that other."""
    assert actors["kono"].judge("Nobou Kishi", deck).took_for == "kishi"


def test_a_shared_name_is_asked_back_with_the_word_that_was_typed(deck, actors):
    """A name that fits two actors is asked back, not guessed."""
    assert actors["sung-kim"].judge("Kim", deck).why == "which Kim? More than one fits."


@pytest.mark.parametrize(
    ("key", "typed", "why"),
    [
        ("north-korea", "Noth Korea", "mind the spelling"),
        ("north-korea", "Pyonyang", "mind the spelling: Pyongyang"),
        ("us", "Amercia", "mind the spelling: America"),
        ("abe", "Shinso Abe", "mind the spelling"),
        ("moon", "문제인", "mind the spelling: 문재인"),
        ("kishi", "Kiishi", "mind the spelling"),
    ],
)
def test_the_spelling_to_mind_is_that_of_the_name_tried(deck, actors, key, typed, why):
    """A slip in an alias shows the alias, a slip in the name itself is seen beside the answer."""
    mark = actors[key].judge(typed, deck)
    assert (mark.verdict, mark.why, mark.expected) == ("near", why, actors[key].shown)
    assert Text("unity", also=("reunification",)).judge("reunificaton", deck).why.endswith(": reunification")


def test_what_is_true_as_well_is_asked_back():
    """Another right answer counts neither way, be it given by name or by key."""
    named = Name("Japan", true_as_well=("the United States",))
    assert named.judge("united states", NO_RIVALS).why == "true as well: which other one?"
    keyed = Name("Moon Jae-in", person=True, key="moon", true_as_well=("rival",))
    assert keyed.judge("Shinzo Abe", Two("Shinzo Abe")).why == "true as well: who else?"
    text = Text("politically", true_as_well=("emotionally",))
    assert text.judge("emotionally", NO_RIVALS).verdict == "which"


@pytest.mark.parametrize(
    ("edtf_text", "inferred", "asks_for", "question"),
    [
        ("2019", "", "year", "In which year?"),
        ("2019-02", "", "month and year", "In which month and year?"),
        ("2019-02-28", "", "day, month and year", "On which day?"),
        ("197X", "", "decade", "In which decade?"),
        ("19XX", "", "century", "In which century?"),
        ("197X/198X", "", "decades", "In which decades?"),
        ("195X/198X", "", "from decade to decade", "From which decade to which?"),
        ("1953/2003", "", "from year to year", "From which year to which?"),
        ("2021-02/2021-04", "", "from month to month", "From which month and year to which?"),
        ("1953/..", "", "year", "Since which year?"),
        ("../2003", "", "year", "Until which year?"),
        ("1990~", "", "year", "About which year?"),
        ("[2021-02..2021-03]", "", "month and year", "In which month and year?"),
        ("[2021-01-05..2021-01-25]", "", "day, month and year", "About which day?"),
        ("2021-21", "", "season and year", "In which season and year?"),
        ("2021-04", "year", "month", "In which month? (the source prints no year)"),
        ("2021-04-02", "year", "day and month", "On which day? (the source prints no year)"),
        ("2021-01", "month", "month and year", "In which month and year? (the source prints no month)"),
        ("2021-01", "date", "month and year", "In which month and year? (the source prints no date)"),
    ],
)
def test_a_date_asks_at_its_own_precision(edtf_text, inferred, asks_for, question):
    """What is asked is what is judged, and what the source does not print is said."""
    answer = Date(edtf.parse(edtf_text), inferred)
    assert (answer.asks_for, answer.question) == (asks_for, question)


@pytest.mark.parametrize(
    ("edtf_text", "response", "why"),
    [
        ("2019", "2018", "you were one year early"),
        ("2019", "2021", "you were 2 years late"),
        ("2019-02", "Oct 2019", "right year, but 8 months late"),
        ("2021-05", "January 2021", "right year, but 4 months early"),
        ("2019-02", "2019", "yes, and in which month?"),
        ("2019-02-28", "20 February 2019", "right month, but 8 days early"),
        ("2021-01-01", "31 December 2020", "you were one day early"),
        ("197X", "the 1990s", "you were 2 decades late"),
        ("2019", "3 March 2019", "and more exact than asked"),
        ("1953/2003", "1953-2005", "the start is right; the end is 2 years late"),
        ("2021-04-03", "3/4/2021", "day or month first? Write the month as a word"),
        ("2019", "soon", "write it as a year, such as 1990"),
        ("1993", "soon", "write it as a year, such as 1876"),
        ("2019", "98", "write the year with four digits"),
    ],
)
def test_a_date_says_how_far_off_in_its_own_unit(edtf_text, response, why):
    """The reason is a distance or a remedy, never the date itself."""
    assert Date(edtf.parse(edtf_text)).judge(response, NO_RIVALS).why == why


@pytest.mark.parametrize(
    ("value", "response", "why"),
    [
        (1439, "1430", "too low by 9"),
        (1439, "1500", "too high by 61"),
        (1439, "1349", "you swapped two digits"),
        (400, "40", "a tenth of it"),
        (8_000_000, "8 billion", "a thousand times too much"),
        (40, "80", "twice as much as it is"),
        (-5, "5", "the sign is the wrong way round"),
        (5, "0", "too low"),
    ],
)
def test_a_number_says_what_slip_it_was(value, response, why):
    """The reason names the slip, or how far off, never the number itself."""
    assert Number(value).judge(response, NO_RIVALS).why == why


@pytest.mark.parametrize(
    ("typed", "verdict", "score"),
    [("1 2", "part", 2 / 3), ("1-3", "right", 1), ("2", "part", 1 / 3), ("4", "which", 0), ("0", "wrong", 0)],
)
def test_points_are_ticked_by_number(typed, verdict, score):
    """The share of ticked points is the score; a number that is not there is asked back."""
    mark = Points(("a", "b", "c")).judge(typed, NO_RIVALS)
    assert (mark.verdict, mark.score) == (verdict, pytest.approx(score))


@pytest.mark.parametrize(
    "typed",
    [
        "정치와 경제",
        "경제와 정치",
        "정치 및 경제",
        "정치, 경제",
        "정치・경제",
        "정치·경제",
        "정치이랑 경제",
        "정치하고 경제",
    ],
)
def test_a_list_of_korean_texts_is_parted(typed):
    """Particles and middle dots part a list of texts as a comma does."""
    assert Several((Text("정치"), Text("경제"))).judge(typed, NO_RIVALS).verdict == "right"


@pytest.mark.parametrize(
    "typed",
    [
        "政治と経済",
        "経済、政治",
        "経済，政治",
        "政治・経済",
        "政治や経済",
        "政治及び経済",
        "政治と、経済",
        "経済 政治",
    ],
)
def test_a_list_of_japanese_texts_is_parted(typed):
    """So do the words and signs of Japanese."""
    assert Several((Text("政治"), Text("経済"))).judge(typed, NO_RIVALS).verdict == "right"


def test_what_parts_a_list_may_be_in_an_answer():
    """An answer that holds a sign or word of a list is found whole."""
    answer = Several((Text("平和"), Text("安全・保障"), Text("law and order")))
    assert answer.judge("law and order、平和、安全・保障", NO_RIVALS).verdict == "right"


def test_a_list_is_not_told_to_be_one_of_them(deck, actors):
    """Of one wrong name it is said whose it is; several are not that one."""
    answer = Several((actors["us"], actors["japan"]))
    assert answer.judge("China", deck).why == "That is China."
    assert answer.judge("China, North Korea", deck).why == "none of them yet"
    assert answer.judge("中国、北朝鮮", deck).why == "none of them yet"


def test_a_list_names_what_is_missing_and_what_is_too_much(deck, actors):
    """What was not given is in `missing` for the next try, what does not belong is named."""
    mark = Several((actors["us"], actors["japan"])).judge("Tokyo, Beijing", deck)
    assert (mark.verdict, mark.missing, mark.score) == ("part", ("the United States",), 0)
    assert mark.why == "one is missing; not among them: Beijing"


@settings(deadline=None)
@given(one=edtf_texts(), other=edtf_texts())
def test_two_dates_clash_when_they_overlap(one, other):
    """A clash is mutual, and an overlap of what the dates can mean."""
    a, b = Date(edtf.parse(one)), Date(edtf.parse(other))
    assert a.clashes(b) == b.clashes(a) == edtf.overlaps(a.interval, b.interval)


def test_folded_reasons_do_not_give_the_answer_away(deck, actors):
    """No reason holds the answer that the learner has yet to find."""
    for name in actors.values():
        for typed in ("Kim", "Korea", "nobody", "Shinzo", "policy", "Tokyo"):
            mark = name.judge(typed, deck)
            assert mark.verdict == "right" or f" {fold(name.shown)} " not in f" {fold(mark.why)} ", mark
