"""head-key: a key of the head in another file.

A deck has one head, in `deck.yaml`; what stands in a second place would contradict it one day. Issues and
sources may stand in any file of the deck.
"""

SEVERITY = "error"
WRONG = {
    "deck": """\
deck: example
""",
    "facts": """\
title: The border
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
""",
}
RIGHT = {
    "deck": """\
deck: example
title: The border
""",
    "facts": """\
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
""",
}
