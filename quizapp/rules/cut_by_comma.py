"""cut-by-comma: a text that a comma inside braces has cut off.

Inside `{ }` a comma ends a value: what stands behind it becomes a key without a value. The text that the
learner reads is then shorter than the one that was written.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, they say}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: "Bidasoa, they say"}
"""
