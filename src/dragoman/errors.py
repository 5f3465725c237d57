"""The exceptions that dragoman raises on purpose.

::

    DragomanError               anything below; the command line prints it and exits 2
    |-- SettingsError           a setting or argument is off; the caller mends the call
    |-- PartError               a part is unknown, mis-ordered or its extra is missing; the caller mends the set-up
    |-- CodebookError           a row of a codebook is wrong; whoever edits the table mends it
    |-- ReadError               a source cannot be read; the pipeline writes a row in `failures`
    |-- TimeError               a time expression names a day that does not exist; its extractor catches it
    |-- StoreError              the record file is unusable; the caller is told the remedy
    |   |-- DamagedError        a page is not as it was written; made again from the reports
    |   |-- FormatError         written by a newer dragoman
    |   `-- LockedError         another process is writing
    |-- WorkerLost              a process died on a report; the engine reports it, a row in `failures`
    `-- LookupFailed            no row has the id or name asked for
"""


class DragomanError(Exception):
    """Anything that dragoman raises on purpose; the message names the remedy."""


class SettingsError(DragomanError):
    """A setting or an argument that cannot be used."""


class PartError(DragomanError):
    """A part that is unknown, in the wrong order, or whose extra is not installed."""


class CodebookError(DragomanError):
    """A codebook row that is wrong; the message names file and line."""


class ReadError(DragomanError):
    """A source that cannot be read; the message says what to do about it."""


class TimeError(DragomanError):
    """A time expression that names a day that does not exist (31 June)."""


class StoreError(DragomanError):
    """A record file that cannot be used."""


class DamagedError(StoreError):
    """A record file with a page that is not as it was written."""


class FormatError(StoreError):
    """A record file that a newer dragoman wrote."""


class LockedError(StoreError):
    """A record file that another process is writing."""


class WorkerLost(DragomanError):
    """A report on which the process that read it died."""


class LookupFailed(DragomanError):
    """No row of the record has the id or name asked for."""
