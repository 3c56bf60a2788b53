"""The sitting in plain lines: for screen readers, dumb terminals, pipes and scripts."""
