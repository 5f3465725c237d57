"""Tables of the world and of the field, each row with its source."""
