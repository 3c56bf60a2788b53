"""ask-as: a kind of question that the card cannot be asked as.

`ask_as` names the kinds of question that an author wants. Where the card allows none of them, it is asked as
it can be, and not as was meant: a role cannot be put in order, and a reason cannot be typed for a verdict.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, ask_as: [order]}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, ask_as: [typed]}
"""
