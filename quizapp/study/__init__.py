"""One sitting: what is asked today, how hard, and what an answer is worth."""
