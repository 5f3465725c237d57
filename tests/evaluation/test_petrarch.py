from dragoman.evaluation.petrarch import read_records, score

RECORDS = """
<Sentence date="19950101" id="A-1" category="A">
<EventCoding sourcecode="PERGOVFRM" targetcode="CHL" eventcode="032"></EventCoding>
<EventCoding sourcecode="PER" targetcode="CHL" eventcode="023"></EventCoding>
<Text>The minister left.</Text>
<Parse>(ROOT (S (NP (DT The) (NN envoy)) (VP (VBD left)) (. .)))</Parse>
</Sentence>
<Sentence date="19950101" id="E-1" category="ERROR"><Text>Broken.</Text></Sentence>
"""


def test_records_are_read_in_the_words_of_their_trees_and_the_codes_of_today(tmp_path):
    path = tmp_path / "records.xml"
    path.write_text(RECORDS, encoding="utf-8")
    (record,) = read_records(path)
    assert record.document.text == "The envoy left ."
    assert record.document.published == "1995-01-01"
    assert record.events == [("PERGOV", "CHL", "032")]


def test_parties_count_apart_from_types():
    found = [[("PERGOV", "CHL", "CONSULT CONSULT"), ("PER", "ECU", "ACCUSE ACCUSE")]]
    gold = [[("PERGOV", "CHL", "122"), ("PER", "ECU", "901")]]
    whole, states, types, either = score(found, gold)
    assert (whole.value, states.value, types.value, either.value) == (100, 100, 0, 0)
    assert (types.count, either.count) == (1, 1)


def test_a_root_of_either_list_counts_in_the_last_figure():
    found = [[("PER", "CHL", "ASSAULT ASSAULT")]]
    *_, types, either = score(found, [[("PER", "CHL", "194")]])
    assert (types.value, either.value) == (0, 100)
