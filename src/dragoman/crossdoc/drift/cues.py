"""The words that drift is read from: hedges, attribution, bounds of numbers, calendar, negation; tables only."""

HEDGES: tuple[tuple[str, str], ...] = (
    ("may", "The pact may hold."),
    ("might", "The pact might hold."),
    ("could", "The pact could hold."),
    ("possible", "A possible pact is discussed."),
    ("possibly", "The pact is possibly dead."),
    ("perhaps", "The pact is perhaps dead."),
    ("probably", "The pact is probably dead."),
    ("likely", "The pact is likely to hold."),
    ("apparently", "The pact is apparently dead."),
    ("appears to", "The pact appears to hold."),
    ("appeared to", "The pact appeared to hold."),
    ("appear to", "The pacts appear to hold."),
    ("seems to", "The pact seems to hold."),
    ("seemed to", "The pact seemed to hold."),
    ("reportedly", "The pact is reportedly dead."),
    ("allegedly", "The man allegedly fled."),
    ("alleged", "The alleged spy fled."),
    ("suspected of", "The man is suspected of spying."),
    ("believed to", "The man is believed to have fled."),
    ("thought to", "The man is thought to have fled."),
    ("expected to", "The man is expected to flee."),
    ("presumed", "The man is presumed dead."),
    ("presumably", "The man is presumably dead."),
    ("purportedly", "The man purportedly fled."),
    ("potential", "A potential buyer came."),
    ("potentially", "The gas is potentially deadly."),
    ("suggests", "The report suggests a delay."),
    ("signs of", "They watch for signs of weakness."),
    ("one of", "It is one of the largest raids."),
    ("described as", "It is what the police described as a raid."),
    ("some", "The camp lies some 60 kilometres away."),
    ("about", "The camp lies about 60 kilometres away."),
    ("around", "The camp lies around 60 kilometres away."),
    ("roughly", "The camp lies roughly 60 kilometres away."),
    ("approximately", "The camp lies approximately 60 kilometres away."),
    ("nearly", "The camp lies nearly 60 kilometres away."),
    ("almost", "The camp lies almost 60 kilometres away."),
)
"""Words that weaken what follows, each with an example; those of `APPROXIMATE` do so only before a number."""

APPROXIMATE = frozenset({"some", "about", "around", "roughly", "approximately", "nearly", "almost"})

FORESEEN = frozenset({"expected to", "likely"})
FUTURE = ("will", "would", "plans", "planned", "due", "set to", "scheduled")
"""Hedges of what is to come, and words that leave it to come: "is expected to visit", "will visit"."""

BOUNDS: tuple[tuple[str, str, str], ...] = (
    ("at least", "from below", "At least ten men came."),
    ("more than", "from below", "More than ten men came."),
    ("over", "from below", "Over ten men came."),
    ("no fewer than", "from below", "No fewer than ten men came."),
    ("up to", "from above", "Up to ten men came."),
    ("as many as", "from above", "As many as ten men came."),
    ("at most", "from above", "At most ten men came."),
    ("fewer than", "from above", "Fewer than ten men came."),
    ("less than", "from above", "Less than ten tons came."),
    ("under", "from above", "Under ten tons came."),
)
"""Bounds of a number: (words, which side, an example)."""

_SAYING = """
said says say told tells claimed claims claim reported reports added noted announced stated states insisted argued
argues warned warns alleges alleged believes believe believed thinks think accuses accused denied denies confirmed
confirms called calls wrote writes tweeted explained acknowledged admitted suggested suggests show shows showed found
findings quoted quote citing cited declared revealed maintains reportedly estimates estimated
"""
ATTRIBUTION: tuple[str, ...] = (*_SAYING.split(), "according to", "described as")
"""Words that lay what is said on somebody."""

LAID: tuple[str, ...] = (
    "said", "says", "told", "according to", "claimed", "claims", "alleges", "accuses", "accused", "believe", "believes",
    "think", "thinks", "argued", "insisted", "stated", "described as", "reported",
)  # fmt: skip
"""Those whose loss leaves a plain assertion; the others may be the act that is told (announced, warned, showed)."""

NEGATIONS = frozenset(
    {"not", "no", "never", "n't", "without", "neither", "nor", "cannot", "can't", "won't", "didn't", "doesn't", "don't",
     "isn't", "wasn't", "weren't", "aren't", "hasn't", "haven't", "hadn't", "couldn't", "wouldn't", "shouldn't"}
)  # fmt: skip

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset(
    {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"}
)
PERIODS = frozenset({"day", "week", "month", "year", "night", "weekend", "summer", "winter", "spring", "autumn"})
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
"""Plural magnitudes that stand for a number by themselves."""
POINTS = frozenset({"in", "on"})
DEADLINES = frozenset({"by", "until", "before", "since", "after"})
"""Prepositions before a date: at it, or some time up to or from it."""
PLACING = frozenset({"in", "at", "near", "from", "outside", "into", "off"})
"""Prepositions before a place."""
