"""The words that drift is read from: hedges, attribution, bounds of numbers, calendar, negation; tables only."""

from dragoman.language.names_of_days import WEEKDAY_WORDS

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
    ("apparent", "The apparent spy fled."),
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
    ("seemingly", "The pact is seemingly dead."),
    ("supposedly", "The pact is supposedly dead."),
    ("supposed", "The supposed spy fled."),
    ("arguably", "The pact is arguably dead."),
    ("unconfirmed", "There are unconfirmed reports of a raid."),
    ("suspected", "The suspected spy fled."),
    ("rumoured to", "The man is rumoured to have fled."),
    ("rumored to", "The man is rumored to have fled."),
    ("reported to", "The man is reported to have fled."),
    ("understood to", "The man is understood to have fled."),
    ("said to", "The man is said to have fled."),
    ("feared", "Ten men are feared dead."),
    ("tentative", "A tentative truce holds."),
    ("tentatively", "The truce is tentatively set for May."),
    ("potential", "A potential buyer came."),
    ("potentially", "The gas is potentially deadly."),
    ("seems that", "It seems that the pact is dead."),
    ("appears that", "It appears that the pact is dead."),
    ("whether", "They look into whether the pact is dead."),
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
    ("estimated", "The camp lies an estimated 60 kilometres away."),
    ("close to", "The camp holds close to 60 men."),
    ("short of", "The camp holds just short of 60 men."),
)
"""Words that weaken what follows, each with an example; those of `APPROXIMATE` do so only before a number."""

APPROXIMATE = frozenset(
    {"some", "about", "around", "roughly", "approximately", "nearly", "almost", "estimated", "close to", "short of"}
)

HEARSAY = frozenset(
    {"reportedly", "reported to", "said to", "allegedly", "alleged", "believed to", "thought to", "understood to",
     "rumoured to", "rumored to", "purportedly"}
)  # fmt: skip
"""Hedges that lay what follows on people who are not named."""

ANSWERED = ("found", "confirmed", "established", "determined", "ruled", "concluded", "proved", "decided", "shown")
"""Verbs that answer a question: "looked into whether", "found"."""

FORESEEN = frozenset({"expected to"})
FUTURE = ("will", "would", "plans", "planned", "due", "set to", "scheduled")
"""Hedges of what is to come, and words that leave it to come: "is expected to visit", "will visit"."""

INTENT: tuple[tuple[str, str], ...] = (
    ("plans to", "The firm plans to close the mill."),
    ("planned to", "The firm planned to close the mill."),
    ("hopes to", "The firm hopes to close the mill."),
    ("hoped to", "The firm hoped to close the mill."),
    ("wants to", "The firm wants to close the mill."),
    ("wanted to", "The firm wanted to close the mill."),
    ("intends to", "The firm intends to close the mill."),
    ("aims to", "The firm aims to close the mill."),
    ("seeks to", "The firm seeks to close the mill."),
    ("tried to", "The firm tried to close the mill."),
    ("threatened to", "The firm threatened to close the mill."),
    ("offered to", "The firm offered to close the mill."),
    ("ready to", "The firm is ready to close the mill."),
    ("willing to", "The firm is willing to close the mill."),
    ("considering", "The firm is considering closing the mill."),
    ("thinking about", "The firm is thinking about closing the mill."),
    ("thinking of", "The firm is thinking of closing the mill."),
    ("weighing", "The firm is weighing closing the mill."),
)
"""Words that leave open whether the act that follows will be done; who drops them says that it was or will be."""

BOUNDS: tuple[tuple[str, str, str], ...] = (
    ("at least", "from below", "At least ten men came."),
    ("more than", "from below", "More than ten men came."),
    ("over", "from below", "Over ten men came."),
    ("exceeded", "from below", "The load exceeded ten tons."),
    ("exceeding", "from below", "A load exceeding ten tons came."),
    ("higher than", "from below", "A load higher than ten tons came."),
    ("greater than", "from below", "A load greater than ten tons came."),
    ("lower than", "from above", "A load lower than ten tons came."),
    ("beyond", "from below", "Beyond ten tons came."),
    ("above", "from below", "Above ten tons came."),
    ("north of", "from below", "North of ten tons came."),
    ("upwards of", "from below", "Upwards of ten men came."),
    ("in excess of", "from below", "In excess of ten tons came."),
    ("no fewer than", "from below", "No fewer than ten men came."),
    ("up to", "from above", "Up to ten men came."),
    ("as many as", "from above", "As many as ten men came."),
    ("as much as", "from above", "As much as ten tons came."),
    ("at most", "from above", "At most ten men came."),
    ("fewer than", "from above", "Fewer than ten men came."),
    ("less than", "from above", "Less than ten tons came."),
    ("under", "from above", "Under ten tons came."),
    ("south of", "from above", "South of ten tons came."),
    ("below", "from above", "Below ten tons came."),
)
"""Bounds of a number: (words, which side, an example)."""

_SAYING = """
said says say told tells claimed claims claim reported reports added noted announced stated states insisted argued
argues warned warns alleges alleged believes believe believed thinks think accuses accused denied denies confirmed
confirms called calls wrote writes tweeted explained acknowledged admitted suggested suggests show shows showed found
findings quoted quote citing cited declared revealed maintains reportedly estimates estimated
spoke speaks wonder wondered hopes hoped fears feared stressed emphasised emphasized vowed pledged promised urged
expressed tweeted testified described describes complained remarked observed commented predicted predicts asserted
contends contended
saying alleging claiming adding telling arguing
"""
_VIEWS = ("in the view of", "in the eyes of", "in the opinion of", "in the words of")
ATTRIBUTION: tuple[str, ...] = (*_SAYING.split(), "according to", "described as", *_VIEWS)
"""Words that lay what is said on somebody."""

LAID: tuple[str, ...] = (
    "said", "says", "told", "according to", "claimed", "claims", "alleges", "accuses", "accused", "believe", "believes",
    "think", "thinks", "argued", "insisted", "stated", "described as", "reported that", "reports that", *_VIEWS,
)  # fmt: skip
"""Those whose loss leaves a plain assertion; the others may be the act that is told (announced, warned, showed)."""

REPORTING = frozenset(
    """
    said says say told tells claimed claims claim added noted reported reports announced stated states insisted argued
    argues warned warns alleges alleged believes believe believed thinks think accuses accused confirmed confirms wrote
    writes tweeted explained according declared maintains estimates estimated stressed testified described remarked
    observed contends contended asserted predicted predicts
    """.split()
)
"""Words of saying and believing, and of nothing else."""

NEGATIONS = frozenset(
    {"not", "no", "never", "n't", "without", "neither", "nor", "cannot", "can't", "won't", "didn't", "doesn't", "don't",
     "isn't", "wasn't", "weren't", "aren't", "hasn't", "haven't", "hadn't", "couldn't", "wouldn't", "shouldn't"}
)  # fmt: skip

KIN = frozenset(
    """
    brother sister son daughter father mother wife husband uncle aunt nephew niece cousin widow widower grandson
    granddaughter grandfather grandmother fiancee
    """.split()
)
"""Who somebody is to another; one person is one of them."""

OFFICIAL = frozenset(
    """
    official officials army military police government ministry authorities spokesman spokeswoman minister president
    general commander governor mayor court prosecutor prosecutors officer officers navy
    """.split()
)
PRIVATE = frozenset(
    """
    resident residents villager villagers witness witnesses neighbour neighbours neighbor neighbors survivor survivors
    doctor doctors nurse nurses shepherd farmer farmers driver drivers passenger passengers worker workers student
    students activist activists relative relatives friend friends teacher teachers fisherman fishermen refugee refugees
    expert experts analyst analysts shopkeeper traveller travellers bystander bystanders
    """.split()
)
WRITTEN = frozenset("report study survey document documents statement letter memo poll newspaper paper".split())
"""Kinds of speakers: in office, none, and what is written; words of one kind may be one speaker."""

IMPLICIT = frozenset(
    """
    fail failed fails failing refuse refused refuses decline declined declines deny denied denies absent lack lacked
    lacks avoid avoided unable unlikely prevent prevented prevents stop stopped bar barred ban banned reject rejected
    rejects hardly scarcely barely few little dismiss dismissed rule ruled missed skip skipped impossible unaware
    unknown stay stays stayed remain remains none nobody nothing neither
    """.split()
)
"""Words that deny without a negation: who failed to agree did not."""

OPPOSITES: tuple[tuple[str, str, str, str], ...] = (
    ("negation_changed", "refused declined", "agreed consented offered", "The miller refused to sell the mill."),
    ("negation_changed", "rejected", "accepted approved", "The council rejected the plan."),
    ("negation_changed", "denied", "confirmed admitted acknowledged", "The mayor denied the sale."),
    ("negation_changed", "failed", "managed", "The miller failed to sell the mill."),
    ("negation_changed", "still", "longer", "The mill can still be used by carts."),
    ("negation_changed", "opposes", "supports backs", "The mayor opposes the dam."),
    ("negation_changed", "without", "with after", "The mill stood there without guards."),
    ("negation_changed", "none", "all both each", "Of the mills none has closed."),
    ("negation_changed", "guilty", "innocent", "The miller was found guilty."),
    ("negation_changed", "legal lawful", "illegal unlawful", "The sale was legal under the old law."),
    ("negation_changed", "safe", "unsafe dangerous", "The old dam is safe."),
    ("negation_changed", "possible", "impossible", "They said a sale is possible."),
    ("negation_changed", "likely", "unlikely", "They said a sale is likely."),
    ("negation_changed", "allowed permitted", "forbade banned barred prohibited", "The mayor allowed the march."),
    ("meaning_changed", "lost", "won", "The miller lost the vote."),
    (
        "meaning_changed",
        "rose increased grew climbed",
        "fell decreased declined dropped shrank",
        "The price rose sharply.",
    ),
    ("meaning_changed", "widened", "narrowed", "The gap widened again."),
    ("meaning_changed", "strengthened", "weakened", "The crown strengthened again."),
    ("meaning_changed", "before", "after", "The miller left before the fire."),
    ("meaning_changed", "above", "below", "It closed above its price of May."),
    ("meaning_changed", "opened reopened", "closed shut", "The old lock opened on Monday."),
    ("meaning_changed", "joined", "left quit", "Vanora joined the league."),
    ("meaning_changed", "lifted", "imposed", "The council lifted the toll."),
    ("meaning_changed", "ended", "began started", "The long strike ended on Monday."),
    ("meaning_changed", "released freed", "detained arrested jailed", "The police released the miller."),
    ("meaning_changed", "survived", "died", "The old miller survived."),
    ("meaning_changed", "alive", "dead", "The miller was found alive."),
)
"""Words of which one says what the other denies: the kind of change, the forms of each side, an example."""

STEPS: tuple[tuple[str, str, str], ...] = (
    (
        "postponed delayed deferred adjourned",
        "scrapped cancelled canceled abandoned dropped",
        "They postponed the vote.",
    ),
    ("wounded injured hurt", "killed died dead", "Six men were wounded."),
    ("suspended frozen paused", "terminated ended cancelled canceled revoked", "They suspended the accord."),
    ("arrested detained questioned", "convicted sentenced jailed", "The clerk was arrested."),
    ("accused suspected", "convicted guilty", "The clerk was accused of theft."),
    ("proposed drafted", "adopted passed enacted", "The council drafted a law."),
    ("damaged", "destroyed razed", "The bridge was damaged."),
    ("threatened", "attacked struck", "They threatened the port."),
    ("promised pledged", "delivered gave", "The king promised grain."),
)
"""Steps of one affair, or outcomes, of which one is not the other: the forms of each, an example."""

SOFT = frozenset({"asked", "requested", "invited", "urged", "encouraged", "advised", "persuaded"})
HARD = frozenset({"forced", "compelled", "ordered", "coerced", "obliged", "made", "kicked", "threw", "thrown"})
"""Getting somebody to do a thing: by words, by force."""

NEUTRAL = frozenset(
    """
    militant militants rebel rebels fighter fighters insurgent insurgents guerrilla guerrillas gunman gunmen
    separatist separatists militia militias militiamen
    """.split()
)
LOADED = frozenset("terrorist terrorists extremist extremists jihadist jihadists islamist islamists".split())
"""Names for an armed group: by what it does, by what is thought of it."""

WEEKDAYS = WEEKDAY_WORDS
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
PLACING = frozenset({"in", "at", "near", "from", "outside", "into", "off", "inside", "across", "over", "around", "to"})
"""Prepositions before a place."""
WITHIN, BESIDE = frozenset({"in", "at", "from", "inside", "into"}), frozenset({"near", "outside", "off", "beyond"})
"""Those that say that a thing is there, and that it is only close by."""
ARTICLES = frozenset({"the", "a", "an"})
FACILITIES = frozenset(
    """
    airport station port harbour harbor hospital university prison stadium embassy consulate court bridge refinery
    museum
    """.split()
)
"""Nouns of a building that a town lends its name."""
WATERS = frozenset({"ocean", "sea", "gulf", "strait", "bay", "channel"})
GENERAL = frozenset("sea ocean country city town region province area village river mountains desert capital".split())
"""Nouns that stand for a place and do not say which."""
COMPASS = (
    (("north", "northern"), ("south", "southern")), (("east", "eastern"), ("west", "western")),
    (("northeast", "northeastern", "north-eastern"), ("southwest", "southwestern", "south-western")),
    (("northwest", "northwestern", "north-western"), ("southeast", "southeastern", "south-eastern")),
    (("north", "northern"), ("east", "eastern")), (("north", "northern"), ("west", "western")),
    (("south", "southern"), ("east", "eastern")), (("south", "southern"), ("west", "western")),
)  # fmt: skip
"""Quarters that exclude each other."""
FIRSTS = frozenset({"maiden", "inaugural", "debut"})
"""Words for the first of a kind."""
CONDITIONS = frozenset(
    {"if", "unless", "when", "until", "only", "provided", "but", "except", "though", "although", "as", "who", "whose"}
)
"""Words that begin what limits the words before them."""
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "one", "this", "that", "these", "those"})
QUOTING = frozenset({"quoted", "quoting", "quotes", "cited", "citing", "cites"})
