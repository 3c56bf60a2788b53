"""repeated-key: a key that stands twice.

The first one counts, and what stands under the second is lost. Facts of all kinds share one space of keys,
since progress is filed under them; the fields of one fact each stand once.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
  river: {ask: Which river is the longest?, answer: Ebro}
"""
RIGHT = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
  longest: {ask: Which river is the longest?, answer: Ebro}
"""
