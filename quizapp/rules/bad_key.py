"""bad-key: a key that cannot be one.

Progress is filed under a fact's key, so a key must be writable everywhere: in other facts, on a command line,
in a log. It begins with a letter or digit of any script and goes on with letters, digits, `-`, `_` or `.`.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  the river?: {ask: Which river is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  the-river: {ask: Which river is the border?, answer: Bidasoa}
"""
