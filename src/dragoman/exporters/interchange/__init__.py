"""A record in, files for timelines, calendars, networks and linked data out."""
