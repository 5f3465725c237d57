"""Coverage-guided fuzzing: bytes in, what fell over or took too long out. See README.md."""
