"""One widget per shape of answer: each reports what the learner did, never whether it was right."""
