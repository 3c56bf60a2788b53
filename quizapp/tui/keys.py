"""Every key of every screen, in one table: bindings, footer, help and palette are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from textual.binding import Binding
from textual.keys import key_to_character

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType

__all__ = [
    "ANSWERS",
    "ASK",
    "BROWSE",
    "CAST",
    "EXPLAIN",
    "FACT",
    "FRESH",
    "HELP",
    "HOME",
    "KEY",
    "LINE",
    "PALETTE",
    "PAPER",
    "PLAY",
    "POSITIONS",
    "SETTINGS",
    "STATS",
    "STUDY",
    "SUMMARY",
    "TIMELINE",
    "TOUR",
    "WATCH",
    "Command",
    "bindings",
    "latin",
    "shown",
]


class Command(NamedTuple):
    """Something that a learner can do.

    `action` is the screen's method, `name` its name in the palette ("group: action"). `keys` work
    where nothing is being typed and `typing` where something is, which needs ctrl. `hint` is its word
    in the footer, the first commands of a table first; without one it is not there.
    """

    action: str
    name: str
    keys: tuple[str, ...]
    typing: tuple[str, ...] = ()
    hint: str = ""
    about: str = ""

    def shown_keys(self, *, typing: bool = False) -> str:
        """Return its keys as a learner reads them, the first or all."""
        keys = [key for key in (self.typing if typing else self.keys) if key not in _UNSHOWN]
        return shown(keys[0]) if keys else ""

    def all_keys(self) -> str:
        """Return all its keys as a learner reads them, those while typing last."""
        return " ".join(shown(key) for key in dict.fromkeys((*self.keys, *self.typing)))


_APP = (
    Command("palette", "app: all commands", ("ctrl+p",), ("ctrl+p",), "all commands"),
    Command("help", "app: explain this screen", ("question_mark", "f1"), ("f1",), "help"),
    Command("settings", "app: settings", ("comma",)),
    Command("theme", "app: next theme", ("ctrl+t",), ("ctrl+t",)),
)
_LEAVE = Command(
    "leave", "app: quit", ("ctrl+q", "ctrl+c"), ("ctrl+q", "ctrl+c"), about="all answers are kept"
)
_QUIT = _LEAVE._replace(keys=("q", *_LEAVE.keys))  # where q does not stop something smaller
_RESCUE = Command(
    "rescue", "answers: save them elsewhere", ("o",), ("ctrl+o",), "save elsewhere",
    "a file that quizapp merge takes in",
)  # fmt: skip
MOVING = (
    Command("up", "move: up", ("up", "k")),
    Command("down", "move: down", ("down", "j")),
    Command("page_up", "move: a page up", ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",)),
)
HOME = (
    Command("begin", "study: begin what is chosen", ("enter", "space"), hint="begin"),
    Command("practice", "practice: choose a round", ("p",), hint="practice", about="it moves no schedule"),
    Command("timeline", "see: the timeline of events", ("t",), hint="timeline"),
    Command("positions", "see: who holds what on which issue", ("m",), hint="positions"),
    Command("browse", "see: browse and search all facts and cards", ("b",), hint="browse"),
    Command("stats", "see: what you remember, in figures", ("s",), hint="stats"),
    Command("ahead", "study: ahead of time", ("a",), hint="study ahead", about="cards that are not due yet"),
    Command("cast", "see: who is who", ("c",)),
    *MOVING,
    _QUIT._replace(hint="quit"),
    Command("tour", "app: the tour", ("v",), about="a minute"),
    Command("no_tour", "app: offer the tour no more", ("x",)),
    *_APP,
)
STUDY = (
    Command("onward", "study: go on to the next question", ("enter", "space"), hint="next"),
    _RESCUE,
    Command("override", "answer: it was judged wrongly", ("exclamation_mark",), hint="I was right"),
    Command("give_up", "answer: I don't know", ("g",), ("ctrl+g",), hint="don't know"),
    Command("undo", "answer: take the last step back", ("u",), ("ctrl+u",), hint="undo"),
    Command("clue", "answer: a hint", ("i",), ("f2",), hint="hint"),
    Command("flag", "card: flag it for the author", ("f",), ("ctrl+f",), hint="flag"),
    Command("skip", "card: skip it for now", ("s",), ("ctrl+s",), hint="skip", about="it comes at the end"),
    Command("suspend", "card: suspend it", ("z",), ("ctrl+z",), hint="suspend", about="ask it no more"),
    Command("bury", "card: put it off to tomorrow", ("b",), ("ctrl+b",)),
    Command("redo", "answer: put back what was undone", ("y",), ("ctrl+y",), hint="redo"),
    Command("page_up", "move: a page up", ("pageup",), ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",), ("pagedown",)),
    Command(
        "back", "study: stop here", ("escape", "q"), ("escape",), hint="stop", about="all answers are kept"
    ),
    *_APP,
    _LEAVE,
)
ANSWERS = (
    ("1 2 3 …", "answer with that option or place, tick that point, or give what has that number"),
    ("↑ ↓ Enter", "choose, and answer with what is chosen"),
    ("3 1 2 Enter", "answer with that order, the first thing first"),
    ("Space ↑ ↓ Space", "take hold of a thing, move it, let go; shift+↑ and shift+↓ move it at once"),
    ("← →", "put it into the left or the right of two groups"),
    ("Backspace", "take back the number typed last, or what was given"),
    ("a h g e", "once an answer is shown: again, hard, good, easy"),
)
SUMMARY = (
    Command("onward", "sitting: go home", ("enter", "space", "escape"), hint="home"),
    Command("mistakes", "sitting: look at the mistakes", ("r",), hint="look at the mistakes"),
    Command("undo", "answer: take the last one back", ("u",), hint="undo"),
    Command("drill", "sitting: drill what was confused", ("d",), hint="drill", about="it moves no schedule"),
    *MOVING,
    _QUIT,
    *_APP,
)
PLAY = (
    Command("onward", "round: go on", ("enter", "space"), hint="next"),
    _RESCUE,
    Command("give_up", "answer: I don't know", ("g",), ("ctrl+g",), hint="don't know"),
    Command("override", "answer: it was judged wrongly", ("exclamation_mark",), hint="I was right"),
    Command("more", "round: five minutes more", ("m",), ("ctrl+r",), hint="5 min more"),
    Command("flag", "card: flag it for the author", ("f",), ("ctrl+f",), hint="flag"),
    Command("page_up", "move: a page up", ("pageup",), ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",), ("pagedown",)),
    Command("back", "round: end it", ("escape", "q"), ("escape",), hint="end", about="all answers are kept"),
    *_APP,
    _LEAVE,
)
PAPER = (
    Command("onward", "round: go home", ("enter", "space", "escape"), hint="home"),
    Command("override", "answer: it was judged wrongly", ("exclamation_mark",), hint="I was right"),
    Command("again", "round: once more", ("r",), hint="once more"),
    Command("whole", "round: all of it, or what was missed", ("w",), hint="all or missed"),
    Command("flag", "card: flag it for the author", ("f",), hint="flag"),
    *MOVING,
    _QUIT,
    *_APP,
)
WATCH = (
    Command("onward", "question: go on to the next", ("enter", "space"), hint="next"),
    Command("explain", "problem: why it matters", ("enter", "e"), hint="why"),
    Command("pane", "screen: from problems to question, or back", ("tab",), ("tab",), hint="question"),
    Command("give_up", "answer: I don't know", ("g",), ("ctrl+g",), hint="don't know"),
    Command("next_card", "question: another card of the fact", ("n",), ("ctrl+n",), hint="card"),
    Command("next_kind", "question: another kind", ("w",), ("ctrl+o",), hint="kind"),
    Command("next_seed", "question: another draw", ("s",), ("ctrl+s",), hint="draw"),
    Command("previous_card", "question: the card before", ("p",)),
    Command("previous_kind", "question: the kind before", ("W",)),
    Command("previous_seed", "question: the draw before", ("S",)),
    Command("undo", "answer: take it back", ("u",), ("ctrl+u",)),
    Command("clue", "answer: a hint", ("i",), ("f2",), hint="hint"),
    *MOVING[:2],
    Command("page_up", "move: a page up", ("pageup",), ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",), ("pagedown",)),
    Command("back", "screen: take the answer back, or leave", ("escape",), ("escape",), hint="leave"),
    _QUIT._replace(about=""),
    *(each for each in _APP if each.action != "settings"),  # an author writes a deck, not settings
)
TENDING = (
    Command("suspend", "card: suspend it, or take it up again", ("z",), hint="suspend"),
    Command("bury", "card: put it off to tomorrow", ("b",), hint="put off"),
    Command("set_due", "card: set the day on which it comes", ("d",), hint="set due"),
    Command("reset", "card: begin it anew", ("r",), hint="reset", about="its history stays"),
    Command("flag", "card: flag it for the author", ("f",), hint="flag"),
    Command("undo", "card: take back what was done last", ("u",), hint="undo"),
    Command("redo", "card: do again what was taken back", ("y",)),
)
FACT = (
    Command("back", "fact: back", ("escape", "q"), hint="back"),
    Command("next_card", "fact: the next card", ("right", "tab", "l"), hint="card"),
    Command("previous_card", "fact: the card before", ("left", "shift+tab", "h")),
    Command("edit", "fact: open its place in the file", ("e",), hint="edit", about="in your $EDITOR"),
    Command("note", "card: your own note", ("n",), hint="note"),
    *TENDING,
    *MOVING,
    *_APP,
    _LEAVE,
)
BROWSE = (
    Command("open", "found: open the page of its fact", ("enter",), ("enter",), hint="open"),
    Command("type", "search: type in the field", ("slash", "i"), hint="search"),
    Command("complete", "search: complete the word", (), ("tab",), hint="complete"),
    Command("mark", "found: choose it, with others", ("space",), hint="choose"),
    Command("mark_all", "found: choose all, or none", ("a",), ("ctrl+g",), hint="all"),
    Command("sort", "found: sort in another way", ("o",), ("ctrl+o",), hint="sort"),
    Command("note", "card: your own note", ("n",), hint="note"),
    *TENDING,
    Command("up", "move: up", ("up", "k"), ("up",)),
    Command("down", "move: down", ("down", "j"), ("down",)),
    Command("page_up", "move: a page up", ("pageup",), ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",), ("pagedown",)),
    Command("back", "search: to the list, or back", ("escape", "q"), ("escape",), hint="back"),
    *_APP,
    _LEAVE,
)
STATS = (
    Command("open", "figures: open the fact, or drill the pair", ("enter",), hint="open"),
    Command("drill", "figures: drill what was confused", ("d",), hint="drill", about="it moves no schedule"),
    Command("shorter", "period: a shorter one", ("left_square_bracket",)),
    Command("longer", "period: a longer one, or the shortest", ("right_square_bracket", "p"), hint="period"),
    Command("period", "period: type one", ("t",), about="30d, 2026-03, 2026-01/2026-03"),
    Command("scope", "figures: choose a deck, a topic, or all", ("o",), hint="of a deck or topic"),
    Command("section", "figures: the next section", ("tab",), hint="next section"),
    Command("section_before", "figures: the section before", ("shift+tab",)),
    Command("earlier", "calendar: the day before", ("left", "h")),
    Command("later", "calendar: the day after", ("right", "l")),
    Command("week_earlier", "calendar: a week before", ("shift+left", "H")),
    Command("week_later", "calendar: a week after", ("shift+right", "L")),
    *(Command(f"go({number})", f"figures: section {number}", (str(number),)) for number in range(1, 9)),
    *MOVING,
    Command("back", "figures: back", ("escape", "q"), hint="back"),
    *_APP,
    _LEAVE,
)
TIMELINE = (
    Command("open", "event: open its fact", ("enter",), hint="open"),
    Command("later", "event: the next in time", ("right", "l"), hint="next"),
    Command("earlier", "event: the one before", ("left", "h")),
    Command("closer", "time: zoom in", ("plus", "equals_sign"), hint="closer", about="about the event"),
    Command("wider", "time: zoom out", ("minus",), hint="wider"),
    Command("whole", "time: all of it", ("0",), hint="all"),
    Command("lanes", "lanes: part them by actor, country, topic or not", ("g",), hint="lanes"),
    Command("seek", "event: look for one", ("slash",), hint="search"),
    Command("again", "event: the next that was looked for", ("n",)),
    Command("scope", "lanes: show one deck, or all", ("o",), hint="deck"),
    Command("pan_earlier", "time: half a view earlier", ("left_square_bracket", "shift+left")),
    Command("pan_later", "time: half a view later", ("right_square_bracket", "shift+right")),
    Command("up", "lanes: the row above", ("up", "k")),
    Command("down", "lanes: the row below", ("down", "j")),
    Command("page_up", "event: ten earlier", ("pageup",)),
    Command("page_down", "event: ten later", ("pagedown",)),
    Command("first", "event: the first", ("home",)),
    Command("last", "event: the last", ("end",)),
    Command("back", "timeline: back", ("escape", "q"), hint="back"),
    *_APP,
    _LEAVE,
)
POSITIONS = (
    Command("open", "position: open the page of its fact", ("enter",), hint="open"),
    Command("later_held", "cell: the next position", ("right_square_bracket", "n"), hint="next in cell"),
    Command("earlier_held", "cell: the position before", ("left_square_bracket", "p")),
    Command("mark", "holder: mark it; two are compared", ("c", "space"), hint="compare"),
    Command("filter", "table: filter holders and issues by words", ("slash",), hint="filter"),
    Command("scope", "table: show that of the next deck", ("o",), hint="next deck"),
    Command("earlier", "table: go back in time", ("minus",), hint="back in time"),
    Command("later", "table: go on in time", ("plus", "equals_sign"), hint="on in time"),
    Command("newest", "table: show the newest of all", ("0",), hint="newest"),
    Command("left", "move: left", ("left", "h")),
    Command("right", "move: right", ("right", "l")),
    Command("up", "move: up", ("up", "k"), ("up",)),
    Command("down", "move: down", ("down", "j"), ("down",)),
    Command("page_up", "move: a page up", ("pageup",), ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",), ("pagedown",)),
    Command("back", "positions: back", ("escape", "q"), ("escape",), hint="back"),
    *_APP,
    _LEAVE,
)
CAST = (
    Command("open", "cast: open its page, or go to that actor", ("enter",), ("enter",), hint="open"),
    Command("into", "cast: into what is told of one", ("tab", "right", "l"), ("tab",), hint="go in"),
    Command("out", "cast: back to the list", ("tab", "shift+tab", "left", "h"), hint="list"),
    Command("type", "cast: find somebody", ("slash",), hint="find"),
    Command("drill", "cast: drill who is mixed up", ("d",), hint="drill", about="it moves no schedule"),
    Command("next_deck", "cast: the next deck with actors", ("o",), ("ctrl+o",), hint="next deck"),
    Command("up", "move: up", ("up", "k"), ("up",)),
    Command("down", "move: down", ("down", "j"), ("down",)),
    Command("page_up", "move: a page up", ("pageup",), ("pageup",)),
    Command("page_down", "move: a page down", ("pagedown",), ("pagedown",)),
    Command("back", "cast: to the list, or back", ("escape", "q"), ("escape",), hint="back"),
    *_APP,
    _LEAVE,
)
ASK = (
    Command("yes", "question: yes", ("enter", "y")),
    Command("back", "question: no", ("escape", "n", "q")),
)
EXPLAIN = (Command("back", "problem: back", ("escape", "enter", "e", "q")), *MOVING)
FRESH = (Command("back", "fact: be asked it", ("enter", "space", "escape")), *MOVING)
SETTINGS = (
    Command("turn", "setting: the next value, or type one", ("enter", "space", "right"), hint="change"),
    Command("turn_back", "setting: the value before", ("left",)),
    Command("default", "setting: its default again", ("r",), hint="default"),
    Command("edit", "settings: open the file", ("e",), hint="edit the file", about="in your $EDITOR"),
    Command("back", "settings: back", ("escape", "q"), hint="back", about="each change is kept already"),
    *MOVING,
    *(each for each in _APP if each.action not in {"settings", "theme"}),
    _LEAVE,
)
TOUR = (
    Command("onward", "tour: the next page", ("enter", "space", "right")),
    Command("before", "tour: the page before", ("left",)),
)
KEY = (Command("back", "key: leave it", ("escape",)),)
LINE = (Command("back", "line: leave it", ("escape",), ("escape",)),)
HELP = (Command("back", "help: back", ("escape", "enter", "question_mark", "f1", "q")), *MOVING)
PALETTE = (
    Command("back", "palette: back", ("escape", "ctrl+p")),
    Command("up", "move: up", ("up",)),
    Command("down", "move: down", ("down",)),
)

_SHOWN = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "question_mark": "?", "exclamation_mark": "!",
    "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn", "f1": "F1",
    "tab": "Tab", "slash": "/", "left": "←", "right": "→", "shift+tab": "shift+Tab",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "plus": "+", "minus": "-", "equals_sign": "=", "home": "Home", "end": "End",
    "shift+left": "shift+←", "shift+right": "shift+→",
}  # fmt: skip
_UNSHOWN = {"space"}
_FIRST = {"ctrl+p", "ctrl+q", "ctrl+c"}  # before a field in which something is typed


def shown(key: str) -> str:
    """Return a key as a learner reads it."""
    if key in _SHOWN:
        return _SHOWN[key]
    character = key_to_character(key) or ""
    return character if character.isprintable() and character else key


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return what Textual binds for these commands."""
    return [
        Binding(
            key,
            command.action,
            command.name,
            show=False,
            priority=key in _FIRST,
            id=f"{command.action}.{key}",
        )
        for command in commands
        for key in dict.fromkeys((*command.keys, *command.typing))
    ]


# -- Korean and wide keyboards --------------------------------------------------------------------

_JAMO = dict(
    zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm", strict=True)
)
_JAMO |= dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True))
_PAIRS = {"ㅘ": "hk", "ㅙ": "ho", "ㅚ": "hl", "ㅝ": "nj", "ㅞ": "np", "ㅟ": "nl", "ㅢ": "ml"}
_INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIAL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def latin(character: str) -> str:
    """Return the latin keys behind what a Korean or full-width keyboard wrote; "" where there are none.

    Two keys pressed quickly may arrive as one syllable: 려 is f and u.
    """
    if "가" <= character <= "힣":
        place = ord(character) - ord("가")
        jamo = _INITIAL[place // 588] + _MEDIAL[place % 588 // 28] + _FINAL[place % 28].strip()
        return "".join(map(latin, jamo))
    if character in _PAIRS:
        return _PAIRS[character]
    if "！" <= character <= "～":
        return normalize("NFKC", character)
    return _JAMO.get(character, "")
