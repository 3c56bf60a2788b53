"""tag: a tag (`!name`) of YAML.

A tag tells YAML what to make of a value, and in some programs that can be any code. Decks are text: a value
is what stands there.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: !!str Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
