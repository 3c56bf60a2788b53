"""leak: a question that tells its answer.

Where the answer stands in the question, the card is answered by reading, and its memory grows without
anything being remembered.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river named Bidasoa is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
