"""The record file; the only code that knows DuckDB."""
