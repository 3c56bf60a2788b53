"""Whatever a deck, a file, a name or an answer holds, a terminal is told nothing but what the program says."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hostile import CONTROLS, MARK, MARKUP, SEQUENCES, hostile_deck, kinds, leaks
from terminal import Terminal

import quizapp
from quizapp.cli import Commands
from quizapp.progress.event import Event, Review, to_json
from quizapp.progress.store import Store

DECKS = Path(__file__).parent.parent / "decks"
EVIL = "".join(SEQUENCES) + CONTROLS.replace("\x00", "") + MARKUP
SHORT = f"\x1b]0;{MARK}\x07\x9b{MARK}n\u202e[/]"
NAME = SHORT.replace("/", "")

# Runs each command line in one process, its input a file, its output the terminal.
CALLS = """
import json, os, sys
from quizapp.cli import main
home = dict(os.environ)
for arguments, typed, more in json.load(open(sys.argv[1])):
    os.environ.clear(); os.environ.update(home | more)
    with open(sys.argv[1] + ".in", "w", encoding="utf-8", errors="surrogatepass") as file: file.write(typed)
    sys.stdin = open(sys.argv[1] + ".in", encoding="utf-8", errors="surrogateescape")
    code = main(arguments)
    if code not in (0, 1, 2): print("CODE", code)
"""


@pytest.fixture
def place(tmp_path, environ):
    """Return a folder with hostile decks, names, settings and progress."""
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "all.yaml").write_text(hostile_deck((DECKS / "welcome.yaml").read_text()), encoding="utf-8")
    raw = {
        "esc": f"deck: esc\ntitle: T{SEQUENCES[0]}\ncards:\n  a: {{ask: Q, answer: A}}\n",
        "bidi": f"deck: bidi\ntitle: T\u202e{MARKUP}\ncards:\n  a: {{ask: Q\u2066, answer: \u200fA, wro\u202eng: [x]}}\n  b\u202e: {{ask: Q, answer: !x\u202e A}}\n",
        "keys": f"deck: keys\n{json.dumps(EVIL)}: 1\ncards:\n  {json.dumps(SHORT)}: {{ask: Q, answer: A, {json.dumps(SHORT)}: 1}}\n",
        "refs": f"deck: refs\ninclude: [{json.dumps(SHORT + '.yaml')}]\ncards:\n  a: {{ask: Q, answer: A, see: {json.dumps(SHORT)}, ask_as: [{json.dumps(SHORT)}]}}\n",
        "c1": "deck: c1\ncards:\n  a: {ask: Q\x9b31337n, answer: A}\n",
        "id": f"deck: {json.dumps(SHORT)}\ncards:\n  a: {{ask: Q, answer: A}}\n",
    }
    for name, text in raw.items():
        (decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    (decks / f"{NAME}.yaml").write_text("deck: named\ncards:\n  a: {ask: Q, answer: A}\n", encoding="utf-8")
    (decks / "id.yaml").rename(decks / os.fsdecode(b"\xff\x1b[31337n.yaml"))
    folder = decks / f"{NAME}-folder"
    folder.mkdir()
    (folder / "deck.yaml").write_text(
        "deck: inside\ntitle: I\ncards:\n  a: {aks: Q, answer: A}\n", encoding="utf-8"
    )
    (folder / f"{NAME}.yaml").write_text("cards:\n  b: {aks: Q, answer: A}\n", encoding="utf-8")
    with Store.open(tmp_path / "p.db", device=SHORT, app=EVIL) as store:
        for card in (f"all/{SHORT}#x", "welcome/digit#answer", "welcome/undo#answer", EVIL):
            for mode in ("study", "exam"):
                store.begin_sitting()
                store.record(Review(card, "wrong", 0.0, 1, mode=mode, asked_as=SHORT, options=(EVIL, "b"), picked=(0,),
                                    response=EVIL, expected=EVIL, data={"took_for": SHORT, SHORT: EVIL}, revision=SHORT))  # fmt: skip
            store.flag(card, EVIL)
            store.suspend(card)
        store.rename(EVIL, SHORT)
    settings = Path(environ["XDG_CONFIG_HOME"], "quizapp")
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text(
        f'{json.dumps("x" + SHORT)} = 1\ntheme = "\\u001b]0;31337\\u0007"\ndecks = [{json.dumps(str(decks))}, {json.dumps(SHORT)}]\n'
        f"[kinds]\n{json.dumps(SHORT)} = [{json.dumps(SHORT)}]\n",
        encoding="utf-8",
    )
    return tmp_path


def cases(place):
    """Return command lines for every command: with its output in each form, and with its arguments hostile."""
    decks, own, db = (
        str(place / "decks"),
        str(place / "decks" / "all.yaml"),
        ["--progress", str(place / "p.db")],
    )
    named = [SHORT, EVIL, NAME, "\udcff\x1b[31337n"]
    typed = f"{SHORT}\n:help\n:why\n1\n{MARKUP}\n\n:g\n:flag {SHORT}\n" + f"1\n\n{SHORT}\n\n" * 12 + ":quit\n"
    return {
        "add": [["add", own], ["add", decks, "--json"], *(["add", each] for each in named)],
        "backup": [["backup", *db], ["backup", "--json", *db], ["backup", "--to", str(place / f"{NAME}.db"), *db],
                   ["backup", "--to", SHORT, *db], ["backup", "--to", str(place / SHORT / "x.db"), *db]],
        "browse": [["browse", "--plain", *db], ["browse", "--json", *db], ["browse", SHORT, "--plain", *db],
                   ["browse", f"kind:{SHORT}", "--plain", *db], ["browse", f"{SHORT}:x", "--plain", *db],
                   ["browse", "flagged", "--plain", *db]],
        "cards": [["cards", own], ["cards", own, "--json"], *(["cards", each] for each in named)],
        "cast": [["cast", own, "--plain", *db], ["cast", own, "--json", *db], ["cast", own, SHORT], ["cast", "--plain", *db],
                 ["cast", "north-korea-2021", "Kim Jong-un", "--plain", *db], *(["cast", each] for each in named)],
        "check": [*(["check", decks, "--format", form] for form in ("text", "json", "github", "sarif")),
                  ["check", own, "--diff"], ["check", own, "--log", str(place / "log.jsonl")],
                  ["check", own, "--against", f"{SHORT}={place / 'text.txt'}"],
                  *(["check", each] for each in named), ["check", "--explain", SHORT]],
        "decks": [["decks"], ["decks", "--json"], ["decks", decks], *(["decks", each] for each in named)],
        "doctor": [["doctor", *db], ["doctor", "--json", *db], ["doctor", "--progress", SHORT],
                   ["doctor", "--progress", str(place / f"{NAME}.yaml")]],
        "exam": [["exam", own, "--plain", *db], ["exam", "--last", "--plain", *db], ["exam", "--last", "--json", *db],
                 *(["exam", each] for each in named), ["exam", "--questions", SHORT]],
        "log": [["log", *db], ["log", "--json", *db], ["log", "--progress", SHORT]],
        "merge": [["merge", SHORT, *db], ["merge", str(place / "log.jsonl"), *db], ["merge", str(place / "p.db"), "--json", *db],
                  ["merge", str(place / f"{NAME}.jsonl"), "--progress", str(place / "other.db")],
                  ["merge", str(place / "p.db"), "--progress", str(place / "other.db"), "--json"]],
        "new": [["new", str(place / f"{NAME}.new.yaml"), "--yes", "--title", SHORT], ["new", SHORT, "--yes"],
                ["new", str(place / "n.yaml"), "--yes", "--id", SHORT], ["new", str(place / "m.yaml"), "--yes", "--kinds", SHORT],
                ["new", str(place / "o.yaml"), "--yes", "--title", "T", "--author", EVIL, "--source", EVIL, "--json"],
                ["show", str(place / "o.yaml")]],
        "paths": [["paths", *db], ["paths", "--json", *db], ["paths", "--learner", SHORT], ["paths", "--progress", SHORT],
                  ["paths", "--progress", SHORT, "--json"]],
        "positions": [["positions", own, *db], ["positions", own, "--plain", *db], ["positions", own, "--holder", SHORT, "--plain", *db], ["positions", own, "--json", *db], ["positions", *db],
                      ["positions", own, "--holder", SHORT], *(["positions", each] for each in named)],
        "practice": [["practice", "sort", own, "--plain", *db], ["practice", "timeline", own, "--plain", *db],
                     ["practice", SHORT, own], ["practice", "match", SHORT]],
        "restore": [["restore", *db], ["restore", "--json", *db], ["restore", SHORT, *db], ["restore", SHORT, "--yes", *db],
                    ["restore", "newest", *db]],
        "schema": [["schema"], ["schema", SHORT]],
        "settings": [["settings"], ["settings", "--json"], ["settings", SHORT], ["settings", "theme", SHORT],
                     ["settings", f"kinds.{SHORT}"], ["settings", f"keys.{SHORT}", SHORT, "--json"],
                     ["settings", f"limits.{SHORT}.exam", "2026-12-01"], ["settings", f"limits.{SHORT}.exam", "--json"]],
        "show": [*(["show", own, "--format", form] for form in ("text", "markdown", "html")), ["show", own, "--json"],
                 *(["show", each] for each in named), ["show", own, "--only", SHORT], ["show", own, "--format", SHORT],
                 ["show", own, "-o", str(place / SHORT / "x.html")]],
        "stats": [["stats", *db], ["stats", "--json", *db], ["stats", own, *db], ["stats", SHORT, *db],
                  *(["stats", how, *db] for how in ("--plain", "--csv", "--html", "--svg")),
                  ["stats", "--last", SHORT, *db], ["stats", "--last", "all", "--plain", *db], ["stats", "--only", SHORT, *db],
                  ["stats", "--since", SHORT, *db], ["stats", "--html", "-o", str(place / SHORT / "x.html"), *db],
                  ["stats", "--svg", "-o", str(place / f"{NAME}.svg"), *db]],
        "study": [["study", own, "--plain", *db], ["study", SHORT], ["study", own, "--only", SHORT], ["study", own, "--seed", SHORT],
                  ["study", own, "--plain", "--learner", SHORT]],
        "sync": [["sync", SHORT, *db], ["sync", str(place / "shared"), *db], ["sync", str(place / "shared"), "--json", *db]],
        "timeline": [*(["timeline", own, "--plain", *more, *db] for more in ([], ["--by", "actor"], ["--by", "topic"], ["--json"])),
                     *(["timeline", each] for each in named), ["timeline", own, "--from", SHORT],
                     ["timeline", own, "--to", EVIL], ["timeline", own, "--by", SHORT]],
        "try": [["try", own, "digit", SHORT], ["try", own, "digit", EVIL.replace("\x00", ""), "--json"],
                ["try", own, "all-commands", SHORT, "--as", "typed"],
                ["try", own, SHORT], ["try", SHORT, SHORT], ["try", own, "digit", "--as", SHORT]],
        "unsuspend": [["unsuspend", own, *db], ["unsuspend", own, SHORT, *db], ["unsuspend", "welcome", "--json", *db]],
        "watch": [["watch", SHORT, "--plain"], ["watch", decks, "--plain"]],
        "": [[], [SHORT], [f"--{SHORT}"], ["decks", f"--{SHORT}"], ["--learner", SHORT], ["--help"]],
    }, typed  # fmt: skip


def test_no_command_lets_anything_through(place, environ):
    """Every command, with all that it reads and is told hostile, in text and in JSON, says nothing to a terminal."""
    every, typed = cases(place)
    assert set(Commands().list_commands(None)) == set(every) - {""}, "a new command needs its lines here"
    (place / "text.txt").write_text(f"In 1990 {EVIL} said {SHORT}.\n", encoding="utf-8")
    (place / "log.jsonl").write_text(f'{{"uuid": {json.dumps(SHORT)}}}\n{SHORT}\n', encoding="utf-8")
    whole = Event(SHORT, SHORT, 1, 2, date(2026, 3, 2), 0, EVIL, card=SHORT, data={SHORT: EVIL})
    (place / f"{NAME}.jsonl").write_text(f"{to_json(whole)}\n{to_json(whole._replace(card=EVIL))}\n", encoding="utf-8")
    (place / "shared").mkdir()
    (place / "shared" / f"quizapp-{NAME}.jsonl").write_text(f"{SHORT}\n", encoding="utf-8")
    calls = [(call, typed, {}) for calls in every.values() for call in calls]
    odd = {
        "QUIZAPP_PROGRESS": str(place / NAME / "p.db"),
        "XDG_DATA_HOME": str(place / NAME),
        "COLUMNS": SHORT,
        "EDITOR": SHORT,
    }
    calls += [([name], typed, odd) for name in ("paths", "stats", "log", "decks")]
    (place / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    argv = [sys.executable, "-c", CALLS, str(place / "calls.json")]
    with Terminal(argv, env=environ | {"HOME": str(place)}, screen=False) as terminal:
        code = terminal.wait(120)
    shown = bytes(terminal.raw)
    assert code == 0, shown[-2000:]
    assert b"Traceback" not in shown
    assert b"went wrong in the program" not in shown, shown[max(shown.index(b"went wrong in") - 300, 0) :][
        :600
    ]
    assert MARK.encode() in shown
    assert kinds(shown) <= {"CSI m"}
    assert not leaks(shown), {char: context(shown, char) for char in leaks(shown)}


def visit(environ, argv, keys):
    """Run the app on a terminal and press keys; return all that it was sent, and each screen that was seen.

    A key with a text waits until that stands on the screen, or with a `!` until it is gone; any other until
    nothing more comes.
    """
    seen = []
    with Terminal(argv, env=environ, columns=100, rows=30) as terminal:
        for each in keys:
            key, text = each if isinstance(each, tuple) else (each, "")
            settle(terminal)
            seen.append(terminal.text)
            terminal.send(key)
            if text.startswith("!"):
                terminal.gone(text[1:])
            elif text:
                terminal.until(text)
        settle(terminal)
        seen.append(terminal.text)
        terminal.send("\x03")
        code = terminal.wait()
    assert b"Traceback" not in terminal.raw
    assert code in {0, 1}, terminal.text  # 1: an answer that could not be saved
    return bytes(terminal.raw), seen


PAINTED = 3000  # bytes of a first screen


def settle(terminal):
    """Read on until nothing more has come for a while, and something has."""
    while terminal.read(0.1) or len(terminal.raw) < PAINTED:
        assert terminal.poll() is None, terminal.text


# Without ESC, which ends a paste for Textual: what comes after it were keys, and one of them leaves.
PASTE = f"\x1b[200~{EVIL.replace(chr(27), '')}\x1b[201~"
STUDY = [*("1\r" * 3), "?", "\x1b", "\x10", "\x1b", "g", "\r", "f", PASTE, "\r", "\x1b", "i", "!", "u",
         *("1\x07\r" * 16)]  # fmt: skip
# What the app sends with harmless decks: modes, marks of a frame, where to paint and how, the pointer's shape.
OWN = {
    "CSI H", "CSI m", "CSI <u", "CSI >25u", "CSI ?2026$p", "CSI ?2048$p", "ESC ]22",
    *(f"CSI ?{mode}{turn}" for mode in (7, 25, 1000, 1003, 1004, 1006, 1015, 1049, 2004, 2026) for turn in "hl"),
}  # fmt: skip
DOWN = "\x1b[B"
SCREENS = {
    "home": (["--progress", "P"], [
        ("?", "What today holds."), ("\x1b", "!What today holds."), ("\x10", "type to find a command"),
        ("\x1b", "!type to find"), DOWN, ("p", "type to find a round"), ("\x1b", "!type to find"), ("v", "1 of 6"), "\r", "\x1b",
    ]),
    "study": (["study", "DECK"], STUDY),
    "summary": (["study", "DECK"], [("\x07", "not yet"), ("\x1b", "answered")]),
    "paper": (["exam", "--last", "--progress", "P"], ["w", ("f", "Flag this card"), PASTE, "\r", "!", "?", "\x1b"]),
    "typed": (["study", "TYPED"], [PASTE, "\r", "\r", *["\x07", "\r"] * 3]),
    "exam": (["exam", "DECK", "--questions", "4"], ["1", "\r"] * 3 + ["\x07", "\r", "\r", "f", PASTE, "\r", "w", "!"]),
    "match": (["practice", "match", "KOREA"], ["1", "1", "\x07", "\r", "?", "\x1b"]),
    "sort": (["practice", "sort", "KOREA"], ["1", "\x07", "\r"]),
    "timeline": (["practice", "timeline", "KOREA"], ["1", "\x07", "\r"]),
    "matrix": (["practice", "matrix", "KOREA"], ["1", "\x07", "\r"]),
    "watch": (["watch", "BAD"], [DOWN, "e", "\x1b", "\t", "n", "w", "1", "\r"]),
    "browse": (["browse", "digit", "--progress", "P"], [
        PASTE, "\x15", ("digit", "of "), ("\r", "Asked as"), ("n", "Your note"), PASTE, "\r", ("f", "Flag this card"),
        PASTE, "\r", ("d", "When is this card to come?"), PASTE, "\r", "\x1b", "z", "u", "?", "\x1b",
    ]),
    "copied": (["browse", "Hanoi", "--progress", "P"], ["\r", ("e", "came with quizapp"), "\x1b"]),
    "stats": (["stats", "--progress", "P"], [
        ("", "Coming load"), "8", "7", ("o", "type to find"), ("\x1b", "!type to find"),
        ("?", "What you remember, and"), ("\x1b", "!What you remember, and"), ("t", "Which period?"), PASTE, "\r", "\x1b",
    ]),
    "events": (["timeline", "KOREA", "--by", "actor", "--progress", "P"], [
        ("", "Timeline by actor"), "+", "g", "g", "\x1b[C", ("/", "Which event?"), PASTE, "\r",
        ("?", "axis of time"), "\x1b",
    ]),
    "positions": (["positions", "KOREA", "--progress", "P"], [
        ("", "North Korea policy"), "]", "c", "\x1b[C", ("c", "agree on"), DOWN, "\x1b", "-", "-", "0", "/", (PASTE, "Esc shows all again"),
        ("\x1b", "!Esc shows all again"), ("\r", "Asked as"), "\x1b", "?", "\x1b",
    ]),
    "cast": (["cast", "KOREA", "--progress", "P"], [
        ("", "actors"), DOWN, DOWN, ("\t", "Tab list"), ("\r", "File "), ("\x1b", "Tab list"), ("/", "in any script"), PASTE, "\r",
        "\x1b", "?", "\x1b",
    ]),
    "settings": (["--progress", "P"], [
        (",", "Possible:"), ("\r", "keep it"), PASTE, "\r", "\x1b", "\x1b[6~" * 60,
        ("\r", "Press the key for"), "\x1b",
    ]),
    "fresh": (["study", "DECK"], [("", "asks it now"), "\r"]),
    "rescue": (["study", "DECK"], ["1", "\r"] * 6 + [("o", "Save the answers elsewhere"), "\r"]),
}  # fmt: skip
# What shows that a screen was there: for each file in screens/ a text that only it has.
REACHED = {
    "ask": ("copied", "came with quizapp"), "browse": ("browse", "by relevance"), "due": ("browse", "When is this card to come?"),
    "cast": ("cast", "What it did"), "explain": ("watch", "a character that steers"), "fact": ("browse", "Asked as"), "flag": ("browse", "Flag this card for its author"),
    "fresh": ("fresh", "asks it now"), "help": ("home", "What today holds."), "home": ("home", "p practice"),
    "newkey": ("settings", "Press the key for"), "note": ("browse", "Your note on this card"),
    "period": ("stats", "Which period?"), "palette": ("home", "type to find"), "paper": ("paper", "0 of 1 points"), "play": ("match", "Match"), "positions": ("positions", "accounts differ"),
    "rescue": ("rescue", "Save the answers elsewhere"), "seek": ("events", "Which event?"), "settings": ("settings", "Possible:"), "stats": ("stats", "Coming load"),
    "study": ("summary", "not yet"), "summary": ("summary", "1 answered"), "timeline": ("events", "Timeline by actor"), "tour": ("home", "1 of 6"), "type": ("settings", "keep it"),
    "watch": ("watch", "error"),
}  # fmt: skip
# Lets no file grow: the way to the window that saves answers elsewhere.
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (160_000, -1)); from quizapp.start import script; script()"


def test_every_screen_is_visited():
    """A new screen needs its walk here."""
    there = {path.stem for path in (Path(quizapp.__file__).parent / "tui" / "screens").glob("*.py")}
    assert there - {"__init__"} == set(REACHED)
    assert {walk for walk, _text in REACHED.values()} <= set(SCREENS)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_lets_anything_through(place, environ, screen):
    """By hostile decks, names, answers and pastes a terminal is sent what the app itself sends, and no more."""
    arguments, keys = SCREENS[screen]
    typed = "deck: typed\ncards:\n  a: {ask: Which, answer: Right one, ask_as: [typed]}\n  b: {ask: Which else, answer: Right two, ask_as: [typed]}\n"
    korea = place / "korea"
    korea.mkdir()
    for file in (DECKS / "north-korea-2021").glob("*.yaml"):
        (korea / file.name).write_text(hostile_deck(file.read_text(encoding="utf-8")), encoding="utf-8")
    (place / "typed.yaml").write_text(hostile_deck(typed), encoding="utf-8")
    if screen == "fresh":
        settings = Path(environ["XDG_CONFIG_HOME"], "quizapp", "config.toml")
        settings.write_text("show_new = true\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    hostile = {
        "P": "p.db",
        "DECK": "decks/all.yaml",
        "TYPED": "typed.yaml",
        "KOREA": "korea",
        "BAD": "decks/bidi.yaml",
    }
    words = [str(place / hostile[each]) if each in hostile else each for each in arguments]
    run = ["-c", FULL] if screen == "rescue" else ["-m", "quizapp"]
    said, seen = visit(environ, [sys.executable, *run, *words], keys)
    assert MARK.encode() in said
    assert kinds(said) <= OWN
    assert not leaks(said), {char: context(said, char) for char in leaks(said)}
    for name, (walk, text) in REACHED.items():
        assert walk != screen or any(text in each for each in seen), f"{name} was not reached"


def context(raw, char):
    """Return what stands about a character that should not be there."""
    text = raw.decode("utf-8", "surrogateescape")
    at = text.index(char)
    return text[max(at - 120, 0) : at + 60]
