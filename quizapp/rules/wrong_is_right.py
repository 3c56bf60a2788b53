"""wrong-is-right: a wrong option that is right.

A question has exactly one right option. What is another form of the answer, or stands under `also_fits`,
would be called wrong and is not: it is never shown.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, also: [Txingudi], wrong: [Ebro, Txingudi]}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, also: [Txingudi], wrong: [Ebro, Adour]}
"""
