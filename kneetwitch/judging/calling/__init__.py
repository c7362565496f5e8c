"""A learner's function, called: for a bounded time, and with the kernel left as it was."""
