"""The dress of a name: family names cut off native script, titles, initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.initial import fits_initials, parted_initials
from quizapp.nativename import native_families
from quizapp.title import undressed, ungoverned

words = st.text(alphabet="abcdefghijklmnoprstuvwz", min_size=2, max_size=9)


@pytest.mark.parametrize(
    ("shown", "family", "also", "families"),
    [
        ("Shinzo Abe", "Abe", "安倍晋三", ["安倍"]),
        ("Shinzo Abe", "Abe", "安倍 晋三", ["安倍"]),
        ("Shinzo Abe", "Abe", "あべしんぞう", []),
        ("Nobuo Kishi", "Kishi", "岸信夫", ["岸", "岸信"]),
        ("Shigeru Ishiba", "", "石破茂", ["石", "石破"]),
        ("Moon Jae-in", "Moon", "문재인", ["문"]),
        ("Moon Jae-in", "Moon", "文在寅", ["文"]),
        ("Namgung Won", "Namgung", "남궁원", ["남궁"]),
        ("Sung Kim", "Kim", "성김", ["김"]),
        ("Sung Kim", "Kim", "성 김", ["김"]),
        ("Xi Jinping", "Xi", "习近平", ["习"]),
        ("Xi Jinping", "Xi", "시진핑", ["시"]),
        ("Ouyang Xiu", "Ouyang", "欧阳修", ["欧阳"]),
        ("Joe Biden", "Biden", "조 바이든", ["바이든"]),
        ("Joe Biden", "Biden", "바이든", []),
        ("Joe Biden", "Biden", "ジョー・バイデン", ["ばいでん"]),
        ("Donald Trump", "Trump", "川普", []),
        ("Donald Trump", "Trump", "The Donald", []),
    ],
)
def test_a_family_name_is_cut_off_native_script(shown, family, also, families):
    """The family comes first in East Asia and last in the West; what is doubtful is not cut."""
    assert native_families(shown, (also,), family) == families


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("abe san", "abe"),
        ("late shinzo abe", "shinzo abe"),
        ("president moon of south korea", "moon"),
        ("moon prime minister", "moon"),
        ("rev dr king", "king"),
        ("文前大統領", "文"),
        ("문 전 대통령", "문"),
        ("노무현 대통령", "노무현"),
        ("an san", "an san"),
        ("joan of arc", "joan of arc"),
        ("late", "late"),
    ],
)
def test_titles_come_off_and_names_stay(said, plain):
    """What stands round a name goes, a name that looks like it stays."""
    assert undressed(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("government of japan", "japan"),
        ("japans government", "japan"),
        ("日本政府", "日本"),
        ("일본 정부", "일본"),
        ("us government", "us"),
        ("government", "government"),
        ("republic of china", "republic of china"),
    ],
)
def test_the_government_of_a_country_is_the_country(said, plain):
    """A country is told from its government by nobody; a republic may be another."""
    assert plain in ungoverned(said)


@given(first=words, middle=words, last=words)
def test_an_initial_stands_for_its_word_and_no_other(first, middle, last):
    """A letter fits the word it begins, on either side, and words are never left out."""
    assert fits_initials(f"{first[0]} {last}", [f"{first} {last}"])
    assert fits_initials(f"{first} {middle} {last}", [f"{first} {middle[0]} {last}"])
    assert not fits_initials(f"{first[0]} {last}", [f"{first} {middle} {last}"])
    assert fits_initials(f"{first[0]} {last}", [f"{middle} {last}"]) == (first[0] == middle[0])


def test_capitals_side_by_side_are_initials():
    """GW is G. W., unless all is in capitals or there is a vowel."""
    assert parted_initials("GW Bush") == "g w bush"
    assert parted_initials("GW BUSH") == "gw bush"
    assert parted_initials("AN Other") == "other"
