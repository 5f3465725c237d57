"""What a word and everything below it tells of: a token of a parsed sentence in, a `Reading` out.

The rows of `predicates.csv` are tried at the word, the most demanding first. A row with a type is the
act; a row with an operator looks for the act below (object, complement, prepositional phrase) and
changes it. Auxiliaries and negation come last, so that "will not lift sanctions" is read inside out.
"""

from dataclasses import replace

from dragoman.codebooks.answering import answering
from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import Predicate
from dragoman.extract.events import clauses, frames, operators, rules
from dragoman.extract.events.forms import rows_of
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.surroundings import Surroundings, names_things
from dragoman.model.text import Sentence, Token

_MAX_DEPTH = 12
"""How deep acts may be nested in acts; deeper is a broken parse."""
_BELOW = ("xcomp", "ccomp", "dobj", "nsubjpass", "acomp", "attr", "oprd", "dative")
_EMPTY = frozenset(("be", "seem", "appear", "remain", "come", "happen", "tend"))
"""Verbs that have subjects and no objects of their own."""
_GOVERNED = (
    frozenset(("into", "to", "for", "with", "out", "of", "about", "against", "from")),
    frozenset(("of", "for", "to", "on", "about", "with")),
)
"""Prepositions after which a verb, and a noun, governs an act: "engaged in talks", "a call for talks"."""
_CAUTIONS = frozenset(("warn", "caution", "alert"))
_FADES = frozenset(("waver", "falter", "flag", "wane", "weaken", "fade", "diminish", "slacken", "subside", "abate",
                    "cease", "ebb", "dwindle", "flinch"))  # fmt: skip
"""Verbs that negated say that the act goes on: "its support has never wavered"."""
_FINISHES = frozenset(("conclude", "complete", "finish"))
_UNDER = ("dobj", "nsubjpass", "nsubj", "pobj", "prep", "conj", "attr")
_WISHES = frozenset(("want", "seek", "pursue", "solicit"))
_IN = frozenset(("in", "on"))
_THREATS = ("threaten", "threat", "menace")
_SEES = frozenset(("hear", "learn", "confirm", "verify", "discuss", "mention", "see", "recall", "review"))
"""Verbs whose subject has no part in the act that is their object."""
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
            reading = self._with_auxiliaries(token, reading, negated=clauses.negated(self.sentence, token))
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
                reading = self._with_auxiliaries(head, reading, negated=not_done)
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
        return self._with_auxiliaries(head, reading, negated=clauses.negated(self.sentence, head))

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
            return replace(operators.act(token, predicate), taken=self._taken(token, predicate))
        operator = predicate.operator or "light"
        if self.strict:
            operator, undone = self._told(token, operator, inner)
            if undone is not None:
                return replace(
                    undone, status="negated", steps=(step, *undone.steps), chain=(token.index, *undone.chain)
                )
        if not operator:
            return None
        if operator == "light" and inner is not None and clauses.is_to(self.sentence, token, inner.anchor):
            operator = "intend"
        if operator == "light" and inner is None and clauses.jointly(self.sentence, token, made=self.strict):
            return operators.together(token)
        if operator == "light":
            return inner and operators.apply("light", inner, step, token.index)
        if operator == "say":
            if self.strict and (clauses.says_ought(self.sentence, token) or clauses.orders(self.sentence, token)):
                return operators.urged(token, inner, step)
            return None if self.strict else self._said(token, inner, step)
        if operator == "end" and token.lemma in clauses.RUNS_OUT and inner is not None and inner.mode in rules.RUN_OUT:
            operator = "light"
        if inner is not None and operator in operators.UNDONE and clauses.negated(self.sentence, token):
            return operators.apply(operators.UNDONE[operator], inner, f"not {step}", token.index)
        if (
            operator == "threaten"
            and token.lemma in _CAUTIONS
            and inner is not None
            and inner.negated
            and clauses.says_not(self.sentence, token)
        ):
            return None if self.strict else operators.talk(token, step)  # "warned that none can stop Peru"
        if operator == "threaten" and token.lemma in _CAUTIONS and clauses.warns_off(self.sentence, token):
            operator = "demand"
        if operator == "threaten" and clauses.warns_of_others(self.sentence, token, self.own):
            return operators.talk(token, step)
        if operator == "demand" and token.lemma in _WISHES and clauses.wants_itself(self.sentence, token):
            operator = "intend"
        if operator == "intend" and clauses.wants_of_other(self.sentence, token, self.own):
            operator = "demand"
        if operator == "demand" and clauses.wonders(self.sentence, token):
            return None if self.strict else operators.talk(token, step)
        doubted = inner is not None or (self.strict and token.lemma in clauses.SUPPOSES)
        if operator == "demand" and doubted and clauses.asserts(self.sentence, token):
            return None if self.strict else self._said(token, inner, step)
        if inner is None:
            alone = not self.strict or self._stands_alone(token, operator)
            return operators.alone(operator, token.index, step) if alone else None
        if operator == "demand" and inner.type in (*operators.MATERIAL_CONFLICT, "ACCUSE") and self._aimed(inner):
            return replace(inner, type="ACCUSE", act="ACCUSE", mode=None, steps=(step, *inner.steps))
        if (
            operator == "demand"
            and inner.type == "SUPPORT"
            and clauses.favours(self.sentence, token, self.sentence.tokens[inner.anchor], self.theirs, self.focus)
        ):
            return replace(inner, steps=(step, *inner.steps))
        return operators.apply(operator, inner, step, token.index)

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
            things = self.sentence.children(token.index, *_BELOW)
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

    def _taken(self, token: Token, predicate: Predicate) -> tuple[int, ...]:
        """The tokens that the row's frame names: "talks" of "held talks" is no second act."""
        given = [condition for group in predicate.frame for condition in group if not condition.absent]
        named = {condition.role for condition in given if names_things(condition)}
        if not named:
            return ()
        found = [each for each in frames.objects(self.sentence, token) if not frames.is_given_to(self.sentence, each)]
        found += [inner for each in found for inner in frames.measured(self.sentence, each)]
        found = found if "obj" in named else []
        found += [thing for name, thing in frames.phrases(self.sentence, token, near=True) if name in named]
        found += frames.subjects(self.sentence, token) if "subj" in named else []
        found += self.sentence.children(token.index, *frames.CLAUSE_DEPS) if "comp" in named else []
        return tuple(each.index for each in found)

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
        """The act below the word: what leads to the recipient first, then in the order of `_BELOW`."""
        below = self._below(token)
        there = bool(self.sentence.children(token.index, "expl"))  # "there was praise for the plan of Chile"
        compounds = [each for each in below if each.dep == "compound" or (there and each.dep == "attr")]
        for child in compounds + [each for each in below if each.index in self.focus] + below:
            reading = self.read(child.index)
            if reading is not None:
                return reading
        return None

    def _below(self, token: Token) -> list[Token]:
        sentence = self.sentence
        found = sorted(sentence.children(token.index, *_BELOW), key=lambda each: _BELOW.index(each.dep))
        found += frames.mistaken_subjects(sentence, token)
        found = [child for child in found if not clauses.stands_before(self.sentence, token, child)]
        if self.strict:
            return self._close(token, found)
        if token.pos in ("NOUN", "PROPN"):
            found = [*sentence.children(token.index, "compound"), *sentence.children(token.index, "acl"), *found]
            found += [thing for name, thing in frames.phrases(sentence, token) if name not in clauses.CIRCUMSTANCE]
            found += [*sentence.children(token.index, "compound", "nmod", "amod", "relcl")]
        else:
            found += [thing for name, thing in frames.phrases(sentence, token) if name not in clauses.CIRCUMSTANCE]
            found += [
                each for each in sentence.children(token.index, "advcl") if not clauses.is_circumstance(sentence, each)
            ]
        if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBD") and not sentence.children(token.index, "dobj"):
            head = sentence.tokens[token.head]
            if head.index not in self._read:
                found.append(head)
        return [each for child in found for each in ([child, *sentence.children(child.index, "conj")])]

    def _close(self, token: Token, found: list[Token]) -> list[Token]:
        """What a word governs in running text: its objects, its clauses, and nouns after a few prepositions."""
        sentence = self.sentence
        if token.pos in ("NOUN", "PROPN"):
            doing = [each for each in sentence.children(token.index, "acl") if each.tag in ("VB", "VBG")]
            found = [*sentence.children(token.index, "compound"), *doing, *found]
        elif token.lemma in _EMPTY:
            found = [each for each in found if each.dep in ("acomp", "attr", "xcomp")]
            if token.lemma != "be":
                return found
        phrases = frames.phrases(sentence, token)
        noun = token.pos in ("NOUN", "PROPN")
        names = _GOVERNED[noun] | (_IN if token.lemma in rules.TAKES_PART else frozenset())
        found += [thing for name, thing in phrases if name in names]
        return [each for child in found for each in ([child, *sentence.children(child.index, "conj")])]

    def is_aside(self, clause: Token) -> bool:
        """Whether an adverbial clause tells of another happening, or only what the act is for."""
        return clauses.is_circumstance(self.sentence, clause) or clause.tag == "VB"

    def _with_auxiliaries(self, token: Token, reading: Reading, *, negated: bool) -> Reading:
        helpers = self.sentence.children(token.index, "aux", "auxpass")
        for child in helpers:
            ought = child.lower in clauses.OUGHT and not self.strict
            if ought or child.lower in clauses.FUTURE or child.lower in clauses.MAY:
                if token.tag == "VB" or any(each.lower == "be" for each in helpers):
                    reading = operators.apply("intend", reading, child.lower)
                break
        if token.tag == "VB" and token.dep == "ROOT" and helpers and helpers[0].tag == "TO":
            reading = operators.apply("intend", reading, "to")  # "Peru to open embassy in Chile"
        if clauses.no_longer(self.sentence, token):
            return operators.apply("end", reading, "no longer")
        if negated and self.strict and reading.type == "AGREE" and clauses.will_not(self.sentence, token):
            return operators.declined(token, reading)
        if negated and "not" in reading.steps and not clauses.negated(self.sentence, token, alone=True):
            return reading  # "has no intention": told once
        if negated and not any(step.startswith("not ") for step in reading.steps):
            reading = operators.apply("negate", reading, "not")
        return reading

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
