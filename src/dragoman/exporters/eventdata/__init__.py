"""Event data in the formats that the field exchanges: POLECAT, ICEWS, GDELT, Phoenix, PLOVER JSON lines."""
