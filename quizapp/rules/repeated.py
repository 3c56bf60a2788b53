"""repeated: an item that stands twice in a list.

It counts once. Often the second was meant to be another one.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour, Ebro]}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour, Nive]}
"""
