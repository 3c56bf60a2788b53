"""too-deep: brackets nested deeper than any deck needs.

The deepest place of the format is six levels down. What goes on and on is a mistake, or an attack on the
reader.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: [[[[[[[[[[[[[[]]]]]]]]]]]]]]
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
