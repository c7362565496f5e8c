"""One module for each kind of question, or two that are judged alike."""
