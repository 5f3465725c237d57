"""Who may take part in which act, and where he stands: the tables that `parties` applies."""

MEDIATES = "third-party"
"""The mode of bringing others together."""
OFFICIAL = frozenset(("GOV", "MIL", "LEG", "JUD", "SPY", "COP", "REB", "PTY", "UAF", "PRM", "OPP", "ELI", "REL"))
"""Sectors that make a person a party: who acts for a state, an armed group, a political body or a church."""
PRIVATE = frozenset(("BUS", "CVL", "AGR", "LAB", "MED", "SOC", "CRM", "JRN", "EDU"))
"""Sectors of which two do not make an event of public life."""
PRIVATE_BODIES = frozenset(("JRN", "EDU"))
"""Organisations that tell of acts more often than they act."""
RECIPROCAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT", "RETREAT"))
OF_SOURCE = frozenset(("CONSULT", "RETREAT", "MOBILIZE", "CONCEDE", "AGREE", "PROTEST", "COOPERATE"))
"""Types whose noun is done by what follows "of" (the visit of the king); of others it is done to it."""
CRIMES = frozenset(("atrocity", "aggression", "brutality", "cruelty", "barbarity", "savagery", "counteroffensive",
                    "counter-offensive", "counterattack", "counter-attack"))  # fmt: skip
"""What is named after those who do it: "the atrocities of the invaders"."""
AT = frozenset(("CONSULT", "AID", "ASSAULT", "MOBILIZE", "COERCE", "RETREAT", "SANCTION"))
"""Types whose "in X" says to whom, where nothing else does."""
OBJECT_CONTROL = frozenset(
    ("force", "order", "tell", "ask", "urge", "allow", "permit", "help", "persuade", "encourage", "press", "pressure",
     "invite", "compel", "enable", "get", "convince", "advise", "warn", "accuse", "blame", "criticize", "condemn",
     "prevent", "stop", "charge", "suspect", "let", "see", "hear", "send", "authorize", "call", "direct", "instruct",
     "lead", "want", "expect", "use", "praise", "thank", "commend", "congratulate", "applaud", "fault", "denounce",
     "punish", "reward", "fine", "rebuke", "scold")
)  # fmt: skip
TO_RECIPIENT = {
    "AGREE": ("with", "to"),  # agreed with X to
    "CONSULT": ("with", "to", "between"),  # talks with X, a visit to X
    "SUPPORT": (
        "for",
        "to",
        "with",
        "of",
        "toward",
        "towards",
        "behind",
        "from",
        "on",
        "upon",
    ),  # support for X, apologized to X
    "CONCEDE": ("to", "with", "on", "of"),  # bowed to X
    "COOPERATE": ("with", "to", "from"),  # trade with X, sold to X
    "AID": ("to", "for", "of"),  # aid to X
    "RETREAT": ("from", "against", "on", "to", "with", "of"),  # withdrew from X, lifted sanctions on X
    "REQUEST": ("on", "to", "from", "of", "with", "against", "for"),  # called on X, demanded from X
    "ACCUSE": (
        "against",
        "at",
        "on",
        "of",
        "to",
        "with",
        "toward",
        "towards",
        "for",
        "into",
        "over",
    ),  # blamed the war on X
    "REJECT": ("of", "to", "from", "against", "with"),  # rejected the offer of X
    "THREATEN": ("against", "on", "to", "at", "toward", "with", "of", "over"),  # sanctions against X
    "PROTEST": ("against", "at", "outside", "to", "over", "on", "in"),  # rallied outside X
    "SANCTION": ("on", "against", "with", "from", "to", "of", "in"),  # sanctions on X, its embassy in X
    "MOBILIZE": (
        "against",
        "toward",
        "towards",
        "to",
        "at",
        "over",
        "into",
        "near",
        "with",
        "on",
        "along",
        "off",
    ),  # missiles toward X, troops on the border of X
    "COERCE": ("on", "against", "of", "from", "for"),  # a crackdown on X
    "ASSAULT": ("against", "on", "upon", "at", "into", "with", "of", "toward", "inside"),  # an attack on X
}
"""Prepositions that lead to the other party of an act, the likeliest first."""
COMES_DOWN = frozenset(("land", "fall", "hit", "strike", "slam", "explode", "crash"))
"""What weapons do where they reach their aim."""
GOES_OVER = COMES_DOWN | {"fly", "pass", "cross", "overfly", "soar", "sail", "drift", "streak", "travel"}
"""What weapons do on their way."""
WHERE_TO = frozenset(("in", "on", "at", "into", "over", "near"))
EFFECTS = frozenset(
    ("hit", "strike", "kill", "wound", "injure", "destroy", "damage", "rock", "shake", "batter", "pound", "devastate",
     "maim", "cause", "flatten", "sink", "hurt", "claim", "leave", "level", "target", "inflict", "set", "wreck")
)  # fmt: skip
"""What is told in a participle of what an attack did: "fired rockets, hitting a town"."""
TAKES = frozenset(("take", "retake", "capture", "recapture", "seize", "wrest", "liberate", "win", "gain", "grab",
                   "regain", "recover", "restore", "reassert", "reestablish", "re-establish"))  # fmt: skip
TAKES_BACK = frozenset(("retake", "recapture", "liberate", "regain", "recover", "restore", "reassert", "reestablish",
                        "re-establish"))  # fmt: skip
HOLDS_OFF = frozenset(("repel", "repulse", "beat", "fend", "drive", "defend"))
"""Verbs of defence: where it is done is the defender's own."""
FOES = frozenset(("enemy", "foe", "adversary", "occupier", "occupant", "invader", "aggressor"))
"""Those who are somebody's enemies: what is theirs is not that of the place where it stands."""
THERE = frozenset(("in", "near", "off"))
"""Prepositions from an act, or from what it strikes, to the place that says whose that is."""
THRUSTS = frozenset(
    ("attempt", "bid", "breakthrough", "incursion", "infiltration", "advance", "landing", "push", "offensive", "thrust")
)
"""What is repelled is theirs who undertake it: "an incursion by Peru"."""
THROUGHOUT = frozenset(("in", "across", "throughout", "near", "around", "over", "of"))
"""Prepositions from the ones who were hit to where they are."""
LIKE = frozenset(("style", "type", "like", "based", "born", "made", "built", "educated", "trained", "speaking"))
"""What follows a name and a hyphen where the name takes no part."""
QUARRELS = frozenset(("clash", "spar", "feud", "quarrel", "argue", "wrangle", "bicker"))
"""Verbs whose several subjects do it to one another."""
LEAVES = frozenset(("leave", "depart", "set"))
CLAUSE_TYPES = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "COERCE", "AID", "SANCTION", "AGREE"))
CIRCUMSTANCE = frozenset(
    ("after", "before", "since", "during", "despite", "following", "amid", "until", "because", "of")
)
"""Prepositions whose noun is another happening than the verb's: "left after the talks"."""
ARMED = ("troops", "weapons", "police")
SUFFERED = frozenset(("release", "abduct", "arrest", "targeted", "convict", "deport"))
"""Modes whose noun is owned by the one who suffers it: "the girls' release", "his arrest"."""
GETS = frozenset(("receive", "get", "obtain", "secure", "win", "gain", "collect", "accept", "pick", "garner"))
TAKEN_OVER = frozenset(("custody", "delivery", "possession", "charge"))
"""What one takes of that which another hands over."""
HANDS_OVER = frozenset(("hand", "deliver", "transfer", "return", "repatriate", "turn", "give", "surrender"))
"""Verbs by which people are given into the hands of others."""
RETURNS = frozenset(("return", "exchange"))
"""What one does "in" where another does the like."""
SWAPS = frozenset(("exchange", "swap", "swop", "trade"))
DRAWS = frozenset(("draw", "attract", "provoke", "earn", "elicit", "incur", "prompt", "spark"))
"""Verbs by which one brings on what another does: "drew criticism from Chile"."""
HOSTS = frozenset(("receive", "welcome", "greet", "host", "entertain"))
"""Verbs of visits whose subject is the host and whose object comes."""
APART = frozenset(("both", "each", "separately", "respectively", "individually"))
"""Words after a list that say of each of it what is told."""
JOINT = frozenset(("agree", "meet", "deal", "accord", "pact", "compromise", "consensus"))
"""What takes all who do it, besides what they have together."""
MUTUAL = frozenset(("meeting", "talk", "summit", "negotiation", "tie", "relation", "dispute", "row", "cooperation",
                    "treaty", "alliance", "border", "agreement", "dialogue", "partnership"))  # fmt: skip
"""What two have together."""
GIVEN = frozenset(("support", "thanks", "thank", "backing", "praise", "gratitude", "approval", "blessing",
                   "endorsement", "sympathy", "applause", "condolence"))  # fmt: skip
"""What is received "of" the one who gives it: "won the support of Chile"."""
FELT = frozenset(("commitment", "support", "confidence", "faith", "trust", "solidarity", "sympathy", "admiration"))
"""What the one who speaks of it has himself."""
VOICED = frozenset(("complaint", "concern", "objection", "grievance", "misgiving", "reservation", "worry", "doubt"))
"""What is voiced is theirs who voice it."""
COMPLAINTS = frozenset(("protest", "complain", "complaint", "objection", "grievance", "charge", "petition"))
"""What is brought against one party before another."""
CARED_FOR = frozenset(("safety", "fate", "welfare", "health", "plight", "life", "future", "whereabouts", "suffering"))
"""Whose it is is not blamed: "voiced concern about the safety of Peruvians"."""
TRUST = frozenset(("confidence", "trust", "faith"))
"""What one has "in" another."""
JOURNEYS = frozenset(("visit", "trip", "tour"))
"""What ends where it is said to be: "a tour in Chile"."""
TALKS = frozenset(("call", "conversation", "conference", "interview", "trip", "sideline"))
"""What "on" and "over" set the scene with: "on a call with Chile"."""
STRIFE = frozenset(
    ("war", "conflict", "clash", "battle", "fighting", "standoff", "rivalry", "tension", "friction", "dispute", "feud")
)
"""What two have against each other."""
TOLLS = frozenset(("toll", "casualty", "loss"))
"""What counts the harm done, not who does it."""
TOPICAL = frozenset(("discuss", "debate", "negotiate", "review", "explore"))
"""Verbs of talking whose object is what is talked about."""
TELLS_OF = frozenset(("warn", "caution", "complain"))
"""Verbs of speaking ill whose "about X" says of whom."""
STANDS_BY = frozenset(("support", "back", "honor", "honour", "endorse", "favor", "favour", "praise"))
"""What a thing does for the party that it is held for: "the parade honouring Chile"."""
GUESTS = frozenset(("refugee", "migrant", "family", "orphan", "child", "people", "person", "wounded", "evacuee",
                    "student", "deserter", "exile", "patient", "casualty", "survivor", "fugitive"))  # fmt: skip
"""Those who are taken in: they are theirs from whom they come."""
TO_ENVOYS = frozenset(("summon", "expel", "declare", "call", "deport", "throw", "banish"))
"""What is done to envoys by those to whom they are sent."""
HAVENS = frozenset(("asylum", "refuge", "sanctuary", "shelter"))
"""What is asked of those who rule where it is sought: "sought asylum in Chile"."""
CLOSE = 4
DONE_TO_PEOPLE = frozenset(("expel", "deport", "arrest"))
"""Modes whose object is the party, though the frame names it: "expelled all Chilean diplomats from Lima"."""
THIRD = frozenset(("propose", "suggest", "offer", "urge", "call", "demand", "broker", "mediate", "negotiate",
                    "facilitate", "host", "arrange", "secure", "help", "support", "welcome", "back",
                    "seek"))  # fmt: skip
"""Verbs by which one brings about an act between others."""
SIDES = frozenset(("between", "among", "with", "for"))
VERBAL = frozenset(("SUPPORT", "AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE"))
"""Types of which a mere place is no party."""
COUNTS = frozenset(("number", "group", "dozen", "hundred", "thousand", "most", "member", "one", "all", "series",
                    "bunch", "handful", "couple", "toll", "casualty", "loss"))  # fmt: skip
HOURS = frozenset(("noon", "midnight", "midday", "dawn", "dusk", "sunset", "sunrise", "nightfall"))
"""Moments of a day: what stands "at" one says when."""
PAPERS = frozenset(
    ("resolution", "law", "bill", "decree", "order", "statement", "plan", "agreement", "deal", "treaty", "measure",
    "letter", "declaration", "communique", "ruling", "decision", "legislation", "proposal", "motion", "pact")
)  # fmt: skip
"""What says or does something in the name of those who issue it."""
DECREES = frozenset(("law", "decree", "legislation", "ruling", "ordinance"))
DECREED = frozenset(("COERCE", "SANCTION"))
"""Types of acts that a state does by a law: "a Chilean law bans the sect"."""
MAX_STEPS = 8
NEAR = 30
"""Words of a clause that are searched for an aim."""


HARMED = ("person", "seacraft", "airborne", "vehicles", "troops", "weapons", "police", "captive", "building", "land",
          "envoy", "border", "party_body",
           "media", "migrant", "spy")  # fmt: skip
"""Classes of `predicate_objects.csv` that acts of force are done to."""
FORCE = frozenset(("ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"))
"""Types that one of a state's people meets with as its party: "jailed a Peruvian skipper", "rescued" him."""
PEERS = frozenset(("counterpart", "colleague", "neighbor", "neighbour", "namesake"))
"""Those who belong to another state than he whose they are: "phoned his Chilean counterpart"."""
BORDERS = frozenset(("border", "frontier", "boundary"))
AT_HOME = {
    "SUPPORT": frozenset(("embassy", "consulate", "mission", "legation")),
    "REQUEST": HAVENS
    | frozenset(("peace", "calm", "restraint", "ceasefire", "truce", "election", "reform", "stability")),
    "ACCUSE": frozenset(
        ("crackdown", "coup", "repression", "arrest", "detention", "execution", "jailing", "imprisonment", "abuse",
         "violation", "closure", "purge", "persecution", "censorship")
    ),
}  # fmt: skip
"""Things that are asked of, or laid to, those who rule where they are: "appealed for calm in Chile"."""
LOCAL = frozenset(("ASSAULT", "COERCE", "AID"))
"""Types whose thing is the party's where it stands: a base in Chile."""
TAKES_PART = frozenset(("engage", "embark", "participate", "take", "join", "enter", "decide", "agree", "insist",
                         "involve",
                         "go", "set", "part"))  # fmt: skip
"""Verbs that govern what follows "in" and "on"; after others it is a circumstance."""
UNABLE = frozenset(("unable", "unwilling", "reluctant", "hesitant", "loath", "unprepared"))
"""What they are who do not attack, which is then not a refusal of anybody's."""
RUN_OUT = ("visit", "demo")
"""Modes of what is over when it has been done: "the march ended"."""
