"""not-a-mapping: a file that is not made of keys.

Everything in a deck stands under a key: `deck:`, or a section such as `cards:`. A file that is a list or a
text says nothing about what it is.
"""

SEVERITY = "error"
WRONG = """\
- {ask: Which river is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
