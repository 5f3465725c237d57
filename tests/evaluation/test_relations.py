from dragoman.evaluation.relations import interval, macro_f1, unmark
from dragoman.evaluation.words import guessed_by_words


def test_marks_are_taken_out_and_the_first_of_each_kept():
    text, spans = unmark("<s>Peru</s> met <t>Chile</t>, and <s>Cuba</s> <3")
    assert text == "Peru met Chile, and Cuba <3"
    assert spans == {"s": (0, 4), "t": (9, 14)}


def test_macro_f1_counts_the_labels_of_the_gold():
    assert macro_f1(["a", "a", "b"], ["a", "a", "c"]) == 50
    low, high = interval(["a", "b"] * 20, ["a", "b"] * 20)
    assert low == high == 100


def test_words_are_learnt_across_folds():
    texts = [f"{verb} number {number}" for number in range(40) for verb in ("bombed", "met")]
    assert macro_f1(["x", "y"] * 40, guessed_by_words(texts, ["x", "y"] * 40)) > 95
