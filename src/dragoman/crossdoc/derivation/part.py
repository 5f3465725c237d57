"""The stories of a record in; whose text came from whom and how many origins each story has out."""

from dataclasses import replace
from typing import Literal

from dragoman.crossdoc.derivation.credits import credits_of, publisher_key, publishers_of
from dragoman.crossdoc.derivation.decided import decided, decisions_on
from dragoman.crossdoc.derivation.judging import Report
from dragoman.crossdoc.derivation.origins import origins_of
from dragoman.crossdoc.derivation.pairing import derivations_within
from dragoman.crossdoc.derivation.wording import Rarity, holding, repeated_sentences, wording_of
from dragoman.language.prose import prose_of
from dragoman.model.findings import Derivation, Origin, Story
from dragoman.ports import CorpusView, Findings


class DerivationPart:
    """The tables `derivations` and `origins`, and the counts of texts and origins in `stories`."""

    name = "derivation"
    requires = frozenset({"documents", "sentences", "stories", "decisions"})
    provides = frozenset({"derivations", "origins", "stories"})
    reach: Literal["stories", "record"] = "stories"

    def analyse(self, view: CorpusView) -> Findings:
        """Compares the reports of each story; the order of arrival does not matter."""
        names = view.table("documents", ["publisher", "agency"]).to_pydict()
        publishers = publishers_of([*names["agency"], *names["publisher"]])
        member_of = {document: story.story_id for story in view.rows("stories") for document in story.documents}
        proses = list(prose_of(view))
        dropped = repeated_sentences([(prose, member_of.get(prose.document_id)) for prose in proses])
        reports = {
            prose.document_id: Report(
                wording=wording_of(prose, dropped[prose.document_id]),
                credits=tuple(credits_of(prose.text, publishers)),
                outlet=publisher_key(prose.publisher or prose.agency),
            )
            for prose in proses
        }
        grouped = list(view.rows("stories"))
        held = holding([reports[document].wording for document in story.documents] for story in grouped)
        rarity = Rarity(held, len(grouped))
        decisions = decisions_on(view)
        derivations: list[Derivation] = []
        origins: list[Origin] = []
        stories: list[Story] = []
        for story in grouped:
            members = sorted((reports[document] for document in story.documents), key=lambda r: r.prose.order)
            found, joining = derivations_within(members, rarity)
            found = list(decided(found, decisions))
            named = {report.prose.document_id: report.prose.publisher or report.prose.agency for report in members}
            own = origins_of(story.story_id, list(named), found, named, joining)
            derivations += found
            origins += own
            stories.append(replace(story, origins=len(own)))
        return Findings(tables={"derivations": derivations, "origins": origins, "stories": stories}, updates={})
