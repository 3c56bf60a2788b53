"""was-itself: a former key that is today's.

`was` is for keys that a fact had before.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, was: river}
"""
RIGHT = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, was: river}
"""
