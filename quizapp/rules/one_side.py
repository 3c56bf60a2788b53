"""one-side: a contrast with fewer than two sides.

A contrast asks which of several sides holds or says a thing: with one side there is nothing to choose.
"""

SEVERITY = "error"
WRONG = """\
deck: example
actors:
  france: {name: France, kind: government}
contrasts:
  valleys: {on: The valleys, between: {france: claims the northern ones}}
"""
RIGHT = """\
deck: example
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
contrasts:
  valleys: {on: The valleys, between: {france: claims the northern ones, spain: claims all of them}}
"""
