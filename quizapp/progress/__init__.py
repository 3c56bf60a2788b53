"""What the learner has done: an append-only log, and the memory that replays from it."""
