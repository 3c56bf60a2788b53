"""Watching in plain lines."""

from __future__ import annotations

import pytest

from quizapp.cli import main
from quizapp.plain.watching import keep_watch
from quizapp.progress.studyday import Moment

DECK = "deck: d\ncards:\n  one: {ask: Which one?, answer: First}\n"


class Left(Exception):  # noqa: N818 - it is no error
    """The author has left."""


def watched(path, *steps):
    """Watch over a deck while each step is taken between two looks."""
    left = iter(steps)

    def rest():
        step = next(left, None)
        if step is None:
            raise Left
        step()

    with pytest.raises(Left):
        keep_watch(path, lambda: Moment(1_795_305_600_000, 540), 4, rest)


def test_the_report_is_printed_at_every_save_and_not_between(tmp_path, capsys):
    """Each is headed by the time of day, and says at its end how much there is."""
    path = tmp_path / "deck.yaml"
    path.write_text(DECK, encoding="utf-8")
    watched(
        path,
        lambda: None,
        lambda: path.write_text(DECK.replace("answer", "anser"), encoding="utf-8"),
        lambda: None,
    )
    out = capsys.readouterr().out
    assert out.count("== 09:00:00\n") == 2
    assert "No problems. 1 fact, 1 card.\n" in out
    assert "error[unknown-key] `anser` is not a key of a card." in out
    assert "= Did you mean `answer`?" in out
    assert out.endswith("1 fact, 0 cards.\n")


def test_a_deck_that_is_gone_is_said_once(tmp_path, capsys):
    """With what to do; when it is back it is checked again."""
    path = tmp_path / "deck.yaml"
    path.write_text(DECK, encoding="utf-8")
    watched(path, path.unlink, *[lambda: None] * 9, lambda: path.write_text(DECK, encoding="utf-8"))
    out = capsys.readouterr().out
    assert out.count(f"! There is no deck at {path}.") == 1
    assert out.count("No problems.") == 2


def test_what_cannot_be_watched_is_a_usage_error(tmp_path, capsys):
    """Nothing there, no deck there, or several decks, which are named; exit code 2."""
    assert main(["watch", str(tmp_path / "none.yaml")]) == 2
    assert main(["watch", str(tmp_path)]) == 2
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(DECK, encoding="utf-8")
    assert main(["watch", str(tmp_path), "--plain"]) == 2
    err = capsys.readouterr().err
    assert "There is nothing at" in err
    assert "There is no deck in" in err
    assert f"Name one of them: {tmp_path}/a.yaml, {tmp_path}/b.yaml." in err
