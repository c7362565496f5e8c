"""Measurements beside the best-known rivals, taken in the same run: `make bench`."""
