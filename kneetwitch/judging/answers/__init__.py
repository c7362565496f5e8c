"""The kinds of answer an exercise can ask for; each judges any object at all, and never raises."""
