"""What the learner's answers add up to: each module counts one thing and makes its section of the page."""
