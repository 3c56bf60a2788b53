"""unknown-facet: a facet that the kind of fact does not have.

A fact's facets are what it is asked for by: an event's `when`, an actor's `role`. A text for any other is
never shown.
"""

SEVERITY = "error"
WRONG = """\
deck: example
events:
  peace: {what: They make peace, when: 1659, also: {day: [St Florentius]}}
"""
RIGHT = """\
deck: example
events:
  peace: {what: They make peace, when: 1659, ask: {when: In which year do they make peace?}}
  war: {what: War breaks out, when: 1635}
"""
