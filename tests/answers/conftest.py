"""The tables of this folder, read: one test per row; and a small deck whose names rival each other."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp import edtf
from quizapp.answers.date import Date
from quizapp.answers.list import Several
from quizapp.answers.name import Name, forms
from quizapp.answers.number import Number
from quizapp.answers.text import Text
from quizapp.mark import Rival

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.mark import Answer

HERE = Path(__file__).parent

# key: shown, also, family (None: not a person), what it was
ACTORS = {
    "kim-jong-un": ("Kim Jong-un", ("김정은", "金正恩"), "Kim", "leader of North Korea"),
    "sung-kim": ("Sung Kim", ("성김",), "Kim", "acting assistant secretary of state"),
    "moon": ("Moon Jae-in", ("문재인", "文在寅", "ムン・ジェイン"), "Moon", "president of South Korea"),
    "abe": ("Shinzo Abe", ("安倍晋三", "あべしんぞう", "아베 신조"), "Abe", "prime minister of Japan"),
    "suga": ("Suga Yoshihide", ("菅義偉", "スガ・ヨシヒデ"), "Suga", "prime minister of Japan"),
    "kono": ("Taro Kono", ("河野太郎",), "", "foreign minister of Japan"),
    "kishi": ("Nobuo Kishi", ("岸信夫",), "", "defence minister of Japan"),
    "lee": ("Seungmin (Helen) Lee", ("이승민",), "Lee", "the author"),
    "goto": ("Shihoko Goto", (), "Goto", "the author"),
    "biden": ("Joe Biden", (), "Biden", "president of the United States"),
    "hunter": ("Joe Sixpack", (), "", "nobody in particular"),
    "trump": ("Donald Trump", (), "Trump", "president of the United States"),
    "bush-41": ("George H. W. Bush", (), "Bush", "the 41st president"),
    "bush-43": ("George W. Bush", (), "Bush", "the 43rd president"),
    "elizabeth-i": ("Elizabeth I", (), "", "queen of England"),
    "elizabeth-ii": ("Elizabeth II", (), "", "queen of the United Kingdom"),
    "xi": ("Xi Jinping", ("习近平",), "Xi", "president of China"),
    "leyen": ("Ursula von der Leyen", (), "von der Leyen", "president of the European Commission"),
    "roh": ("Roh Moo-hyun", ("노무현",), "Roh", "president of South Korea"),
    "king": ("Martin Luther King Jr.", (), "King", "preacher"),
    "lbj": ("Lyndon B. Johnson", (), "Johnson", "the 36th president"),
    "mueller": ("Anna Müller-Lüdenscheidt", (), "Müller-Lüdenscheidt", "a deputy"),
    "garcia": ("Gabriel García Márquez", (), "García Márquez", "a novelist"),
    "garcia-lorca": ("Federico García Lorca", (), "García Lorca", "a poet"),
    "ishiba": ("Shigeru Ishiba", ("石破茂",), "Ishiba", "a prime minister"),
    "sato-eisaku": ("Eisaku Sato", ("佐藤栄作",), "Sato", "a prime minister"),
    "sato-naotake": ("Naotake Sato", ("佐藤尚武",), "Sato", "a diplomat"),
    "hwangbo": ("Hwangbo In", ("황보인",), "Hwangbo", "a minister of old"),
    "allende": ("Salvador Allende", (), "Allende", "president of Chile"),
    "botha": ("P. W. Botha", (), "Botha", "president of South Africa"),
    "jonson": ("Ben Jonson", (), "Jonson", "a playwright"),
    "ivana": ("Ivana Zelnickova", ("이바나 젤니치코바",), "Zelnickova", "a skier"),
    "north-korea": (
        "North Korea",
        ("DPRK", "Pyongyang", "북한", "北朝鮮", "조선민주주의인민공화국"),
        None,
        "",
    ),
    "south-korea": (
        "South Korea",
        ("ROK", "RoK", "Seoul", "Republic of Korea", "한국", "대한민국", "韓国", "南韓"),
        None,
        "",
    ),
    "us": (
        "the United States",
        ("US", "USA", "Washington", "America", "United States of America", "미국", "アメリカ"),
        None,
        "",
    ),
    "japan": ("Japan", ("Tokyo", "日本", "일본"), None, ""),
    "china": ("China", ("PRC", "Beijing", "中国"), None, ""),
    "moonshine": ("Moonshine policy", (), None, ""),
    "sunshine": ("Sunshine policy", (), None, ""),
    "sea": ("the Sea of Japan", ("East Sea", "日本海", "동해"), None, ""),
    "cote-divoire": ("Côte d’Ivoire", ("Ivory Coast",), None, ""),
    "trinidad": ("Trinidad and Tobago", (), None, ""),
}


class Index:
    """A deck's index of names, built as the deck builds it."""

    def __init__(self) -> None:
        self.by_form: dict[str, list[Rival]] = {}
        for key, (shown, also, family, role) in ACTORS.items():
            told = f"{shown}, {role}" if role else shown
            for form, part in forms(shown, also, family or "", family is not None):
                self.by_form.setdefault(form, []).append(Rival(form, key, shown, told, part))

    def called(self, form: str) -> list[Rival]:
        """Every fact of exactly this form."""
        return self.by_form.get(form, [])

    def between(self, shortest: int, longest: int, *, parts: bool = False) -> Iterator[Rival]:
        """Every full form of these lengths, and parts if asked."""
        for rivals in self.by_form.values():
            yield from (r for r in rivals if r.part <= parts and shortest <= len(r.form) <= longest)


def actor(key: str) -> Name:
    """Make the answer of an actor of the deck."""
    shown, also, family, _ = ACTORS[key]
    return Name(shown, also, key=key, family=family or "", person=family is not None)


def answer_of(kind: str, head: str) -> Answer:
    """Read the `=` line of a table."""
    if kind == "date":
        text, _, inferred = head.partition(" ")
        return Date(edtf.parse(text), inferred)
    if kind == "name":
        return actor(head)
    if kind == "number":
        value, *rest = head.split(" ")
        given = dict(word.split("=") for word in rest if "=" in word)
        within = Decimal(given["within"]) if "within" in given else None
        return Number(Decimal(value), "about" in rest, "at_least" in rest, within, given.get("unit", ""))
    if kind == "list":
        keys, in_order = head.removesuffix(" in order").split(" + "), head.endswith(" in order")
        return Several(tuple(actor(key) for key in keys), in_order)
    shown, *rest = head.split("; ")
    lists = {"also": (), "wrong": ()}
    for part in rest:
        name, _, texts = part.partition(": ")
        lists[name] = tuple(text.strip('"') for text in texts.split(", "))
    return Text(shown, lists["also"], lists["wrong"])


def rows(kind: str) -> Iterator[tuple[Answer, str, str]]:
    """Yield answer, response and verdict of each row of a table."""
    answer: Answer | None = None
    for line in (HERE / f"rows_{kind}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            answer = answer_of(kind, line[2:])
        elif found := re.fullmatch(r"(right|near|part|which|wrong)\s+(\S.*)", line):
            assert answer is not None
            yield answer, found[2], found[1]
        else:
            assert not line or line.startswith("#"), line


KINDS = ("date", "name", "number", "text", "list")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a row every row there is."""
    if "row" in metafunc.fixturenames:
        params = [
            pytest.param(row, id=f"{kind}: {row[0].shown} / {row[1]}") for kind in KINDS for row in rows(kind)
        ]
        metafunc.parametrize("row", params)


@pytest.fixture(scope="session")
def deck() -> Index:
    """Give the deck whose names rival each other."""
    return Index()


@pytest.fixture(scope="session")
def actors() -> dict[str, Name]:
    """Give the names of the deck as answers."""
    return {key: actor(key) for key in ACTORS}
