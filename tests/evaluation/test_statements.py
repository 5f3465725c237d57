from pathlib import Path

from dragoman.evaluation.statements import Attribution, counts, evaluate, polnear

CASES = Path(__file__).parents[2] / "benchmarks" / "cases"
GOLD = [Attribution(speaker=((0, 3),), content=((9, 20),), cue=((4, 8),)), Attribution(speaker=(), content=((30, 40),))]


def test_a_gold_attribution_is_found_by_one_prediction_only():
    predicted = [
        Attribution(speaker=((0, 3),), content=((9, 15),)),
        Attribution(speaker=((0, 3),), content=((9, 20),)),
        Attribution(speaker=((50, 52),), content=((30, 40),)),
    ]
    found = counts(predicted, GOLD)
    assert (found.hits, found.predicted, found.gold) == (1, 3, 2)
    assert (found.shared, found.gold_characters) == (21, 21)


def test_nobody_matches_nobody():
    assert counts([Attribution(speaker=(), content=((35, 36),))], GOLD).hits == 1


def test_reads_brat_files(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "a.txt").write_text("The mayor said it rained.", encoding="utf-8")
    spans = "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 17;18 24\tit rained\n"
    rows = spans + "E1\tCue:T2 Source:T1 Content:T3\n"
    (tmp_path / "dev" / "attributions" / "a_x.ann").write_text(rows, encoding="utf-8")
    scores = {score.metric: score.value for score in polnear(tmp_path, "dev")}
    assert scores["joint F1"] == 1.0
    assert scores["content characters F1"] > 0.9


def test_the_two_readers_statements(shared):
    scores = {score.metric: score for score in evaluate(shared / "data" / "international", 1)}
    recall = scores["statements of both readers, recall"]
    assert recall.value > (recall.baseline or 0.0)


def test_the_blind_cases():
    scores = {score.metric: score for score in evaluate(CASES)}
    assert scores["denials"].value > (scores["denials"].baseline or 1.0)
    assert scores["whole chains"].value > 0.5
