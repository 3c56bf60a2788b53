"""insisted: an answer that learners insisted on.

A learner was told "not yet" and said "I was right". If they were, the answer lacks another form.
"""

SEVERITY = "advice"
WRONG = "A learner's log in which a verdict was overridden."
RIGHT = "The card with that answer under `also`."
