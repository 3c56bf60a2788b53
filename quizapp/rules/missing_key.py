"""missing-key: a field that must be there.

Every kind of fact has a field or two without which nothing could be asked: what happened, what was held and
by whom. A deck has its `deck:`, its permanent id.
"""

SEVERITY = "error"
WRONG = """\
deck: example
events:
  peace: {when: 1659}
"""
RIGHT = """\
deck: example
events:
  peace: {what: They make peace, when: 1659}
  war: {what: War breaks out, when: 1635}
"""
