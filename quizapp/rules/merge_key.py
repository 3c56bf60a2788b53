"""merge-key: a merge key (`<<`) of YAML.

A merge key takes the fields of another mapping. What a fact says would then stand in two places, and nested
merges can grow without bound.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river:
    <<: {answer: Bidasoa}
    ask: Which river is the border?
    answer: Bidasoa
"""
RIGHT = """\
deck: example
cards:
  river:
    ask: Which river is the border?
    answer: Bidasoa
"""
