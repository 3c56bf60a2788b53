"""included-twice: a file that is read already.

A file counts once, however often it is named: all files in the deck's folder are part of the deck, and
`include` is for those outside it.
"""

SEVERITY = "advice"
WRONG = {
    "deck": """\
deck: example
include: [facts.yaml, facts.yaml]
""",
    "facts": """\
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
""",
}
RIGHT = {
    "deck": """\
deck: example
""",
    "facts": """\
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
""",
}
