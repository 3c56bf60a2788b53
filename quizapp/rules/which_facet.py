"""which-facet: a text that does not say which facet it is for.

`ask`, `wrong`, `also_fits` and the like are for one facet. A fact with several has to be told which.
"""

SEVERITY = "error"
WRONG = """\
deck: example
as_of: 1659
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, ask: Who?}
  haro: {name: Luis de Haro, role: chief minister of Spain, as_of: 1659}
"""
RIGHT = """\
deck: example
as_of: 1659
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, ask: {name: Who led the talks?}}
  haro: {name: Luis de Haro, role: chief minister of Spain, as_of: 1659}
"""
