"""The project's own scorers."""
