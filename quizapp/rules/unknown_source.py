"""unknown-source: a source that the head does not have.

A citation leads a learner back to the text. It begins with the key of one of the deck's `sources`, and goes
on with the paragraph.
"""

SEVERITY = "error"
WRONG = """\
deck: example
sources: {book: A history of the border}
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, source: bok ¶2}
"""
RIGHT = """\
deck: example
sources: {book: A history of the border}
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, source: book ¶2}
"""
