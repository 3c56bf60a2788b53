"""out-of-bounds: a number of `study` that cannot be.

A deck may set limits of its own. A retention of one would ask every card every day, and of less than 0.70
hardly any.
"""

SEVERITY = "error"
WRONG = """\
deck: example
study: {retention: 1}
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
study: {retention: 0.95}
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
