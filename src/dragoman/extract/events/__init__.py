"""Who did what to whom: parsed sentences with their mentions in, events out; and the relation of two marked parties."""

from dragoman.extract.events.coding import Coding, code_relation, code_relations
from dragoman.extract.events.extractor import EventExtractor

__all__ = ["Coding", "EventExtractor", "code_relation", "code_relations"]
