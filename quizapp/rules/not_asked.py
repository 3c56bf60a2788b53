"""not-asked: a facet of a fact that no question can ask.

A facet is left out where its question would tell the answer, or where the deck holds nothing to ask by: an
event whose whole date is inferred, a role that only repeats the name.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
as_of: 1659
actors:
  mazarin: {name: Jules Mazarin, role: Jules Mazarin}
"""
RIGHT = """\
deck: example
as_of: 1659
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, as_of: 1659}
  haro: {name: Luis de Haro, role: chief minister of Spain, as_of: 1659}
"""
