"""What independent reports say on the same point: agreed, less precise, updated, contradicted, undecided."""

from dragoman.crossdoc.reconciliation.part import ReconciliationPart

__all__ = ["ReconciliationPart"]
