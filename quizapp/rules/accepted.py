"""accepted: an answer that learners said was wrong.

A learner was told "right" and said "I was wrong". The answer or one of its other forms is too wide.
"""

SEVERITY = "advice"
WRONG = "A learner's log in which a verdict was overridden."
RIGHT = "The card with a more exact answer."
