"""A question and an answer -> a Verdict in words that teach."""
