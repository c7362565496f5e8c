"""For maintainers: one form for notebooks, checks on content and form, and the widget walk."""
