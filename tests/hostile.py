"""What must never reach a terminal, put wherever text comes from; and what a terminal is told, read from its bytes."""

from __future__ import annotations

import re

import yaml

__all__ = ["CONTROLS", "MARK", "MARKUP", "SEQUENCES", "hostile_deck", "kinds", "leaks"]

MARK = "31337"
SEQUENCES = (
    f"\x1b]0;{MARK}\x07", f"\x1b]2;{MARK}\x1b\\", f"\x1b]52;c;{MARK}\x07", f"\x1b]8;;http://{MARK}\x1b\\x\x1b]8;;\x1b\\",
    f"\x1bP{MARK}\x1b\\", f"\x1b_{MARK}\x1b\\", f"\x1b^{MARK}\x1b\\", f"\x1bX{MARK}\x1b\\", f"\x1b[{MARK}n",
    f"\x1b[?{MARK}h", f"\x1b[{MARK}m", f"\x9d0;{MARK}\x9c", f"\x90{MARK}\x9c", f"\x9f{MARK}\x9c", f"\x9e{MARK}\x9c",
    f"\x98{MARK}\x9c", f"\x9b{MARK}n", "\x1bc", "\x1b#8", "\x1b(0",
)  # fmt: skip
CONTROLS = "".join(
    map(
        chr,
        (
            *range(9), *range(0xB, 0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F),
            *range(0x2066, 0x206A), 0xFEFF, *range(0xFFF9, 0xFFFC), 0xE0001, *range(0xE0020, 0xE0080),
        ),
    )
)  # fmt: skip
MARKUP = f"[/][@click=app.exit][link=http://{MARK}][bold][$error]"

_PIECES = (*SEQUENCES, *(CONTROLS[at : at + 24] for at in range(0, len(CONTROLS), 24)), MARKUP)
_STEERING = re.compile(f"[{re.escape(CONTROLS)}\ud800-\udfff]")
_KEPT = {
    "deck",
    "format",
    "licence",
    "date",
    "url",
    "ask_as",
    "kind",
    "when",
    "include",
    "new_per_day",
    "value",
}
# Introducer, what stands in it, and its last character; strings reach to their terminator.
_CONTROL = re.compile(
    "\x1b(?:[\\]P_^X](?P<string>.*?)(?:\x07|\x1b\\\\)|\\[(?P<private>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<last>[@-~])"
    "|(?P<short>[ -/]*[0-Z\\\\-~]))",
    re.DOTALL,
)


def hostile_deck(text):
    """Return a deck's YAML with something hostile at the end of each text that is shown, as escapes."""
    count = iter(range(10**9))

    def spoilt(node, key=""):
        if isinstance(node, dict):
            return {name: value if name in _KEPT else spoilt(value, name) for name, value in node.items()}
        if isinstance(node, list):
            return [spoilt(each, key) for each in node]
        if isinstance(node, str) and (
            " " in node or key in {"title", "ask", "note", "answer", "name", "wrong"}
        ):
            return node + _PIECES[next(count) % len(_PIECES)]
        return node

    return yaml.safe_dump(spoilt(yaml.load(text, yaml.BaseLoader)), sort_keys=False)  # noqa: S506 - all of it text


def kinds(raw):
    """Return the kinds of control sequence that a terminal was sent, and whether our mark stands in one."""
    text = raw.decode("utf-8", "surrogateescape")
    found = set()
    for each in _CONTROL.finditer(text):
        assert MARK not in each.group(), each.group()
        if each["last"]:
            modes = each["numbers"] if each["private"] else ""
            found.add(f"CSI {each['private']}{modes}{each['between']}{each['last']}")
        else:
            number = re.match("[0-9]*", each["string"] or "")
            found.add(f"ESC {each['short'] or each.group()[1:2]}{number.group() if number else ''}")
    return found


def leaks(raw):
    """Return what steers a terminal in what it was sent, beside control sequences that are whole."""
    return set(_STEERING.findall(_CONTROL.sub("", raw.decode("utf-8", "surrogateescape")))) - set("\r\b")
