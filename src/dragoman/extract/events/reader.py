"""What a word and everything below it tells of: a token of a parsed sentence in, a `Reading` out.

The rows of `predicates.csv` are tried at the word, the most demanding first. A row with a type is the
act; a row with an operator looks for the act below (object, complement, prepositional phrase) and
changes it. Auxiliaries and negation come last, so that "will not lift sanctions" is read inside out.
"""

from dataclasses import replace

from dragoman.codebooks.answering import answering
from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import Predicate
from dragoman.extract.events import clauses, frames, operators, reach, rules
from dragoman.extract.events.auxiliaries import with_auxiliaries
from dragoman.extract.events.forms import rows_of
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.surroundings import Surroundings
from dragoman.model.text import Sentence, Token

_MAX_DEPTH = 12
"""How deep acts may be nested in acts; deeper is a broken parse."""
_CAUTIONS = frozenset(("warn", "caution", "alert"))
_FADES = frozenset(("waver", "falter", "flag", "wane", "weaken", "fade", "diminish", "slacken", "subside", "abate",
                    "cease", "ebb", "dwindle", "flinch"))  # fmt: skip
"""Verbs that negated say that the act goes on: "its support has never wavered"."""
_FINISHES = frozenset(("conclude", "complete", "finish"))
_UNDER = ("dobj", "nsubjpass", "nsubj", "pobj", "prep", "conj", "attr")
_WISHES = frozenset(("want", "seek", "pursue", "solicit"))
_THREATS = ("threaten", "threat", "menace")
_SEES = frozenset(("hear", "learn", "confirm", "verify", "discuss", "mention", "see", "recall", "review"))
"""Verbs whose subject has no part in the act that is their object."""
_TALK, _QUESTION, _TELLING = "talk", "question", "telling"
"""What a word of demanding or threatening may be instead of an operator."""
_TOLD = ("REQUEST", "THREATEN", "AGREE")
"""What is done by telling someone of it; all else that a party is told of is talk."""


class Reader:
    """Reads the words of one sentence, each at most once.

    `focus` holds the token indices on the way from the root to the recipient, where one is marked: of
    several acts below a word, the one that leads there is meant.
    """

    def __init__(self, sentence: Sentence, focus: frozenset[int] = frozenset(), own: frozenset[int] = frozenset(),
                 theirs: frozenset[int] = frozenset(), *, strict: bool = False) -> None:  # fmt: skip
        """Nothing is read yet.

        Args:
            sentence: Parsed.
            focus: As above.
            own: Tokens of the source's name.
            theirs: Tokens of the recipient's name.
            strict: Unknown words are not looked through, and saying is no act.
        """
        self.sentence = sentence
        self.focus = focus
        self.own = own
        self.theirs = theirs
        self.strict = strict
        self._read: dict[int, Reading | None] = {}
        self._depth = 0

    def read(self, index: int) -> Reading | None:
        """What the word at `index` tells of, or None where the tables say nothing."""
        if index in self._read:
            return self._read[index]
        self._read[index] = None
        if self._depth >= _MAX_DEPTH:
            return None
        self._depth += 1
        token = self.sentence.tokens[index]
        reading = self._bare(token)
        if reading is not None:
            reading = self._as_helped(token, reading, negated=clauses.negated(self.sentence, token))
        self._depth -= 1
        self._read[index] = reading
        return reading

    def govern(self, index: int, reading: Reading) -> Reading:
        """The reading of a noun as the verbs above it leave it: "the talks were cancelled"."""
        token = self.sentence.tokens[index]
        for _ in range(_MAX_DEPTH):
            head = self.sentence.tokens[token.head]
            if head.index == token.index or token.dep not in _UNDER:
                break
            if token.dep == "nsubj" and head.pos == "VERB" and self.sentence.children(head.index, "dobj", "ccomp"):
                break
            predicate = self._match(head) if head.pos in ("VERB", "NOUN") else None
            if head.pos == "VERB" or head.pos == "AUX":
                ends = predicate is not None and clauses.runs_out(self.sentence, token, head)
                if ends and reading.type in ("CONSULT", "PROTEST"):
                    return reading  # "two days of talks ended"
                if predicate is not None and predicate.operator and predicate.operator not in ("say", "demand"):
                    reading = operators.apply(predicate.operator, reading, operators.step(head, predicate), head.index)
                elif predicate is not None and predicate.type and self._outdoes(token, predicate, reading):
                    reading = operators.act(head, predicate)
                not_done = clauses.negated(self.sentence, head) and head.lemma not in _FADES
                reading = self._as_helped(head, reading, negated=not_done)
                return reading if self.strict else self._controlled(head, reading)
            if predicate is not None and predicate.operator:
                reading = operators.apply(predicate.operator, reading, operators.step(head, predicate), head.index)
            token = head
        return reading

    def _outdoes(self, token: Token, predicate: Predicate, reading: Reading) -> bool:
        """Whether the verb is the act and its noun only how: "met a demand", "killed in an encounter with"."""
        if predicate.frame and token.dep != "pobj":
            return True
        return token.dep == "prep" and predicate.type == "ASSAULT" and reading.type == "CONSULT" and not self.strict

    def _controlled(self, token: Token, reading: Reading) -> Reading:
        """The reading of an infinitive as the verb above it leaves it: "agreed to found a force of peacekeepers"."""
        head = self.sentence.tokens[token.head]
        if token.dep != "xcomp" or head.pos != "VERB":
            return reading
        predicate = self._match(head)
        if predicate is not None and predicate.operator and predicate.operator != "say":
            reading = operators.apply(predicate.operator, reading, operators.step(head, predicate), head.index)
        return self._as_helped(head, reading, negated=clauses.negated(self.sentence, head))

    def _bare(self, token: Token) -> Reading | None:
        rows = self._rows(token)
        if not rows and self.strict:
            return self._unknown(token, None)
        inner = self._inner(token) if not rows or any(row.looks_below for row in rows) else None
        predicate = self._fitting(token, rows, has_act=inner is not None)
        if predicate is None:
            return self._unknown(token, inner)
        if self.strict and token.lemma in _SEES and predicate.operator:
            return None
        step = operators.step(token, predicate)
        if predicate.type is not None:
            return replace(operators.act(token, predicate), taken=reach.taken(self.sentence, token, predicate))
        operator = predicate.operator or "light"
        if self.strict:
            operator, undone = self._told(token, operator, inner)
            if undone is not None:
                return replace(
                    undone, status="negated", steps=(step, *undone.steps), chain=(token.index, *undone.chain)
                )
        if not operator:
            return None
        return self._operated(token, operator, inner, step)

    def _operated(self, token: Token, operator: str, inner: Reading | None, step: str) -> Reading | None:
        """What a word that changes acts makes of the one below, or tells of by itself."""
        if operator == "light" and inner is not None and clauses.is_to(self.sentence, token, inner.anchor):
            operator = "intend"
        if operator == "light":
            joint = inner is None and clauses.jointly(self.sentence, token, made=self.strict)
            return operators.together(token) if joint else inner and operators.apply("light", inner, step, token.index)
        if operator == "say":
            if self.strict and (clauses.says_ought(self.sentence, token) or clauses.orders(self.sentence, token)):
                return operators.urged(token, inner, step)
            return None if self.strict else self._said(token, inner, step)
        undone = "light" if clauses.goes_on(self.sentence, token) else operators.UNDONE.get(operator)
        if inner is not None and undone is not None and clauses.negated(self.sentence, token):
            return operators.apply(undone, inner, f"not {step}", token.index)
        operator = self._as_meant(token, operator, inner)
        if operator == _TALK or (operator == _QUESTION and not self.strict):
            return operators.talk(token, step)
        if operator in (_QUESTION, _TELLING):
            return None if self.strict else self._said(token, inner, step)
        if inner is None:
            alone = not self.strict or self._stands_alone(token, operator)
            return operators.alone(operator, token.index, step) if alone else None
        if operator == "demand":
            return self._demanded(token, inner, step)
        return operators.apply(operator, inner, step, token.index)

    def _as_meant(self, token: Token, operator: str, inner: Reading | None) -> str:
        """The operator as the clauses of its word leave it; or that it is talk, a question or telling of a fact."""
        sentence = self.sentence
        if operator == "end" and token.lemma in clauses.RUNS_OUT and inner is not None and inner.mode in rules.RUN_OUT:
            return "light"
        if operator == "threaten" and token.lemma in _CAUTIONS:
            if inner is not None and inner.negated and clauses.says_not(sentence, token):
                return _QUESTION  # "warned that none can stop Peru"
            operator = "demand" if clauses.warns_off(sentence, token) else operator
        if operator == "threaten" and clauses.warns_of_others(sentence, token, self.own):
            return _TALK
        if operator == "demand" and token.lemma in _WISHES and clauses.wants_itself(sentence, token):
            operator = "intend"
        if operator == "intend" and clauses.wants_of_other(sentence, token, self.own):
            operator = "demand"
        if operator != "demand":
            return operator
        if clauses.wonders(sentence, token):
            return _QUESTION
        doubted = inner is not None or (self.strict and token.lemma in clauses.SUPPOSES)
        return _TELLING if doubted and clauses.asserts(sentence, token) else operator

    def _demanded(self, token: Token, inner: Reading, step: str) -> Reading:
        """What a demand amounts to: an accusation where its act is hostile to the recipient, or what it is for."""
        if inner.type in (*operators.MATERIAL_CONFLICT, "ACCUSE") and self._aimed(inner):
            return replace(inner, type="ACCUSE", act="ACCUSE", mode=None, steps=(step, *inner.steps))
        anchor = self.sentence.tokens[inner.anchor]
        if inner.type == "SUPPORT" and clauses.favours(self.sentence, token, anchor, self.theirs, self.focus):
            return replace(inner, steps=(step, *inner.steps))
        return operators.apply("demand", inner, step, token.index)

    def _unknown(self, token: Token, inner: Reading | None) -> Reading | None:
        """What a word tells of of which no row holds here."""
        if self.strict:
            return operators.together(token) if clauses.jointly(self.sentence, token, made=True) else None
        return self._through(token, inner)

    def _through(self, token: Token, inner: Reading | None) -> Reading | None:
        """What is below a word of which no row holds here: "renewed its demand"; of a noun, what it is there for."""
        if token.pos not in ("VERB", "AUX"):
            return self._purpose(token)
        if inner is None and self._rows(token):
            things = self.sentence.children(token.index, *reach.COMPLEMENTS)
            inner = next((found for each in things if (found := self.read(each.index)) is not None), None)
        if inner is not None:
            return inner
        if clauses.jointly(self.sentence, token):
            return operators.together(token)
        if clauses.will_not(self.sentence, token):
            return operators.alone("refuse", token.index, f"will not {token.lemma.lower()}")
        return None

    def _told(self, token: Token, operator: str, inner: Reading | None) -> tuple[str, Reading | None]:
        """The operator as running text means it; the act below, where it is said not to have been done."""
        things = self.sentence.children(token.index, "dobj")
        below = self.sentence.children(token.index, "xcomp", "ccomp")
        if operator == "light" and token.lemma == "have" and inner is not None and inner.type != "CONSULT":
            return "", None  # having a plan or a dispute is no act
        if inner is not None and token.lemma == "stop" and clauses.stopped_short(self.sentence, token):
            return operator, inner
        if operator == "end" and token.lemma in _FINISHES:
            return "light", None
        if operator == "intend" and token.lemma == "undertake" and things:
            return "light", None
        hostile = inner is not None and inner.type not in operators.COOPERATION
        if operator == "refuse" and token.lemma in rules.UNABLE and inner is not None:
            return operator, inner if inner.type in operators.MATERIAL_CONFLICT else None
        if (
            hostile
            and (operator in ("avoid", "fail") or token.lemma == "resist")
            and below + clauses.after_from(self.sentence, token)
        ):
            return operator, inner
        return operator, None

    def _aimed(self, inner: Reading) -> bool:
        """Whether the recipient stands below the act itself: it is to suffer it, not to do it."""
        return any(
            thing.index in self.focus
            for name, thing in frames.phrases(self.sentence, self.sentence.tokens[inner.anchor], near=False)
            if name in ("against", "on", "upon", "to", "into", "over", "of")
        )

    def _rows(self, token: Token) -> tuple[Predicate, ...]:
        if self.strict and token.pos == "PROPN":
            return ()
        rows = rows_of(self.sentence, token)
        if not rows or frames.is_preposition(self.sentence, token):
            return ()
        return () if self.strict and token.lemma.lower() in grounds()["vague"] else rows

    def _match(self, token: Token) -> Predicate | None:
        """The row of a word that governs an act."""
        return self._fitting(token, self._rows(token), has_act=True)

    def _fitting(self, token: Token, rows: tuple[Predicate, ...], *, has_act: bool) -> Predicate | None:
        around = Surroundings(self.sentence, token)
        return next((row for row in rows if around.fit(row, has_act=has_act)), None)

    def _inner(self, token: Token) -> Reading | None:
        """The act below the word: what leads to the recipient first, then in the order of `reach.COMPLEMENTS`."""
        below = self._below(token)
        there = bool(self.sentence.children(token.index, "expl"))  # "there was praise for the plan of Chile"
        compounds = [each for each in below if each.dep == "compound" or (there and each.dep == "attr")]
        for child in compounds + [each for each in below if each.index in self.focus] + below:
            reading = self.read(child.index)
            if reading is not None:
                return reading
        return None

    def _below(self, token: Token) -> list[Token]:
        if self.strict:
            return reach.near(self.sentence, token)
        found = reach.wide(self.sentence, token)
        head = reach.with_head(self.sentence, token)
        if head is not None and head.index not in self._read:
            found.append(head)
        return reach.with_joined(self.sentence, found)

    def _as_helped(self, token: Token, reading: Reading, *, negated: bool) -> Reading:
        return with_auxiliaries(self.sentence, token, reading, negated=negated, strict=self.strict)

    def is_aside(self, clause: Token) -> bool:
        """Whether an adverbial clause tells of another happening, or only what the act is for."""
        return clauses.is_circumstance(self.sentence, clause) or clause.tag == "VB"

    def _said(self, token: Token, inner: Reading | None, step: str) -> Reading | None:
        """What saying makes of the clause: a demand where it says "must", an accusation where another acts."""
        below = self.sentence.children(token.index, "ccomp", "xcomp")
        if not below:
            return inner and operators.apply("light", inner, step, token.index)
        if clauses.bids(self.sentence, token):
            return (
                operators.apply("order", inner, step, token.index)
                if inner
                else operators.alone("order", token.index, step)
            )
        clause = next((each for each in below if each.index in self.focus), below[0])
        subject = self.sentence.children(clause.index, "nsubj", "nsubjpass")
        other = bool(subject) and subject[0].index not in self.own
        other = other and (subject[0].pos != "PRON" or subject[0].index in self.theirs)
        if any(child.lower in clauses.OUGHT for child in self.sentence.children(clause.index, "aux")):
            return (
                operators.apply("demand", inner, step, token.index)
                if inner
                else operators.alone("demand", token.index, step)
            )
        if clauses.tells(self.sentence, token, self.theirs) and not (inner and inner.type in _TOLD):
            return operators.talk(token, f"{step} to the recipient")
        if inner is None:
            return None
        own_policy = any(child.lower in clauses.FUTURE for child in self.sentence.children(clause.index, "aux"))
        other = other and not own_policy and not (clause.lemma == "be" and inner.type == "REJECT")
        if other and inner.type not in operators.COOPERATION and inner.type not in ("REQUEST", "THREATEN"):
            return Reading(type="ACCUSE", mode="allege", act=inner.act, anchor=inner.anchor, status="hypothetical",
                           steps=(f"{step} of another", *inner.steps))  # fmt: skip
        return operators.apply("light", inner, step, token.index)

    def _stands_alone(self, token: Token, operator: str) -> bool:
        """Whether an operator without an act is an act itself: "rejected the plan", but not "declined to comment"."""
        if operator == "refuse":
            complements = self.sentence.children(token.index, "xcomp", "ccomp")
            if complements:
                return clauses.is_done_to(self.sentence, complements)
            bare = token.pos == "VERB" and token.lemma in answering()["answer"]  # "Chile refused"
            return bare or bool(frames.objects(self.sentence, token))
        if operator == "intend":  # "Peru and Chile agreed to build a bridge"
            return clauses.binds_itself(self.sentence, token)
        return operator == "demand" or (operator == "threaten" and token.lemma.lower() in _THREATS)

    def _purpose(self, token: Token) -> Reading | None:
        """What a thing is there to do or says: "experts to investigate it", "a report critical of Chile"."""
        for clause in self.sentence.children(token.index, "acl", "amod"):
            tells = clause.tag in ("VBG", "JJ") and clause.index in self.focus
            if clause.tag == "VB" or tells:
                return self.read(clause.index)
        return None
