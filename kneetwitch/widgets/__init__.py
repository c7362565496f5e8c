"""What the learner sees and touches: anywidgets that render what they are handed."""
