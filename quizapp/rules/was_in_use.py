"""was-in-use: a former key that another fact has today.

`was` lets progress follow a renamed fact. While another fact goes by the old key, the progress is that one's.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, was: river}
  river: {ask: Which river is the longest?, answer: Ebro}
"""
RIGHT = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, was: river}
  longest: {ask: Which river is the longest?, answer: Ebro}
"""
