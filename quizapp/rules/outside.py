"""outside: a file or link that leads out of the library.

A deck can be taken from anywhere, so it reads nothing but what lies in its own folder or the one above it,
whatever it names and wherever its links lead.
"""

SEVERITY = "error"
WRONG = """\
deck: example
include: [../../../secret.yaml]
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
