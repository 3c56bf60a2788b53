"""control-character: a character that steers a terminal instead of being shown.

Escapes, direction marks and the like can hide text, turn it round, or take hold of the learner's terminal.
Nothing in a deck can: such a character is an error here, and is taken out of whatever is shown.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: "Which river is \\e[31mthe border?", answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: "Which river is the border?", answer: Bidasoa}
"""
