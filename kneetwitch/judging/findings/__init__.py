"""Numbers beside the right ones: how near they are, and which one mistake explains them."""
