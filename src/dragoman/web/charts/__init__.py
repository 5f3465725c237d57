"""Drawings: numbers and days in, SVG out, on the server."""
