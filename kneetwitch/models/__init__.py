"""Arithmetic only: Params in, Result out, with the standard library alone."""
