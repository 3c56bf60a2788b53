"""`quizapp backup` and `quizapp restore`, and what a sitting does about them by itself."""

from __future__ import annotations

import io
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal

from quizapp.cli import main
from quizapp.progress.backup import backups
from quizapp.progress.held import held

DECK = "deck: d\nstudy: {new_per_day: 99}\ncards:\n" + "".join(
    f"  c{n}: {{ask: Question {n}?, answer: right{n}, wrong: [wrong{n}, other{n}], ask_as: [choice]}}\n"
    for n in range(20)
)
MORE = "don't know"


@pytest.fixture
def deck(tmp_path):
    """Return the path of a deck of twenty choices."""
    path = tmp_path / "deck.yaml"
    path.write_text(DECK, encoding="utf-8")
    return str(path)


@pytest.fixture
def progress(environ, tmp_path, monkeypatch):
    """Return where the progress file is."""
    path = tmp_path / "mine" / "p.db"
    for variables in (environ.__setitem__, monkeypatch.setenv):
        variables("QUIZAPP_PROGRESS", str(path))
    return path


@pytest.fixture
def run(capsys, progress, monkeypatch):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""

    def invoke(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


@pytest.fixture
def sit(run, deck):
    """Return a function that holds a sitting of so many answers; it returns what is said on stderr."""
    return lambda answers: run("study", deck, "--plain", typed="1\n" * answers)[2]


def kept(progress):
    """Return the backups, the newest first."""
    return [each.path for each in backups(progress.with_name("p.db-backups"))]


def copies(progress):
    """Return how many answers each backup holds, the oldest first."""
    return [held(each).answers for each in reversed(kept(progress))]


def ruin(path):
    """Write over the middle of a file."""
    with path.open("r+b") as file:
        file.seek(12288)
        file.write(b"\xa5" * (path.stat().st_size - 12288))


# -- by itself --------------------------------------------------------------------------------------


def test_a_sitting_that_wrote_something_is_kept(sit, progress):
    """One copy for each sitting with an answer, none for one without."""
    sit(0)
    assert copies(progress) == []
    sit(2)
    sit(1)
    sit(0)
    assert copies(progress) == [2, 3]


def test_a_sitting_that_was_killed_is_kept_at_the_next_start(sit, progress, deck, environ):
    """Its answers are in a backup before the next question is asked."""
    sit(1)
    argv = [sys.executable, "-m", "quizapp", "study", deck, "--plain"]
    with subprocess.Popen(argv, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ran:
        ran.stdin.write("1\n")
        ran.stdin.flush()
        asked = 0
        while asked < 2:
            line = ran.stdout.readline()
            assert line
            asked += line.startswith("[")
        ran.kill()
    assert copies(progress) == [1]
    sit(0)
    assert copies(progress) == [1, 2]


def test_a_backup_that_cannot_be_kept_stops_nothing(sit, progress, run):
    """It is said once, the sitting ends well, and its answers are in the log."""
    progress.parent.mkdir()
    progress.with_name("p.db-backups").touch()
    assert sit(2).count("p.db-backups") == 1
    assert len(run("log")[1].splitlines()) == 2


# -- quizapp backup ---------------------------------------------------------------------------------


def test_backup_prints_where_the_copy_is(sit, run, progress):
    """The path is data; what it holds is a message, or a key of the JSON."""
    sit(2)
    code, out, err = run("backup")
    assert (code, held(Path(out.strip())).answers) == (0, 2)
    assert "2 answers about" in err
    told = json.loads(run("backup", "--json")[1])
    assert told["answers"] == 2
    assert Path(told["backup"]).parent == progress.with_name("p.db-backups")


def test_backup_to_a_file_takes_the_place_of_none(sit, run, tmp_path):
    """The copy is private; what is there already is an error, as is a folder that is none."""
    sit(1)
    file = tmp_path / "copy.db"
    assert run("backup", "--to", str(file))[1].strip() == str(file)
    assert (held(file).answers, stat.S_IMODE(file.stat().st_mode)) == (1, 0o600)
    assert run("backup", "--to", str(file))[0] == 2
    code, out, err = run("backup", "--to", str(tmp_path / "none" / "copy.db"))
    assert (code, out) == (2, "")
    assert "There is no folder" in err


def test_backup_without_progress_makes_nothing(run, progress):
    """There is nothing to be kept."""
    code, out, err = run("backup")
    assert (code, out) == (2, "")
    assert "no progress yet" in err
    assert not progress.parent.exists()


# -- quizapp restore --------------------------------------------------------------------------------


def test_restore_lists_what_each_backup_holds(sit, run, progress):
    """The newest first, with answers, cards, the last day, size, and whether it is sound."""
    assert "There are no backups" in run("restore")[2]
    sit(2)
    sit(1)
    newest = kept(progress)[0]
    ruin(newest)
    code, out, _err = run("restore")
    lines = out.splitlines()
    assert code == 0
    assert lines[1].split()[0] == newest.stem
    assert "damaged" in lines[1]
    assert lines[2].split()[3] == "2"
    assert max(map(len, lines)) <= 80
    told = json.loads(run("restore", "--json")[1])
    assert [row["sound"] for row in told] == [False, True]
    assert told[1]["why"] == "sitting"


def test_restore_keeps_what_it_takes_back(sit, run, progress):
    """The file as it was is named, the newest backup is then of what was restored, and the copy undoes it."""
    sit(2)
    sit(3)
    oldest = kept(progress)[-1]
    code, out, err = run("restore", oldest.stem, "--yes")
    assert (code, out.strip()) == (0, str(oldest))
    assert held(progress).answers == 2
    before = next(each.path for each in backups(progress.with_name("p.db-backups")) if each.why == "restore")
    assert f"`quizapp merge {before}`" in err
    assert held(kept(progress)[0]).answers == 2
    told = json.loads(run("restore", str(before), "--yes", "--json")[1])
    assert (told["taken_back"], told["brought_back"], told["aside"]) == (0, 3, None)
    assert held(progress).answers == 5


def test_restore_asks_first(sit, run, progress):
    """Without a terminal and --yes nothing is done, and an unknown name is met with what is meant."""
    sit(1)
    before = progress.read_bytes()
    code, out, err = run("restore", "newest")
    assert (code, out) == (2, "")
    assert "--yes" in err
    code, _out, err = run("restore", "newset", "--yes")
    assert code == 2
    assert "Did you mean `newest`?" in err
    assert progress.read_bytes() == before
    assert copies(progress) == [1]


def test_restore_puts_a_backup_in_place_of_a_damaged_file(sit, run, progress):
    """The newest sound one; the damaged file is kept beside it."""
    sit(2)
    ruin(progress)
    told = json.loads(run("restore", "newest", "--yes", "--json")[1])
    assert Path(told["aside"]).parent == progress.parent
    assert told["backup"] is None
    assert held(Path(told["aside"])).fault == "damaged"
    assert len(run("log")[1].splitlines()) == 2


# -- damaged or gone at the start -------------------------------------------------------------------


def test_without_a_terminal_the_commands_that_help_are_named(sit, run, deck, progress):
    """Nothing is touched; with --progress they are said as they have to be typed."""
    sit(2)
    ruin(progress)
    before = progress.read_bytes()
    code, _out, err = run("--progress", str(progress), "study", deck, "--plain")
    assert code == 1
    assert f"`quizapp --progress {progress} restore newest`" in err
    assert "2 answers about" in err
    assert "doctor --repair" in err
    assert progress.read_bytes() == before


def test_a_file_that_is_gone_is_not_made_anew_in_silence(sit, run, deck, progress):
    """Where there are backups it is an error without a terminal; a new learner is not asked."""
    sit(2)
    progress.unlink()
    code, _out, err = run("study", deck, "--plain")
    assert code == 1
    assert "there are backups" in err
    assert not progress.exists()
    assert run("restore", "newest", "--yes")[0] == 0
    assert run("study", deck, "--plain")[0] == 0


@pytest.mark.parametrize("plain", [True, False])
def test_a_terminal_is_offered_the_newest_sound_backup(sit, deck, progress, environ, plain):
    """Another key is no answer, n and Ctrl-C leave all as it was, and y goes on to a question."""
    sit(2)
    sit(1)
    ruin(kept(progress)[0])
    ruin(progress)
    before = progress.read_bytes()
    argv = [sys.executable, "-m", "quizapp", "study", deck, *(["--plain"] if plain else [])]
    for keys, status in (("x\r\rn\r", 1), ("\x04", 1), ("\x03", 130)):
        with Terminal(argv, env=environ) as terminal:
            terminal.until("[y/n]")
            terminal.send(keys)
            assert terminal.wait() == status
            assert "2 answers about" in terminal.text.replace("\n", " ")
            assert b"Traceback" not in terminal.raw
    assert progress.read_bytes() == before
    with Terminal(argv, env=environ) as terminal:
        terminal.until("[y/n]")
        terminal.send("y\r")
        terminal.until("[1 of" if plain else MORE)
        terminal.send("\x03")
        assert terminal.wait() == 0
    aside = next(progress.parent.glob("p.db.damaged-*[0-9]Z"))
    assert aside.read_bytes() == before
    assert held(progress).answers == 2


@pytest.mark.parametrize("anew", [True, False])
def test_a_terminal_is_offered_the_backup_of_a_file_that_is_gone(sit, deck, progress, environ, anew):
    """It is put in place, or the learner begins anew and the backups are kept apart."""
    sit(2)
    progress.unlink()
    folder = progress.with_name("p.db-backups")
    with Terminal([sys.executable, "-m", "quizapp", "study", deck], env=environ) as terminal:
        terminal.until("Put it in place?")
        terminal.send("n\r" if anew else "y\r")
        if anew:
            terminal.until("Begin anew?")
            terminal.send("y\r")
        terminal.until(MORE)
        terminal.send("\x03")
        assert terminal.wait() == 0
    assert held(progress).answers == (0 if anew else 2)
    assert len(list(folder.glob("earlier-*/*.db"))) == anew


def test_damage_that_is_found_while_reading_is_offered_too(sit, progress, environ):
    """Home ends, and the terminal asks."""
    sit(12)
    data = bytearray(progress.read_bytes())
    pages = range(1, len(data) // 4096)
    asked = 0
    for page in (pages[8], pages[9]):
        progress.write_bytes(data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :])
        with Terminal([sys.executable, "-m", "quizapp"], env=environ) as terminal:
            terminal.until("[y/n]", "Welcome")
            asked += "[y/n]" in terminal.text
            assert b"something went wrong" not in terminal.raw
    assert asked


# -- a file that is gone ----------------------------------------------------------------------------


@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize(
    "words",
    [["sync", "SHARED"], ["merge", "LOG"], ["browse", "digit", "--flag", "odd", "--yes"], ["study", "welcome", "--plain"]],
)  # fmt: skip
def test_no_command_makes_an_empty_file_where_there_are_backups(sit, run, progress, tmp_path, words, empty):
    """Else its own backups would come to replace those of the file that is gone."""
    sit(3)
    progress.unlink()
    if empty:
        progress.touch()
    (tmp_path / "log.jsonl").write_text("")
    (tmp_path / "shared").mkdir()
    places = {"SHARED": str(tmp_path / "shared"), "LOG": str(tmp_path / "log.jsonl")}
    code, _out, err = run(*(places.get(each, each) for each in words))
    assert code == 1
    assert "restore newest" in err
    assert not progress.exists() or not progress.stat().st_size
    assert copies(progress) == [3]


def test_reports_say_that_a_file_is_gone_and_no_empty_copy_is_kept(sit, run, progress):
    """They go on, with nothing known; `backup` has nothing to keep, and `restore newest` means one with answers."""
    sit(2)
    progress.unlink()
    progress.touch()
    assert "there are backups of one" in run("stats")[2]
    code, _out, err = run("backup")
    assert code == 2
    assert "no progress yet" in err
    assert run("restore", "newest", "--yes")[0] == 0
    assert held(progress).answers == 2
