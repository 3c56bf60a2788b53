"""empty: an empty file.

A deck begins with `deck:` and its permanent id. A further file of a deck that is empty is only advice: it may
be waiting to be filled.
"""

SEVERITY = "error"
WRONG = ""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
