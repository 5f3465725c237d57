"""How partitions of reports are mapped over."""
