"""anchor: an anchor (`&name`) of YAML.

An anchor gives a place in the file a name for aliases to point at. Decks have keys for that, and no aliases.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: &name Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
