"""The dates of decks: read as the standard says, refused with a remedy, shown in plain English."""

import datetime as dt
import re

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.edtf import before, bounds, ends, overlaps, parse, shown

years = st.integers(1, 9999).map("{:04}".format)
months = st.tuples(years, st.integers(1, 12)).map(lambda t: f"{t[0]}-{t[1]:02}")
days = st.dates().map(dt.date.isoformat)
decades = st.integers(1, 999).map("{:03}X".format)
centuries = st.integers(1, 99).map("{:02}XX".format)
seasons = st.tuples(years, st.sampled_from(["21", "22", "23"])).map("-".join)
plain = st.one_of(years, months, days)
doubted = st.tuples(plain, st.sampled_from("~?%")).map("".join)
points = st.one_of(plain, decades, centuries, seasons, doubted)
pairs = st.one_of(*(st.tuples(unit, unit).map(sorted) for unit in (years, months, days)))
spans = pairs.map("/".join)
withins = pairs.map(lambda pair: f"[{pair[0]}..{pair[1]}]")
intervals = st.one_of(points, spans, withins, points.map("{}/..".format), points.map("../{}".format))


def oracle(text):
    """First and last day as the `edtf` package reads them."""
    found = parse_edtf(text)
    return tuple(dt.date(*bound[:3]) for bound in (found.lower_strict(), found.upper_strict()))


@settings(deadline=None, max_examples=200)
@given(text=st.one_of(plain, decades, centuries, seasons, doubted, spans, withins))
def test_bounds_are_those_of_the_reference_reader(text):
    """First and last day agree with the `edtf` package, wherever it reads the form."""
    interval = parse(text)
    assert (interval.earliest, interval.latest) == oracle(text)


FORMS = """
2019                      point year          2019-01-01 2019-12-31  2019
2019-02                   point month         2019-02-01 2019-02-28  February 2019
2020-02                   point month         2020-02-01 2020-02-29  February 2020
2019-02-28                point day           2019-02-28 2019-02-28  28 February 2019
2019~                     point year about    2019-01-01 2019-12-31  about 2019
2019?                     point year unsure   2019-01-01 2019-12-31  perhaps 2019
2019%                     point year both     2019-01-01 2019-12-31  perhaps about 2019
2019-02~                  point month about   2019-02-01 2019-02-28  about February 2019
197X                      point decade        1970-01-01 1979-12-31  the 1970s
19xx                      point century       1900-01-01 1999-12-31  the 20th century
21XX                      point century       2100-01-01 2199-12-31  the 22nd century
10XX                      point century       1000-01-01 1099-12-31  the 11th century
2021-21                   point season        2021-03-01 2021-05-31  spring 2021
1953/2003                 span year           1953-01-01 2003-12-31  1953–2003
1953~/2003                span year about     1953-01-01 2003-12-31  from about 1953 to 2003
1953/2003-05              span month          1953-01-01 2003-05-31  1953 – May 2003
197X/198X                 span decade         1970-01-01 1989-12-31  the 1970s and 1980s
195X/198X                 span decade         1950-01-01 1989-12-31  the 1950s to 1980s
2021-02/2021-04           span month          2021-02-01 2021-04-30  February–April 2021
2020-11/2021-03           span month          2020-11-01 2021-03-31  November 2020 – March 2021
2021-01-05/2021-01-25     span day            2021-01-05 2021-01-25  5–25 January 2021
2021-02-28/2021-03-03     span day            2021-02-28 2021-03-03  28 February – 3 March 2021
1953/..                   since year          1953-01-01 -           since 1953
../2003                   until year          -          2003-12-31  until 2003
[2021-02..2021-03]        within month        2021-02-01 2021-03-31  some time in February–March 2021
[2021-01-05..2021-01-25]  within day          2021-01-05 2021-01-25  some time between 5 and 25 January 2021
0794                      point year          0794-01-01 0794-12-31  AD 794
0001                      point year          0001-01-01 0001-12-31  AD 1
9999                      point year          9999-01-01 9999-12-31  9999
"""
DOUBT = {(True, False): " about", (False, True): " unsure", (True, True): " both", (False, False): ""}


@pytest.mark.parametrize("row", FORMS.strip().splitlines(), ids=lambda row: row.split()[0])
def test_each_form_is_read_and_shown(row):
    """Every form a deck may use has its kind, precision, doubt, bounds and English."""
    text, form, first, last, english = re.fullmatch(
        r"(\S+)\s+(\w+ \w+(?: \w+)?)\s+(\S+)\s+(\S+)\s+(.+)", row
    ).groups()
    interval = parse(f" {text} ")
    doubt = DOUBT[interval.about, interval.uncertain]
    assert f"{interval.kind} {interval.precision}{doubt}" == form
    assert (str(interval.earliest or "-"), str(interval.latest or "-")) == (first, last)
    assert shown(interval) == english
    assert interval.text == text.upper()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "empty"),
        ("2019-02-30", "February 2019 has 28 days"),
        ("2019-02-29", "2019-02-28"),
        ("2019-13", "months run from 01 to 12"),
        ("2019-00", "months run from 01 to 12"),
        ("2019-24", "[2019-12..2020-02]"),
        ("2019-30", "2019-21 for spring"),
        ("2019-2", "two digits"),
        ("2019/02", "a year has four digits"),
        ("28-02-2019", "the year comes first"),
        ("2019.02", "hyphens"),
        ("1970s", "197X"),
        ("about 1990", "1990~"),
        ("1953–2003", "1953/2003"),
        ("-0044", "before 1"),
        ("0000", "0001 to 9999"),
        ("12000", "0001 to 9999"),
        ("2019-02-28T12:00", "time of day"),
        ("2021-XX", "leave out"),
        ("197X-02", "197X"),
        ("1953/", "1953/.."),
        ("../..", "open on both sides"),
        ("1953/1960/1970", "more than one slash"),
        ("2003/1953", "backwards"),
        ("[2021-03..2021-02]", "backwards"),
        ("[2021-02..2021-03", "bracket"),
        ("[2021-02..]", "two ends"),
        ("[1667,1668]", "two ends"),
        ("{1667..1668}", "[1667..1668]"),
        ("[1970..1980]/1990", "brackets"),
        ("Feb 2019", "2019-02"),
        ("x" * 5000, "2019-02"),
        ("٢٠١٩", "2019"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text, part):
    """An author is told what is wrong and what to write instead, on one short line."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse(text)
    assert part in str(caught.value)
    assert len(str(caught.value)) < 200


@settings(deadline=None)
@given(text=st.text(max_size=30))
def test_any_text_is_a_date_or_a_sentence(text):
    """Reading never fails otherwise than with a sentence."""
    try:
        assert parse(text).text
    except ValueError as error:
        assert len(str(error)) > 20  # noqa: PT017 - any text may be a date


@settings(deadline=None)
@given(text=intervals)
def test_an_interval_is_sound(text):
    """Its days are in order, an unsure one is wider, its text reads the same again, its ends lie inside."""
    interval = parse(text)
    first, last = bounds(interval)
    assert first <= (interval.earliest or first) <= (interval.latest or last) <= last
    assert parse(interval.text) == interval
    assert shown(interval)
    assert all(overlaps(interval, end) for end in ends(interval) if end)


@settings(deadline=None)
@given(one=intervals, other=intervals)
def test_two_intervals_overlap_or_one_comes_first(one, other):
    """Overlapping, earlier and later exclude each other, and one of them holds."""
    a, b = parse(one), parse(other)
    assert [overlaps(a, b), before(a, b), before(b, a)].count(True) == 1
    assert overlaps(a, b) == overlaps(b, a)


@settings(deadline=None)
@given(text=doubted)
def test_about_reaches_one_unit_further_each_way(text):
    """About 1990 is 1989 to 1991; the ends of the calendar stop it."""
    exact, unsure = parse(text[:-1]), parse(text)
    assume(exact.earliest.year > 2 and exact.latest.year < 9998)  # the calendar stops there
    first, last = bounds(unsure)
    one_day = dt.timedelta(1)
    assert not overlaps(parse((first - one_day).isoformat()), unsure)
    assert (exact.earliest - first).days in {1, 28, 29, 30, 31, 365, 366}
    assert (last - exact.latest).days in {1, 28, 29, 30, 31, 365, 366}
