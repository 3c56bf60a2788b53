"""second-document: a second YAML document in a file.

A line of three hyphens begins another document, which is not read. A deck that has grown is a folder of
files.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
---
cards: {}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
