"""The tests; a package, so that `tests` means this folder and no other on the path."""
