"""unused: a text that is never shown or looked at.

It was written for a card that the fact does not make, or for a kind of answer that has no other forms. What
was meant by it does not happen.
"""

SEVERITY = "advice"
WRONG = """\
deck: example
events:
  peace: {what: They make peace, when: 1659, wrong: {where: [Madrid]}}
"""
RIGHT = """\
deck: example
events:
  peace: {what: They make peace, when: 1659, where: Pheasant Island, wrong: {where: [Madrid]}}
  war: {what: War breaks out, when: 1635}
"""
