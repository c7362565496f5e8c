"""A learner's sentences: what they say, and whether they are the learner's own."""
