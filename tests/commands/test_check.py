"""check: what it prints, in which form, what it mends, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.cli import main
from quizapp.reports import all_formats
from quizapp.rules import rule_of

GOOD = str(rule_of("few-companions").RIGHT)
BAD = """\
deck: bad
cards:
  - {ask: Which rank -- of two?, answer: second, wrong: [first, third, fourth]}  # kept
  - {ask: 누구?, anser: 김, answer: 김}
"""


@pytest.fixture
def run(capsys):
    """Return a function that runs the program, and gives its exit code, output and messages."""

    def invoke(*words):
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


@pytest.fixture
def deck(tmp_path):
    """Return a function that writes a deck of this text."""

    def write(text, name="deck.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_good_deck_has_no_problems(run, deck):
    """A deck without a problem is exit code 0, also when advice counts, and an empty list."""
    path = deck(GOOD)
    assert run("check", path) == (0, "", "quizapp: example: 5 facts, 9 cards.\nquizapp: No problems.\n")
    code, out, _err = run("check", path, "--json", "--strict")
    assert (code, json.loads(out)) == (0, [])


def test_a_problem_is_shown_as_a_compiler_would(run, deck):
    """Each problem has its place, its weight and code, the line, the place underlined, and the remedy."""
    path = deck(BAD)
    code, out, err = run("check", path)
    assert code == 1
    assert out.startswith(f"{path}: 1 error, 3 advice\n")
    assert f"\n{path}:4:16: error[unknown-key] `anser` is not a key of a card.\n" in out
    # The place is underlined cell by cell: each of these Korean letters takes two.
    assert "\n  4 |   - {ask: 누구?, anser: 김, answer: 김}\n    |                  ^^^^^\n    = Did you mean" in out
    assert err.endswith("1 error, 3 advice. `quizapp check --explain unknown-key` says why it matters.\n")


def test_all_files_are_told_of_in_their_order(run, deck, tmp_path):
    """Problems of several decks come in one run, file by file, each with its number, and all at the end."""
    first = deck("deck: a\ncards:\n  x: {ask: Q?, answer: A, notte: N}\n", "a.yaml")
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "deck.yaml").write_text("deck: b\ntitel: B\n", encoding="utf-8")
    (folder / "facts.yaml").write_text("cards:\n  y: {ask: Q?}\n  z: {aks: Q?}\n", encoding="utf-8")
    code, out, err = run("check", first, folder)
    heads = [line for line in out.splitlines() if ": " in line and line.endswith(("error", "errors", "advice"))]
    assert code == 1
    assert heads == [f"{first}: 1 error", f"{folder}/deck.yaml: 1 error", f"{folder}/facts.yaml: 1 error, 1 advice"]
    assert "3 errors, 1 advice." in err


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_advice_alone_is_no_failure_unless_it_is_to_count(run, deck, strict, code):
    """Exit code 0 for advice, 1 with --strict."""
    path = deck("deck: d\ncards:\n  - {ask: Q?, answer: A}\n")
    assert run("check", path, *strict)[0] == code


def test_nothing_to_check_is_a_usage_error(run, tmp_path):
    """A path without a deck, no path at all, or an unknown form is exit code 2, with a remedy."""
    assert run("check", tmp_path / "none.yaml")[0] == 2
    assert run("check", tmp_path)[0] == 2
    assert run("check")[0] == 2
    code, _out, err = run("check", "welcome", "--format", "sarrif")
    assert (code, "Did you mean `sarif`?" in err) == (2, True)


def test_two_decks_of_one_id_are_a_problem_of_the_second(run, deck):
    """The same id twice is an error with its place, and the other problems are told all the same."""
    one, two = deck(GOOD, "one.yaml"), deck(GOOD.replace("answer: Bidasoa", "anser: Bidasoa"), "two.yaml")
    code, out, _err = run("check", one, two, "--json")
    assert code == 1
    found = [(each["path"], each["line"], each["code"]) for each in json.loads(out)]
    assert (str(two), 1, "id-taken") in found
    assert "unknown-key" in {code for _path, _line, code in found}
    assert run("check", one, one)[0] == 0


def test_what_is_overdue_is_said_once_the_day_is_over(run, deck):
    """A day to look at a fact again is advice when it is over, and nothing before."""
    for day, found in (("2020-01-01", True), ("9999", False)):
        path = deck(GOOD.replace("answer: Bidasoa", f"answer: Bidasoa, review_by: {day}"))
        code, out, _err = run("check", path)
        assert code == 0
        assert ("advice[review]" in out) is found


# -- for programs -------------------------------------------------------------------------------


def test_json_gives_places_from_begin_to_end(run, deck):
    """Columns count characters from 1, and the end is the one after the last."""
    code, out, err = run("check", deck(BAD), "--json")
    (unknown,) = [each for each in json.loads(out) if each["code"] == "unknown-key"]
    assert (code, err) == (1, "")
    assert (unknown["line"], unknown["column"], unknown["end_column"]) == (4, 16, 21)
    assert set(unknown) == {
        "path", "line", "column", "end_column", "code", "severity", "message", "hint",
    }  # fmt: skip


def test_github_shows_each_problem_beside_its_line(run, deck):
    """Each problem is one workflow command, in which nothing of the text can begin another."""
    path = deck(BAD.replace("anser: 김", '"an%,\\nser:": 김'))
    _code, out, _err = run("check", path, "--format", "github")
    lines = out.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)
    (error,) = [line for line in lines if line.startswith("::error")]
    where, said = error.removeprefix("::error ").split("::", 1)
    assert "line=4,col=16," in where
    assert where.endswith("title=unknown-key")
    assert "%25" in said


def test_sarif_names_rules_and_places(run, deck, monkeypatch):
    """One run with the rules that were broken; a result points at its rule, and at a relative path."""
    path = deck(BAD, "a b.yaml")
    monkeypatch.chdir(path.parent)
    _code, out, _err = run("check", path.name, "--format", "sarif")
    log = json.loads(out)
    (ran,) = log["runs"]
    assert (log["version"], ran["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = ran["tool"]["driver"]["rules"]
    for result in ran["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%20b.yaml"
        assert place["region"]["startColumn"] < place["region"]["endColumn"]
    assert {result["level"] for result in ran["results"]} == {"error", "warning"}


@pytest.mark.parametrize("form", all_formats())
def test_every_form_tells_of_every_problem(run, deck, form):
    """No form leaves out a code, and none lets an escape of the deck reach the terminal."""
    path = deck(BAD.replace("second", '"sec\\eond"'))
    _code, out, _err = run("check", path, "--format", form)
    for code in ("unknown-key", "derived-key", "dash", "control-character"):
        assert code in out
    assert "\x1b" not in out


# -- why ----------------------------------------------------------------------------------------


def test_a_code_is_explained(run):
    """Why it matters, a wrong example and a right one; an unknown code gets the nearest."""
    code, out, _err = run("check", "--explain", "derived-key")
    assert code == 0
    assert out.startswith("derived-key (advice): a listed card whose key is made from its text.\n")
    assert "Wrong:\n    deck: example" in out
    assert "Right:\n    deck: example" in out
    code, _out, err = run("check", "--explain", "derived")
    assert (code, "Did you mean `derived-key`?" in err) == (2, True)
    code, out, _err = run("check", "--explain", "all")
    assert (code, len(out.splitlines()) > 70) == (0, True)


# -- mending ------------------------------------------------------------------------------------

MENDED = """\
deck: bad
cards:
  which-rank-of-two: {ask: Which rank – of two?, answer: second, wrong: [first, third, fourth]}  # kept
  누구: {ask: 누구?, anser: 김, answer: 김}
"""


def test_fix_mends_and_then_tells_what_is_left(run, deck):
    """What can be mended is written and counted; the rest is reported as it now stands."""
    path = deck(BAD)
    code, out, err = run("check", path, "--fix")
    assert path.read_text(encoding="utf-8") == MENDED
    assert f"{path}: 3 places mended." in err
    assert code == 1
    assert "unknown-key" in out
    assert "derived-key" not in out


def test_diff_shows_and_changes_nothing(run, deck):
    """The edits are a unified diff that `patch` could take; the file stays."""
    path = deck(BAD)
    code, out, _err = run("check", path, "--diff")
    assert path.read_text(encoding="utf-8") == BAD
    assert code == 1
    added = [line[1:] for line in out.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added == MENDED.splitlines()[2:4]


def test_write_keys_writes_no_more_than_keys(run, deck):
    """Listed cards get their keys; a dash is left to --fix."""
    path = deck(BAD)
    run("check", path, "--write-keys")
    assert path.read_text(encoding="utf-8") == MENDED.replace("–", "--")


def test_a_file_that_cannot_be_written_is_named(run, deck, monkeypatch):
    """Where the folder refuses, the file is named and left as it was."""
    path = deck(BAD)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    code, _out, err = run("check", path, "--fix")
    assert code == 1
    assert f"{path} cannot be written: Permission denied. Nothing of it was changed." in err
    assert Path(path).read_text(encoding="utf-8") == BAD


# -- the reading ------------------------------------------------------------------------------

TEXT = """\
A border

In 1659 two ministers met on an island in the Bidasoa.

They signed 124 articles in Latin.
"""
READ = """\
deck: read
sources: {book: {title: A border}}
events:
  peace: {what: Two ministers sign a peace, when: 1659, where: Pheasant Island, source: book ¶1, facets: [when]}
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, source: book ¶1}
"""


def test_a_reading_is_held_against_its_deck(run, deck, tmp_path):
    """What no fact mentions is told paragraph by paragraph, and is exit code 1 until it is covered or excused."""
    path, text = deck(READ), tmp_path / "book.txt"
    text.write_text(TEXT, encoding="utf-8")
    code, out, err = run("check", path, "--against", f"book={text}")
    assert code == 1
    told = " ".join(out.split())
    assert "book ¶1 2 In 1659 two ministers" in told
    assert "no fact cites it: 124; Latin" in told
    assert "1 paragraph without a fact" in err
    excused = "not_carded:\n  - {source: book ¶2, why: the number is of no use}\n"
    path.write_text(READ.replace("events:", f"{excused}events:"), encoding="utf-8")
    code, out, err = run("check", path, "--against", f"book={text}")
    assert (code, "left out: 124; Latin (the number is of no use)" in " ".join(out.split())) == (0, True)
    assert "Every paragraph, date, number and name is covered" in err


def test_a_reading_is_told_as_json_too(run, deck, tmp_path):
    """Problems and coverage stand side by side; a paragraph that is not there is a problem of its fact."""
    path, text = deck(READ.replace("book ¶1, facets", "book ¶9, facets")), tmp_path / "book.txt"
    text.write_text(TEXT, encoding="utf-8")
    code, out, _err = run("check", path, "--against", f"book={text}", "--json")
    told = json.loads(out)
    assert code == 1
    assert [each["code"] for each in told["problems"]] == ["no-such-paragraph"]
    assert told["coverage"]["whole"] is False
    assert [row["paragraph"] for row in told["coverage"]["paragraphs"]] == [0, 1, 2]


@pytest.mark.parametrize("word", ["book", "boook=x.txt", "book=/nowhere.txt", "=x"])
def test_a_text_that_cannot_be_read_is_a_usage_error(run, deck, word):
    """A key or a file that is not there is exit code 2 with a remedy, before anything is told."""
    code, out, err = run("check", deck(READ), "--against", word)
    assert (code, out) == (2, "")
    assert err.strip().endswith((".", "?"))


# -- keys ---------------------------------------------------------------------------------------

BEFORE = """\
deck: keys
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
  delta:
    # kept
    ask: Which river ends in a delta?
    answer: Ebro
"""


def codes(run, path, *more):
    """Return the codes of what check says."""
    return [each["code"] for each in json.loads(run("check", path, "--json", *more)[1])]


def test_a_key_that_was_renamed_is_said_until_it_is_settled(run, deck):
    """Between two checks a key became another: it is told each time, mended with `was`, and then silent."""
    path = deck(BEFORE)
    assert codes(run, path) == []
    path.write_text(BEFORE.replace("river:", "border:").replace("delta:", "mouth:"), encoding="utf-8")
    assert codes(run, path) == ["renamed-key", "renamed-key"]
    assert codes(run, path) == ["renamed-key", "renamed-key"]
    assert codes(run, path, "--fix") == []
    assert path.read_text(encoding="utf-8") == (
        "deck: keys\ncards:\n"
        "  border: {was: river, ask: Which river is the border?, answer: Bidasoa}\n"
        "  mouth:\n    # kept\n    was: delta\n    ask: Which river ends in a delta?\n    answer: Ebro\n"
    )
    assert codes(run, path) == []


def test_a_renamed_key_that_is_taken_back_is_settled(run, deck):
    """The old key again, and nothing is said any more."""
    path = deck(BEFORE)
    codes(run, path)
    path.write_text(BEFORE.replace("river:", "border:"), encoding="utf-8")
    assert codes(run, path) == ["renamed-key"]
    path.write_text(BEFORE, encoding="utf-8")
    assert codes(run, path) == []


def test_a_key_given_to_another_fact_is_said_until_it_is_meant(run, deck):
    """Answer and wording both new is told, and no more once --fix has taken it as meant."""
    path = deck(BEFORE)
    codes(run, path)
    path.write_text(BEFORE.replace("Which river is the border?, answer: Bidasoa", "Who married there?, answer: Louis"))
    assert codes(run, path) == ["reused-key"]
    assert codes(run, path) == ["reused-key"]
    assert codes(run, path, "--fix") == ["reused-key"]
    assert codes(run, path) == []


def test_what_was_deleted_and_returns_is_no_news(run, deck):
    """A fact that goes and comes back, a new one, a rewording, an answer put right: nothing is said."""
    path = deck(BEFORE)
    codes(run, path)
    shorter = BEFORE[: BEFORE.index("  delta")]
    for text in (shorter, BEFORE, BEFORE.replace("Ebro", "the Ebro"), BEFORE.replace("is the border", "is a border")):
        path.write_text(text, encoding="utf-8")
        assert codes(run, path) == []


def test_a_draft_that_cannot_be_read_is_none(run, deck, environ):
    """Whatever lies where the last state was kept, check does its work."""
    path = deck(BEFORE)
    codes(run, path)
    (draft,) = Path(environ["XDG_STATE_HOME"]).rglob("drafts/*.json")
    for text in ("", "[1]", '{"keys/river#answer": 3}', "\x00"):
        draft.write_text(text, encoding="utf-8")
        assert codes(run, path) == []


def test_keys_that_were_exchanged_are_left_as_they_are(run, deck):
    """Progress follows both facts; no `was` could say so, and none is written."""
    path = deck(BEFORE)
    codes(run, path)
    swapped = BEFORE.replace("river:", "x:").replace("delta:", "river:").replace("x:", "delta:")
    path.write_text(swapped, encoding="utf-8")
    assert codes(run, path, "--fix") == []
    assert path.read_text(encoding="utf-8") == swapped


# -- what rules leave alone, and what they find -------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("cards: {a: {ask: Who is currently the CEO of Apple?, answer: T}}", "present-tense"),
        ("cards: {a: {ask: Who heads the Catholic Church?, answer: T}}", "present-tense"),
        ("cards: {a: {ask: 현재 프랑스 대통령은 누구인가?, answer: T}}", "present-tense"),
        ("cards: {a: {ask: All of these are rivers except which?, answer: T}}", "negative-stem"),
        ("cards: {a: {ask: Which?, answer: T, wrong: [none of these, U]}}", "all-of-the-above"),
        ("cards: {a: {ask: Which?, answer: T, wrong: [Both A and B, U]}}", "all-of-the-above"),
        ("actors: {a: {name: A. B., role: prime minister of X}, b: {name: C. D., role: clerk}}", "no-as-of"),
        ("cards: {a: {ask: Who came -- or went?, answer: T}}", "dash"),
        ("cards: {a: {question: Who?, answer: T}}", "unknown-key"),
        ("cards: {a: {ask: Who?, answer: T, source: nowhere ¶3}}", "no-sources"),
        (
            (
                "cards:\n  a: {ask: Who?, answer: T, note: The border of the old treaty was a river called Bidasoa.}\n"
                "  b: {ask: Which river was the border of the old treaty?, answer: Bidasoa}"
            ),
            "leak-elsewhere",
        ),
    ],
)
def test_a_rule_speaks_where_a_careful_reader_would(run, deck, facts, code):
    """What an author would want to be told is told."""
    assert code in codes(run, deck(f"deck: d\n{facts}\n"))


@pytest.mark.parametrize(
    "facts",
    [
        "cards: {a: {ask: Who is the king in the game of chess called?, answer: T}}",
        "cards: {a: {ask: Who is the director of The Godfather?, answer: T}}",
        "cards: {a: {ask: What must you not forget to bring?, answer: T}}",
        "cards: {a: {ask: Which rule says not to divide by zero?, answer: T}}",
        "title: Spanish verbs for beginners\ncards: {a: {ask: What does para mean?, answer: for}}",
        "actors: {k: {name: Kant, role: author of a critique}, h: {name: Hume, role: author of a treatise}}",
        "cards: {a: {ask: What is 7 - 3?, answer: '4'}, b: {ask: 'What is L = T - V?', answer: A law}}",
        "cards: {a: {ask: 'What is a--b in https://a--b.example?', answer: T}, b: {ask: button--large?, answer: U}}",
        "cards: {a: {ask: 'What comes after SELECT name -- hi?', answer: A comment}}",
        (
            "events:\n  a: {what: France declares war on Britain, when: 1793-01, facets: [when]}\n"
            "  b: {what: Britain declares war on France, when: 1793-02, facets: [when]}"
        ),
    ],
)
def test_a_rule_is_silent_where_nothing_is_amiss(run, deck, facts):
    """Advice that a reasonable author would call wrong is not given."""
    assert codes(run, deck(f"deck: d\n{facts}\n")) == []


def test_an_included_file_is_called_as_the_deck_is(run, tmp_path, monkeypatch):
    """From where one is, by a relative path, so that it can be clicked on and annotated."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "deck.yaml").write_text("deck: a\ninclude: ../people.yaml\n", encoding="utf-8")
    (tmp_path / "people.yaml").write_text("cards:\n  x: {ask: Q?, anser: A}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (problem,) = json.loads(run("check", "a", "--json")[1])
    assert (problem["path"], problem["line"], problem["column"]) == ("people.yaml", 2, 16)
