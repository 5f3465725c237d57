"""The layers of a report, ready to be asked for what a sentence holds."""

from bisect import bisect_left

from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import AnnotatedDocument, Mention, Statement, TimeExpression
from dragoman.model.text import Sentence


class Setting:
    """Answers for one report."""

    def __init__(self, report: AnnotatedDocument) -> None:
        """Args: report: with its mentions, times, statements and places."""
        self.document = report.document
        self.times = report.times
        self.index = MentionIndex(report.mentions)
        self._time_starts = [each.expression_start for each in report.times]
        self._places = {(each.place_start, each.place_end) for each in report.places}
        self._statements = sorted(enumerate(report.statements), key=lambda pair: pair[1].content_start)
        self._said_from = [each.content_start for _, each in self._statements]
        self._longest = max((each.content_end - each.content_start for each in report.statements), default=0)

    @property
    def published(self) -> str | None:
        """The last day on which the report may have been published."""
        return self.document.published_latest

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions of a sentence."""
        return self.index.within(sentence.start, sentence.end)

    def times_in(self, sentence: Sentence | None) -> list[TimeExpression]:
        """The time expressions of a sentence; none of no sentence."""
        if sentence is None:
            return []
        first = bisect_left(self._time_starts, sentence.start)
        last = bisect_left(self._time_starts, sentence.end)
        return list(self.times[first:last])

    def places_in(self, sentence: Sentence) -> list[Mention]:
        """The mentions of a sentence that name places."""
        return [
            mention
            for mention in self.mentions_in(sentence)
            if mention.kind == "place" or (mention.mention_start, mention.mention_end) in self._places
        ]

    def statements_in(self, sentence: Sentence) -> list[Statement]:
        """The statements whose content reaches into a sentence, in the order of the report's."""
        first = bisect_left(self._said_from, sentence.start - self._longest)
        last = bisect_left(self._said_from, sentence.end)
        near = [pair for pair in self._statements[first:last] if pair[1].content_end > sentence.start]
        return [each for _, each in sorted(near, key=lambda pair: pair[0])]
