"""circle: an event that is said to be before itself.

`after` and `before` say what the text knows of an order beyond the dates. When they lead around in a circle,
no order is right, so none of them can be asked.
"""

SEVERITY = "error"
WRONG = """\
deck: example
events:
  war: {what: War breaks out, when: 1635, after: [peace]}
  peace: {what: They make peace, when: 1659, after: [war]}
"""
RIGHT = """\
deck: example
events:
  war: {what: War breaks out, when: 1635}
  peace: {what: They make peace, when: 1659, after: [war]}
"""
