"""cut-by-hash: a text that ` #` has cut off.

To YAML a space and a `#` begin a comment. Where a text goes on with `#`, the rest of it is lost without a
word.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  room:
    ask: Where do they meet?
    answer: Room #5
"""
RIGHT = """\
deck: example
cards:
  room:
    ask: Where do they meet?
    answer: "Room #5"
"""
