"""yaml-syntax: a text that is not YAML.

Up to here the file is read; what comes after is not, since a bracket or quotation mark that is not closed
changes the sense of all that follows.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa
  other: {ask: Who?, answer: A}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
