"""Sentences, parses, vectors and the calendar."""
