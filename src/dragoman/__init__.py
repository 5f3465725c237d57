"""Dragoman: who said what to whom, and where each report has it from."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.workspace import Record, Report, code, decide, open_record, read

__version__ = "0.1.0"
__all__ = ["Record", "Report", "__version__", "code", "decide", "open_record", "read"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when first used so that importing stays cheap."""
    if name in __all__:
        from dragoman import workspace

        return getattr(workspace, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
