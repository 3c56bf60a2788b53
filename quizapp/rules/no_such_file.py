"""no-such-file: an included file that is not there.

`include` names files by their path from the file that it stands in. What is not found is not read, and
whatever refers to it dangles.
"""

SEVERITY = "error"
WRONG = """\
deck: example
include: [actors.yaml]
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
