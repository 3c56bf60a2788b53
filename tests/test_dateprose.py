"""Dates in prose: every usual way of writing one, nothing guessed."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.dateprose import Partial, read
from quizapp.edtf import MONTHS, Interval, parse, shown


def texts(response):
    """Give the readings as EDTF, a partial one as (month, day)."""
    return [r.text if isinstance(r, Interval) else (r.month, r.day) for r in read(response)]


@pytest.mark.parametrize(
    ("response", "readings"),
    [
        ("Sept 2019", ["2019-09"]),
        ("Septmber 2019", ["2019-09"]),
        ("2019's February", []),
        ("28.2.2019", ["2019-02-28"]),
        ("03/04/2021", ["2021-04-03", "2021-03-04"]),
        ("13/04/2021", ["2021-04-13"]),
        ("April", [(4, None)]),
        ("2 April", [(4, 2)]),
        ("4/2", [(2, 4), (4, 2)]),
        ("31 April", []),
        ("29 February", [(2, 29)]),
        ("early January 2021", ["[2021-01-01..2021-01-10]"]),
        ("mid-January 2021", ["[2021-01-11..2021-01-20]"]),
        ("late February 2021", ["[2021-02-21..2021-02-28]"]),
        ("late 1990s", ["[1998..1999]"]),
        ("the first half of 2021", ["[2021-01..2021-06]"]),
        ("end of 2021", ["[2021-09..2021-12]"]),
        ("2021年1月上旬", ["[2021-01-01..2021-01-10]"]),
        ("2021년 1월 말", ["[2021-01-21..2021-01-31]"]),
        ("winter 2021", ["[2020-12..2021-02]", "[2021-12..2022-02]"]),
        ("winter 2020-21", ["[2020-12..2021-02]"]),
        ("Q1 2021", ["[2021-01..2021-03]"]),
        ("2021 Q4", ["[2021-10..2021-12]"]),
        ("1900s", ["190X", "19XX"]),
        ("20s", ["202X", "192X"]),
        ("70s", ["197X"]),
        ("before 1953", ["../1953"]),
        ("after 1953", ["1953/.."]),
        ("since about 1953", ["1953~/.."]),
        ("from about 1953 to 2003", ["1953~/2003"]),
        ("perhaps about 1990", ["1990%"]),
        ("5-25 January 2021", ["2021-01-05/2021-01-25"]),
        ("January 5-25, 2021", ["2021-01-05/2021-01-25"]),
        ("28 February – 3 March 2021", ["2021-02-28/2021-03-03"]),
        ("28 December 2020 – 3 January 2021", ["2020-12-28/2021-01-03"]),
        ("February 2021 to April", ["2021-02/2021-04"]),
        ("1953 – May 2003", ["1953/2003-05"]),
        ("February or March 2021", ["[2021-02..2021-03]"]),
        ("2016 or 2018", ["2016", "2018"]),
        ("2016 and 2018", []),
        ("2003-1953", []),
        ("昭和64年", ["1989"]),
        ("令和元年5月1日", ["2019-05-01"]),
        ("１９７０年代", ["197X"]),
        ("98", []),
        ("'98", []),
        ("2019-02-30", []),
        ("99/99/9999", []),
        ("", []),
        ("the", []),
        ("about", []),
        ("1" * 500, []),
    ],
)
def test_prose_is_read_as_a_person_means_it(response, readings):
    """One reading where one is meant, two where it can be misread, none where it is no date."""
    assert texts(response) == readings


@settings(deadline=None)
@given(day=st.dates(dt.date(1000, 1, 1)))
def test_a_day_is_read_in_every_usual_order(day):
    """Named months, ISO, points, slashes with the year first, Japanese and Korean all mean that day."""
    name, y, m, d = MONTHS[day.month - 1], day.year, day.month, day.day
    for written in (
        f"{d} {name} {y}",
        f"{name} {d}, {y}",
        f"{name[:3]} {d} {y}",
        f"{d}th of {name}, {y}",
        f"{y} {name} {d}",
        f"{d}-{name[:3]}-{y}",
        f"{y}-{m}-{d}",
        f"{y}/{m:02}/{d:02}",
        f"{y}. {m}. {d}.",
        f"{y}年{m}月{d}日",
        f"{y}년 {m}월 {d}일",
        day.isoformat(),
    ):
        assert texts(written) == [day.isoformat()], written


@settings(deadline=None)
@given(day=st.dates(dt.date(1000, 1, 1)))
def test_day_and_month_in_digits_are_never_guessed(day):
    """Both readings are given unless the number of the day decides."""
    readings = texts(f"{day.day}/{day.month}/{day.year}")
    assert day.isoformat() in readings
    assert len(readings) == (2 if day.day <= 12 and day.day != day.month else 1)


@settings(deadline=None)
@given(
    text=st.one_of(
        st.integers(1000, 9999).map(str),
        st.tuples(st.integers(1000, 9999), st.integers(1, 12)).map(lambda t: f"{t[0]}-{t[1]:02}"),
        st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat),
        st.integers(101, 999).filter(lambda n: n % 10).map("{}X".format),
        st.integers(10, 98).map("{}XX".format),
        st.tuples(st.dates(dt.date(1000, 1, 1)), st.dates(dt.date(1000, 1, 1)))
        .map(sorted)
        .filter(lambda pair: pair[0] != pair[1])
        .map(lambda pair: f"{pair[0]}/{pair[1]}"),
        st.tuples(st.integers(1000, 9999), st.integers(1000, 9999))
        .map(sorted)
        .filter(lambda pair: pair[0] < pair[1])
        .map(lambda pair: f"{pair[0]}/{pair[1]}"),
        st.integers(1000, 9999).map("{}~".format),
        st.integers(1000, 9999).map("{}/..".format),
        st.integers(1000, 9999).map("../{}".format),
        st.tuples(st.integers(1, 11), st.integers(2, 12))
        .filter(lambda t: t[0] < t[1])
        .map(lambda t: f"[2021-{t[0]:02}..2021-{t[1]:02}]"),
        st.tuples(st.integers(1000, 9999), st.sampled_from([21, 22, 23])).map(lambda t: f"{t[0]}-{t[1]}"),
    )
)
def test_what_is_shown_is_read_back(text):
    """The program understands its own English, and EDTF itself."""
    interval = parse(text)
    assert interval in read(shown(interval))
    assert read(text) == (interval,)


@settings(deadline=None)
@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789-/ .年月日'~s"))))
def test_any_text_is_read_without_a_fault(text):
    """Whatever is typed gives readings, or none."""
    assert all(isinstance(reading, Interval | Partial) for reading in read(text))
