"""What a learner handed in, whatever it is, read as plain Python without running any of its code."""
