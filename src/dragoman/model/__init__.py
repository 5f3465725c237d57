"""The types that flow: what one report says, and what many say together."""
