"""unknown-key: a key that the format does not know.

What stands under an unknown key is not read: the card lacks what its author wrote. The nearest known key is
named, since most are misspelt.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, anser: Bidasoa, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
