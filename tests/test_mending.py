"""What `--fix` changes: only what was found, byte for byte nothing else, and whole or not at all."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import DeckError
from quizapp.inspection import inspect
from quizapp.mending import KEYS, mend, mending_codes, written_out

TODAY = date(2026, 11, 24)


def mended(path, codes=None):
    """Return a deck's text with its edits, unwritten; the same text where there are none."""
    inspection = inspect(path, TODAY)
    found = mend(inspection.manuscript, codes or mending_codes())
    inspection.deck.close()
    return found[0].text if found else path.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cards:\n  - {ask: Who?, answer: I}  # me\n  - {ask: Where?, answer: There}\n",
         "cards:\n  who: {ask: Who?, answer: I}  # me\n  where: {ask: Where?, answer: There}\n"),
        ("cards:\n  - ask: Who?\n    # me\n    answer: I\n", "cards:\n  who:\n    ask: Who?\n    # me\n    answer: I\n"),
        ("cards:\n- ask: Who?\n  answer: I\n", "cards:\n who:\n  ask: Who?\n  answer: I\n"),
        ("cards:\n-\n  ask: Who?\n  answer: I\n", "cards:\n who:\n  ask: Who?\n  answer: I\n"),
        ("cards:\n-   ask: Who?\n    answer: I\n", "cards:\n who:\n    ask: Who?\n    answer: I\n"),
        ("cards: [{ask: Who?, answer: I}, {ask: 누구?, answer: 나}]\n",
         "cards: {who: {ask: Who?, answer: I}, 누구: {ask: 누구?, answer: 나}}\n"),
        ("cards:\n  - {ask: Who?, answer: I}\n  - {ask: Who?, answer: You}\n",
         "cards:\n  who: {ask: Who?, answer: I}\n  who-2: {ask: Who?, answer: You}\n"),
        ("cards:\n  a: {ask: Who -- or what?, answer: I, note: 'so - it is'}\n",
         "cards:\n  a: {ask: Who – or what?, answer: I, note: 'so – it is'}\n"),
        ('cards:\n  a: {ask: Who?, answer: "Cafe\u0301"}   # Cafe\u0301\n',
         'cards:\n  a: {ask: Who?, answer: "Caf\u00e9"}   # Cafe\u0301\n'),
        ("cards:\n  a: {ask: Who?, answer: Cafe\u0301 - or not}\n", "cards:\n  a: {ask: Who?, answer: Caf\u00e9 – or not}\n"),
        ("events:\n  a: {what: It is, when: 2019–02}\n", "events:\n  a: {what: It is, when: 2019-02}\n"),
        ("cards:\n  a: {ask: 'A range 5-6, a co-op', answer: -1}\n",
         "cards:\n  a: {ask: 'A range 5-6, a co-op', answer: -1}\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("mark", "newline"), [("", "\n"), ("\ufeff", "\r\n")], ids=["unix", "windows"])
def test_what_is_mended_is_mended_in_its_place(tmp_path, old, new, mark, newline):
    """Keys, forms of letters and dashes are put right; comments, quotes, layout and line ends stay."""
    path = tmp_path / "d.yaml"
    path.write_bytes((mark + f"deck: d\n{old}".replace("\n", newline)).encode("utf-8"))
    inspection = inspect(path, TODAY)
    for each in mend(inspection.manuscript, mending_codes()):
        written_out(each)
    inspection.deck.close()
    assert path.read_bytes() == (mark + f"deck: d\n{new}".replace("\n", newline)).encode("utf-8")
    assert mended(path) == path.read_bytes().decode("utf-8-sig"), "a second time there is nothing to mend"


def test_write_keys_writes_keys_alone(tmp_path):
    """What else could be mended is left as it is."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\ncards:\n  - {ask: Who -- what?, answer: I}\n", encoding="utf-8")
    assert mended(path, KEYS) == "deck: d\ncards:\n  who-what: {ask: Who -- what?, answer: I}\n"


def test_a_list_with_what_is_no_card_is_left_alone(tmp_path):
    """A list that could not become keys as a whole stays a list."""
    path = tmp_path / "d.yaml"
    text = "deck: d\ncards:\n  - {ask: Who?, answer: I}\n  - just a text\n"
    path.write_text(text, encoding="utf-8")
    assert mended(path) == text


def test_a_file_that_has_changed_is_not_overwritten(tmp_path):
    """Between looking and writing an author may have saved; theirs stays."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\ncards:\n  - {ask: Who?, answer: I}\n", encoding="utf-8")
    inspection = inspect(path, TODAY)
    (found,) = mend(inspection.manuscript, mending_codes())
    path.write_text("deck: d\ncards:\n  - {ask: Who?, answer: You}\n", encoding="utf-8")
    with pytest.raises(DeckError, match="has changed"):
        written_out(found)
    assert "You" in path.read_text(encoding="utf-8")
    inspection.deck.close()


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path):
    """What a link leads to is written, with the permissions that it had."""
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("deck: d\ncards:\n  - {ask: Who?, answer: I}\n", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    inspection = inspect(link, TODAY)
    for each in mend(inspection.manuscript, mending_codes()):
        written_out(each)
    inspection.deck.close()
    assert link.is_symlink()
    assert "who:" in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


texts = st.text(alphabet="ab -–é\u0301한🙂", min_size=1, max_size=12).filter(lambda text: text.strip(" -–\u0301"))


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5), st.booleans(), st.booleans())
def test_no_mending_changes_what_a_deck_asks(tmp_path_factory, cards, listed, flow):
    """Prompts and answers are the same before and after, in NFC and with their dashes."""
    path = tmp_path_factory.mktemp("mend") / "d.yaml"
    lines = [f"{{ask: 'Q{number} {ask}', answer: 'A {answer}'}}" for number, (ask, answer) in enumerate(cards)]
    if flow and listed:
        body = f"cards: [{', '.join(lines)}]\n"
    else:
        heads = ["- " if listed else f"k{number}: " for number in range(len(lines))]
        body = "cards:\n" + "".join(f"  {head}{line}\n" for head, line in zip(heads, lines, strict=True))
    path.write_text(f"deck: d\n{body}", encoding="utf-8")
    before = inspect(path, TODAY)
    asked = [(card.id, card.prompt, card.answer.shown) for card in before.manuscript.cards()]
    for each in mend(before.manuscript, mending_codes()):
        written_out(each)
    after = inspect(path, TODAY)
    found = [(card.id, card.prompt, card.answer.shown) for card in after.manuscript.cards()]

    def plain(rows):
        return [
            (key, *("".join(unicodedata.normalize("NFC", text).replace("–", "-").replace("-", "").split()) for text in row))
            for key, *row in rows
        ]

    assert plain(found) == plain(asked)
    assert not {"derived-key", "not-nfc"} & {each.code for each in after.problems}
    before.deck.close()
    after.deck.close()
