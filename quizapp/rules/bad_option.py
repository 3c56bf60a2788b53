"""bad-option: a word that is not among those possible.

Some keys take one of a few words: the kind of an actor, the kinds of question. Any other word would be read
as nothing at all.
"""

SEVERITY = "error"
WRONG = """\
deck: example
actors:
  france: {name: France, kind: goverment}
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
actors:
  france: {name: France, kind: government}
cards:
  river: {ask: Which river?, answer: Bidasoa}
"""
