"""A record in, files out."""
