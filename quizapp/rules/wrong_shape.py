"""wrong-shape: a list where a text belongs, or a text where keys belong.

Every key has a shape. What has another cannot be read, and guessing would make another card of it.
"""

SEVERITY = "error"
WRONG = """\
deck: example
cards:
  river: {ask: [Which river, is the border?], answer: Bidasoa, note: [short, wide]}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: short and wide}
"""
