"""flagged: a card that learners have flagged.

With `check --log FILE` an author reads what learners noted about a card, from the logs that they sent.
"""

SEVERITY = "advice"
WRONG = "A learner's log in which the card is flagged."
RIGHT = "The card after it was looked at; the flag is told while the log is given."
