"""bad-number: a number that cannot be read.

Numbers are judged as numbers: 1,439 and 1439 are the same, and 40 is within ten percent of 42. What is
written must therefore be one number; the words around it belong to `what`.
"""

SEVERITY = "error"
WRONG = """\
deck: example
figures:
  summits: {what: summits, value: several, when: 1990}
"""
RIGHT = """\
deck: example
figures:
  summits: {what: summits, value: 7, when: 1990}
"""
