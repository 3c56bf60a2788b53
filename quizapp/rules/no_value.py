"""no-value: a key without a value.

A key with nothing behind it says nothing; it is mostly one that was to be filled in later. Where the field
must be there, it is an error.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: }
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: It is short.}
"""
