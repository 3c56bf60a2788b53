"""key-not-text: a key that is a list or a mapping.

YAML allows a list as a key; a deck does not. It is nearly always a bracket that was opened at the wrong
place.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  [river]: {ask: Which river is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
