"""was-twice: a former key that two facts claim.

Progress is never credited twice: it can follow one fact only.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, was: river}
  longest: {ask: Which river is the longest?, answer: Ebro, was: river}
"""
RIGHT = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, was: river}
  longest: {ask: Which river is the longest?, answer: Ebro}
"""
