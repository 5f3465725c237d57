from dragoman.language.reference import MentionIndex, head_of
from dragoman.language.syntax import parse_text
from dragoman.model.annotations import Mention


def made(text: str, part: str, name: str, coreferent: str | None = None) -> Mention:
    start = text.index(part)
    return Mention(
        mention_id=name, document_id="doc", mention_start=start, mention_end=start + len(part), mention_text=part,
        kind="person", actor=None, coreferent=coreferent,
    )  # fmt: skip


TEXT = "Olga Brandt's predecessor left the room."


def test_an_inner_and_an_outer_mention_have_their_own_heads():
    outer, inner = made(TEXT, "Olga Brandt's predecessor", "m1"), made(TEXT, "Olga Brandt", "m2")
    index, sentence = MentionIndex([inner, outer]), parse_text(TEXT)
    words = [token.text for token in sentence.tokens]
    assert index.heading(sentence, words.index("predecessor")) == outer
    assert index.heading(sentence, words.index("Brandt")) == inner
    assert index.heading(sentence, words.index("Olga")) == inner
    assert index.heading(sentence, words.index("room")) is None
    assert head_of(sentence, outer) == words.index("predecessor")


def test_mentions_are_found_by_span():
    outer, inner = made(TEXT, "Olga Brandt's predecessor", "m1"), made(TEXT, "Olga Brandt", "m2")
    index = MentionIndex([inner, outer])
    assert index.at(0, 11) == inner
    assert index.at(0, 12) is None
    assert index.within(0, len(TEXT)) == (outer, inner)
    assert index.within(0, 12) == (inner,)
    assert index.covering(0, 4) == (inner, outer)


def test_coreference_is_followed_and_ends():
    first, second = made(TEXT, "Olga", "a", "b"), made(TEXT, "room", "b", "a")
    index = MentionIndex([first, second])
    assert index.resolve(first) == second
    assert MentionIndex([]).resolve(first) == first
