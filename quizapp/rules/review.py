"""review: a fact that was to be looked at again by now.

`review_by` is an author's note to themselves: roles change hands and figures are revised. Once the day is
over, `check` says so until it is moved on or removed.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, review_by: 1999}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
