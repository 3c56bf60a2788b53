"""bad-flag: a flag that is neither true nor false.

Some keys are switches: `about`, `at_least`, `in_order`. They are on or off, and any other word would be
guessed at.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  two: {ask: Which two come first?, answer: [red, blue], in_order: maybe}
"""
RIGHT = """\
deck: example
cards:
  two: {ask: Which two come first?, answer: [red, blue], in_order: true}
"""
