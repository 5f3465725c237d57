"""Bytes of a format in, reports out."""
