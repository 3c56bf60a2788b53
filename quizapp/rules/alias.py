"""alias: an alias (`*name`) of YAML.

An alias stands for a text that is written elsewhere. Who reads the line cannot see what it says, and a chain
of aliases can be made to fill a computer's memory. Decks refer to each other's facts by key instead.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: *name}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
