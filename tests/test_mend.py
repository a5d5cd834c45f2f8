"""The mend: mistakes of the parser put right, on trees built by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from policyloom.graph.parsing.mend import mend
from policyloom.graph.parsing.parse import pipeline
from policyloom.graph.syntax.tree import Doc
from policyloom.ontology.lexicon import WordRoles, lexicon
from policyloom.ontology.namespace import POL

# word/tag/label/index of the head
Tree = str
# The lemma of a word is here the word itself.
_ROLES = WordRoles(lexicon().word_roles | {POL.causative: frozenset({"wants"})})


def _doc(tree: Tree) -> Doc:
    words, tags, deps, heads = zip(*(part.split("|") for part in tree.split()), strict=True)
    pos = [
        "VERB" if t.startswith("V") else "NOUN" if t.startswith("NN") else "CCONJ" if t == "CC"
        else "PUNCT" if t in ",." else "PART" if t == "TO" else "ADP" if t == "IN" else "DET"
        for t in tags
    ]  # fmt: skip
    read = SpacyDoc(
        pipeline().vocab,
        words=list(words),
        tags=list(tags),
        pos=pos,
        deps=list(deps),
        heads=[int(head) for head in heads],
        lemmas=list(words),
        sent_starts=[1, *[0] * (len(words) - 1)],
    )
    return Doc(read, _ROLES)


@pytest.mark.parametrize(
    ("tree", "word", "head", "label"),
    [
        pytest.param(
            "Peru|NNP|nsubj|1 builds|VBZ|ROOT|1 ports|NNS|dobj|1 that|WDT|nsubj|4 wants|VBZ|relcl|2 farms|NNS|dobj|4"
            " address|VBP|advcl|1 costs|NNS|dobj|6",
            "address",
            "wants",
            "ccomp",
            id="what somebody is helped to do",
        ),
        pytest.param(
            "Peru|NNP|nsubj|1 wants|VBZ|ROOT|1 to|TO|aux|3 back|VB|xcomp|1 farms|NNS|nsubj|6 ,|,|punct|6"
            " train|VB|ccomp|3 vets|NNS|dobj|6",
            "train",
            "back",
            "conj",
            id="a second infinitive after a comma, of which the first one's object is no subject",
        ),
        pytest.param(
            "Peru|NNP|nsubj|1 launched|VBD|ROOT|1 ,|,|punct|1 in|IN|prep|1 May|NNP|pobj|3 ,|,|punct|1"
            " the|DT|det|7 plan|NN|npadvmod|1",
            "plan",
            "launched",
            "dobj",
            id="an object after what is said aside",
        ),
        pytest.param(
            "In|IN|prep|4 May|NNP|pobj|0 ,|,|punct|4 the|DT|det|5 bold|JJ|amod|5 plan|NN|nsubj|6 cut|VBD|ROOT|6",
            "In",
            "cut",
            "prep",
            id="when something was done read as told of who did it",
        ),
        pytest.param(
            "As|IN|mark|7 towns|NNS|nsubj|7 and|CC|cc|1 ports|NNS|conj|1 age|NN|conj|3 ,|,|punct|4 cranes|NNS|conj|4"
            " cut|VBP|ROOT|7 costs|NNS|dobj|7",
            "cranes",
            "cut",
            "nsubj",
            id="a clause that opens the sentence read as its subject",
        ),
        pytest.param(
            "pay|NN|nsubj|1 rose|VBD|ROOT|1 in|IN|prep|1 trades|NNS|pobj|2 ,|,|punct|1 ranging|VBG|advcl|1"
            " from|IN|prep|5 farming|NN|pobj|6 to|IN|prep|5 fishing|NN|pobj|8",
            "ranging",
            "trades",
            "acl",
            id="what ranges from one to another read as what grew",
        ),
        pytest.param(
            "NTO|RB|advmod|1 cut|VBD|ROOT|1 costs|NNS|dobj|1",
            "NTO",
            "cut",
            "nsubj",
            id="the capitals of who acts read as an adverb",
        ),
        pytest.param(
            "trams|NNS|nsubj|1 cut|VBP|ROOT|1 costs|NNS|dobj|1 ,|,|punct|1 and|CC|cc|1 power|NN|compound|6"
            " saves|VBZ|conj|1 time|NN|dobj|6",
            "power",
            "saves",
            "nsubj",
            id="who acts in the second clause read as what sort of deed it is",
        ),
        pytest.param(
            "Act|NNP|nsubj|1 signed|VBD|ROOT|1 yesterday|NN|npadvmod|1 cuts|VBZ|conj|1 costs|NNS|dobj|3",
            "signed",
            "Act",
            "acl",
            id="a participle behind a name read as the verb of the sentence",
        ),
        pytest.param(
            "Net24|NNP|punct|1 cuts|VBZ|ROOT|1 costs|NNS|dobj|1",
            "Net24",
            "cuts",
            "nsubj",
            id="an unknown name read as a mark",
        ),
        pytest.param(
            "It|PRP|nsubj|1 grows|VBZ|ROOT|1 crops|NNS|dobj|1 including|VBG|prep|2 rice|NNS|pobj|3 to|TO|aux|6"
            " cut|VB|relcl|4 costs|NNS|dobj|6",
            "cut",
            "grows",
            "advcl",
            id="a purpose read as what the last of some examples is like",
        ),
        pytest.param(
            "the|DT|det|1 loans|NNS|ROOT|1 the|DT|det|4 bank|NN|compound|4 offers|NNS|nsubj|6 have|VBP|aux|6"
            " helped|VBN|relcl|1 farms|NNS|dobj|6",
            "loans",
            "helped",
            "nsubj",
            id="a clause without a pronoun, of which the noun stands above",
        ),
        pytest.param(
            "the|DT|det|1 loans|NNS|nsubj|6 the|DT|det|4 bank|NN|compound|4 offers|NNS|nsubj|6 have|VBP|aux|6"
            " helped|VBN|ROOT|6 farms|NNS|dobj|6",
            "offers",
            "loans",
            "relcl",
            id="a clause without a pronoun, of which the noun stands beside",
        ),
        pytest.param(
            "PORTS24|CD|npadvmod|6 ,|,|punct|6 the|DT|det|4 next|JJ|amod|4 stage|NN|nsubj|6 ,|,|punct|4 mends|VBZ|ROOT|6"
            " ports|NNS|dobj|6",
            "PORTS24",
            "mends",
            "nsubj",
            id="an unknown name with what it is after it",
        ),
        pytest.param(
            "Peru|NNP|compound|1 risks|VBZ|ROOT|1 losing|VBG|xcomp|1 cod|NN|dobj|2",
            "Peru",
            "risks",
            "nsubj",
            id="a subject read as what sort of thing the verb is",
        ),
        pytest.param(
            "ports|NNS|nsubj|1 see|VBP|ROOT|1 a|DT|det|3 lack|NN|dobj|1 of|IN|prep|3 crews|NNS|pobj|4 as|IN|prep|3 "
            "a|DT|det|8 threat|NN|pobj|6",
            "as",
            "see",
            "prep",
            id="what something is seen as",
        ),
        pytest.param(
            "Peru|NNP|nsubj|1 is|VBZ|ROOT|1 clear|VBN|acomp|1 on|IN|prep|2 its|PRP$|poss|5 mission|NN|pobj|3 "
            "to|TO|aux|7 save|VB|advcl|1 cod|NN|dobj|7",
            "save",
            "mission",
            "acl",
            id="purpose of a noun that is somebody's",
        ),
        pytest.param(
            "under|IN|prep|5 Rosas|NNP|pobj|0 ,|,|punct|1 Peru|NNP|appos|1 is|VBZ|aux|5 leading|VBG|ccomp|7 ,|,|punct|7"
            " said|VBD|ROOT|7 she|PRP|nsubj|7",
            "Peru",
            "leading",
            "nsubj",
            id="under A, B leads, she said",
        ),
        pytest.param(
            "jobs|NNS|nsubj|1 suit|VBP|ROOT|1 Peru|NNP|dobj|1 and|CC|cc|2 Chile|NNP|poss|6 's|POS|case|4 plan|NN|conj|2",
            "Peru",
            "plan",
            "poss",
            id="two owners read as one beside what they own",
        ),
        pytest.param(
            "ports|NNS|nsubj|1 work|VBP|ROOT|1 with|IN|prep|1 towns|NNS|pobj|2 to|TO|aux|5 save|VB|relcl|3 cod|NN|dobj|5",
            "save",
            "work",
            "advcl",
            id="purpose of the work and not of the partners",
        ),
        pytest.param(
            "ports|NNS|nsubj|1 use|VBP|ROOT|1 drones|NNS|dobj|1 ,|,|punct|2 sensors|NNS|appos|2 and|CC|cc|4 robots|NNS|conj|4",
            "sensors", "drones", "conj", id="a list read as an apposition",
        ),
        pytest.param(
            "firms|NNS|ROOT|0 including|VBG|prep|0 ports|NNS|pobj|1 ,|,|punct|0 makers|NNS|conj|0 of|IN|prep|4 ships|NNS|pobj|5"
            " ,|,|punct|6 farms|NNS|conj|6 and|CC|cc|8 mines|NNS|conj|8",
            "farms", "ports", "conj", id="a member of a class read as standing beside what another is about",
        ),
        pytest.param(
            "firms|NNS|ROOT|0 including|VBG|prep|0 makers|NNS|pobj|1 of|IN|prep|2 ships|NNS|pobj|3 ,|,|punct|4 cars|NNS|conj|4"
            " ,|,|punct|6 and|CC|cc|6 planes|NNS|conj|6",
            "planes", "cars", "conj", id="what the first member is about stays there",
        ),
        pytest.param(
            "peru|NN|nsubj|1 makes|VBZ|ROOT|1 ships|NNS|dobj|1 ,|,|punct|1 like|IN|prep|1 ferries|NNS|pobj|4 and|CC|cc|5"
            " tugs|NNS|conj|5",
            "like", "ships", "prep", id="examples read as a manner",
        ),
        pytest.param(
            "peru|NN|nsubj|1 makes|VBZ|ROOT|1 ships|NNS|dobj|1 ,|,|punct|1 like|IN|prep|1 chile|NN|pobj|4",
            "like", "makes", "prep", id="a manner stays one",
        ),
        pytest.param(
            "sales|NNS|nsubj|1 grew|VBD|ROOT|1 in|IN|prep|1 ports|NNS|pobj|2 ,|,|punct|3 mainly|RB|advmod|6 ferries|NNS|conj|3"
            " and|CC|cc|6 tugs|NNS|conj|6",
            "ferries", "ports", "appos", id="an emphasised member read as standing beside its class",
        ),
        pytest.param(
            "it|NN|nsubj|1 wants|VBZ|ROOT|1 wind|NN|dobj|1 ,|,|punct|2 leading|VBG|acl|2 to|IN|prep|4 growth|NN|pobj|5",
            "leading", "wants", "advcl", id="a participle read as part of the last noun",
        ),
        pytest.param(
            "peru|NN|nsubj|1 is|VBZ|ROOT|1 leader|NN|attr|1 in|IN|prep|2 both|CC|det|5 trade|NN|pobj|3 and|CC|cc|2 tin|NN|conj|2",
            "tin", "trade", "conj", id="the second of both read as standing beside what has them",
        ),
        pytest.param(
            "range|NN|nsubj|9 of|IN|prep|0 ports|NNS|pobj|1 ,|,|punct|2 long|JJ|amod|5 chains|NNS|conj|2 and|CC|cc|5"
            " many|JJ|amod|8 steps|NNS|conj|5 offer|VBP|ROOT|9 scope|NN|dobj|9",
            "chains", "range", "conj", id="a list that makes many of one subject read as part of it",
        ),
        pytest.param(
            "range|NN|nsubj|9 of|IN|prep|0 ports|NNS|pobj|1 ,|,|punct|2 long|JJ|amod|5 chains|NNS|conj|2 and|CC|cc|5"
            " many|JJ|amod|8 steps|NNS|conj|5 offers|VBZ|ROOT|9 scope|NN|dobj|9",
            "chains", "ports", "conj", id="a list in one subject stays there",
        ),
        pytest.param(
            "they|NN|nsubj|1 set|VBD|ROOT|1 up|IN|prt|1 funds|NNS|pobj|2",
            "funds", "set", "dobj", id="an object read as the particle's",
        ),
        pytest.param(
            "aim|NN|nsubj|1 is|VBZ|ROOT|1 to|TO|aux|3 build|VB|xcomp|1 and|CC|cc|1 train|VB|conj|1",
            "train", "build", "conj", id="a bare infinitive read as a second main verb",
        ),
        pytest.param(
            "peru|NN|nsubj|2 will|MD|aux|2 buy|VB|ROOT|2 drones|NNS|dobj|2 ,|,|punct|2 train|VBP|advcl|2 crews|NNS|dobj|5",
            "train", "buy", "conj", id="one more verb read as a clause about the first",
        ),
        pytest.param(
            "office|NN|nsubj|1 opened|VBD|ROOT|1 to|TO|aux|3 help|VB|aux|4 grow|VB|advcl|1 trade|NN|dobj|4",
            "grow", "help", "ccomp", id="'help' read as an auxiliary",
        ),
        pytest.param(
            "ensuring|VBG|ROOT|0 norway|NN|dobj|0 remains|VBZ|ccomp|0 first|NN|attr|2",
            "norway", "remains", "nsubj", id="a subject read as an object beside its clause",
        ),
        pytest.param(
            "it|NN|nsubj|1 uses|VBZ|ROOT|1 drones|NNS|dobj|1 in|IN|prep|1 sectors|NNS|pobj|3 :|:|punct|1 "
            "health|NN|dobj|1 and|CC|cc|6 trade|NN|conj|6",
            "health", "sectors", "appos", id="a list after a colon read as the verb's",
        ),
        pytest.param(
            "launch|NN|ROOT|0 of|IN|prep|0 plans|NNS|pobj|1 by|IN|prep|2 norway|NN|pobj|3",
            "by", "launch", "prep", id="who launches something read as its maker",
        ),
        pytest.param(
            "wind|NN|nsubj|1 is|VBZ|ROOT|1 key|NN|attr|1 ,|,|punct|1 moving|VBG|amod|5 ships|NNS|dep|1",
            "ships", "moving", "dobj", id="a participle read as an adjective of what it moves",
        ),
        pytest.param(
            "they|NN|nsubj|1 ran|VBD|ROOT|1 plans|NNS|dobj|1 to|TO|aux|4 cut|VB|relcl|2 waste|NN|dobj|4 ,|,|punct|1 "
            "train|VB|conj|1 crews|NNS|dobj|7",
            "train", "cut", "conj", id="a bare infinitive after one that says what for",
        ),
        pytest.param(
            "they|NN|nsubj|1 passed|VBD|ROOT|1 plans|NNS|dobj|1 that|WDT|nsubj|4 cut|VBP|ccomp|1 waste|NN|dobj|4",
            "cut", "plans", "relcl", id="a relative clause read as what the verb says",
        ),
        pytest.param(
            "norway|NN|nsubj|2 will|MD|aux|2 build|VB|ccomp|5 ports|NNS|dobj|2 ,|,|punct|5 train|VBP|ROOT|5 crews|NNS|dobj|5",
            "train", "build", "conj", id="the first of a list of clauses read as what the last one says",
        ),
        pytest.param(
            "use|NN|ROOT|0 of|IN|prep|0 robots|NNS|pobj|1 ,|,|punct|0 and|CC|cc|0 drones|NNS|nsubj|6 grows|VBZ|conj|0",
            "use", "grows", "nsubj", id="the last of a list in the subject read as the subject",
        ),
        pytest.param(
            "they|NN|nsubj|1 want|VBP|ROOT|1 to|TO|aux|3 build|VB|xcomp|1 ports|NNS|dobj|3 and|CC|cc|3 are|VBP|aux|7 "
            "training|VBG|conj|3 crews|NNS|dobj|7",
            "training", "want", "conj", id="a finite verb read as one more thing wanted",
        ),
        pytest.param(
            "norway|NN|nsubj|1 is|VBZ|auxpass|2 committed|VBN|ROOT|2 to|IN|prep|2 peace|NN|pobj|3",
            "norway", "committed", "nsubjpass", id="a subject read as the auxiliary's",
        ),
        pytest.param(
            "with|IN|prep|5 wind|NN|pobj|0 ,|,|punct|1 norway|NN|conj|1 now|DT|advmod|5 has|VBZ|ROOT|5 power|NN|dobj|5",
            "norway", "has", "nsubj", id="a subject read as one more thing",
        ),
        pytest.param(
            "peru|NN|nsubj|1 announced|VBD|ROOT|1 steps|NNS|nsubj|4 to|TO|aux|4 cut|VB|ccomp|1 waste|NN|dobj|4",
            "steps", "announced", "dobj", id="what is announced read as who is to do something",
        ),
        pytest.param(
            "peru|NN|nsubj|1 draws|VBZ|ROOT|1 firms|NNS|dobj|1 to|TO|aux|4 lift|VB|xcomp|1 trade|NN|dobj|4",
            "lift", "draws", "advcl", id="to what end something is drawn read as what it is made to do",
        ),
        pytest.param(
            "peru|NN|nsubj|1 builds|VBZ|ROOT|1 new|JJ|amod|3 ports|NNS|dobj|1 to|TO|aux|5 lift|VB|acl|3 trade|NN|dobj|5",
            "lift", "builds", "advcl", id="what things are built for read as what they are like",
        ),
        pytest.param(
            "setting|VBG|advcl|0 targets|NNS|dobj|0 ,|,|punct|0 easing|VBG|advcl|0 rules|NNS|dobj|3 and|CC|cc|4 "
            "opening|VBG|conj|4 ports|NNS|dobj|6",
            "opening", "easing", "conj", id="a participle read as standing beside the object of the one before",
        ),
        pytest.param(
            "setting|VBG|ROOT|0 targets|NNS|dobj|0 ,|,|punct|0 easing|VBG|advcl|0 rules|NNS|dobj|3 and|CC|cc|3 "
            "opening|VBG|conj|3 ports|NNS|dobj|6",
            "easing", "setting", "conj", id="participles in a list read as one about the other",
        ),
        pytest.param(
            "fund|NN|ROOT|0 to|TO|aux|2 focus|VB|acl|0 on|IN|prep|2 making|VBG|pcomp|3 ships|NNS|dobj|4 and|CC|cc|4 "
            "lift|VB|conj|4 trade|NN|dobj|7",
            "lift", "focus", "conj", id="an infinitive read as standing beside a gerund",
        ),
        pytest.param(
            "it|NN|nsubj|1 drives|VBZ|ROOT|1 use|NN|dobj|1 of|IN|prep|2 drones|NNS|pobj|3 by|IN|prep|1 firms|NNS|pobj|5",
            "by", "use", "prep", id="who uses something read as who drives the use",
        ),
        pytest.param(
            "peru|NN|nsubj|1 announced|VBD|ROOT|1 rules|NNS|dobj|1 on|IN|prep|2 ports|NNS|pobj|3 ,|,|punct|1 "
            "a|DT|det|7 tax|NN|dobj|1",
            "tax", "ports", "appos", id="what something is read as one more thing announced",
        ),
        pytest.param(
            "COVID|VB|ROOT|0 aid|NN|nsubj|2 fell|VBD|ccomp|0 .|.|punct|0",
            "COVID", "aid", "compound", id="the first word of a subject read as a verb that bids",
        ),
        pytest.param(
            "data|NN|nsubj|1 serve|VBP|ROOT|1 to|TO|aux|3 guide|VB|xcomp|1 trade|NN|dobj|3 ,|,|punct|1 cut|NN|conj|1 "
            "waste|NN|dobj|6",
            "cut", "guide", "conj", id="an infinitive of a list read as a noun",
        ),
        pytest.param(
            "data|NN|nsubj|1 serve|VBP|ROOT|1 to|TO|aux|3 guide|VB|xcomp|1 trade|NN|dobj|3 ,|,|punct|3 ease|VB|nmod|7 "
            "rules|NNS|conj|3",
            "rules", "ease", "dobj", id="an infinitive of a list read as the sort of what it acts on",
        ),
        pytest.param(
            "gaps|NNS|ROOT|0 in|IN|prep|0 skills|NNS|pobj|1 and|CC|cc|2 losses|NNS|conj|2 in|IN|prep|4 trade|NN|pobj|5",
            "losses", "gaps", "conj", id="one more thing read as standing beside what the first is in",
        ),
        pytest.param(
            "saving|VBG|ROOT|0 water|NN|dobj|0 cutting|VBG|conj|0 waste|NN|nmod|6 and|CC|cc|3 planting|NN|conj|3 "
            "trees|NNS|dobj|2",
            "planting", "cutting", "conj", id="the last gerund of a list read as a noun",
        ),
        pytest.param(
            "aims|NNS|nsubj|1 entail|VBP|ROOT|1 saving|NN|compound|3 water|NN|dobj|1 ,|,|punct|1 cutting|VBG|advcl|1 "
            "waste|NN|dobj|5 and|CC|cc|5 planting|VBG|conj|5",
            "cutting", "saving", "conj", id="the first gerund of a list read as what sort of thing is entailed",
        ),
        pytest.param(
            "during|IN|prep|6 the|DT|det|4 war|NN|compound|4 saving|VBG|amod|4 fuel|NN|pobj|0 has|VBZ|aux|6 become|VBN|ROOT|6 "
            "hard|JJ|acomp|6",
            "saving", "become", "csubj", id="a gerund behind an opening read as a part of it",
        ),
        pytest.param(
            "three|CD|nummod|1 aims|NNS|nsubj|2 stand|VBP|ROOT|2 out|RP|prt|2 :|:|punct|2 saving|VBG|advcl|2 water|NN|dobj|5",
            "saving", "aims", "acl", id="a gerund after a colon read as a clause beside the main one",
        ),
        pytest.param(
            "fuels|NNS|ROOT|0 (|-LRB-|punct|0 methane|NN|conj|0 and|CC|cc|2 hydrogen|NN|conj|2 )|-RRB-|punct|0 and|CC|cc|2 "
            "ports|NNS|conj|2",
            "ports", "fuels", "conj", id="what follows a parenthesis read as standing beside what it lists",
        ),
        pytest.param(
            "lead|VB|ROOT|0 in|IN|prep|0 trade|NN|pobj|1 and|CC|cc|0 In|IN|prep|0 mining|NN|pobj|4",
            "In", "in", "conj", id="a second preposition read as hanging on the verb",
        ),
        pytest.param(
            "grid|NN|nsubj|1 spans|VBZ|ROOT|1 Peru|NNP|attr|1 and|CC|cc|2 Chile|NNP|conj|2",
            "Peru", "spans", "dobj", id="what a verb acts on read as what its subject is",
        ),
        pytest.param(
            "plan|NN|nsubj|1 consists|VBZ|ROOT|1 of|IN|prep|1 loans|NNS|pobj|2 ,|,|punct|3 levy|NN|nsubj|10 and|CC|cc|5 "
            "fund|NN|conj|5 for|IN|prep|7 port|NN|pobj|8 works|NNS|appos|3",
            "levy", "loans", "conj", id="a member of a list read as the subject of the last word of it",
        ),
        pytest.param(
            "members|NNS|nsubj|7 of|IN|prep|0 pact|NN|pobj|1 ,|,|punct|0 which|WDT|nsubj|5 has|VBZ|relcl|0 ports|NNS|dobj|5 met|VBD|ROOT|7",
            "has", "pact", "relcl", id="what one thing has read as what its several members have",
        ),
        pytest.param(
            "map|NN|nsubj|1 covers|VBZ|ROOT|1 ores|NNS|dobj|1 and|CC|cc|2 runs|NNS|conj|2 until|IN|prep|1 May|NNP|pobj|5",
            "runs", "covers", "conj", id="what lasts read as one more thing that is covered",
        ),
    ],
)  # fmt: skip
def test_mistake_is_put_right(tree: Tree, word: str, head: str, label: str) -> None:
    doc = _doc(tree)
    mend(doc, {"mission"}, {"plan"})
    token = next(t for t in doc if t.text == word)
    assert (token.head.text, token.dep_) == (head, label)


@pytest.mark.parametrize(
    "tree",
    [
        "ports|NNS|nsubj|1 use|VBP|ROOT|1 drones|NNS|dobj|1 and|CC|cc|2 robots|NNS|conj|2",
        "norway|NN|nsubj|3 ,|,|punct|0 kingdom|NN|appos|0 grows|VBZ|ROOT|3",
        "people|NNS|nsubj|2 living|VBG|acl|0 pay|VBP|ROOT|2",
        "plan|NN|nsubj|1 aims|VBZ|ROOT|1 to|TO|aux|3 build|VB|xcomp|1 and|CC|cc|3 train|VB|conj|3",
        "peru|NN|nsubj|1 wants|VBZ|ROOT|1 firms|NNS|nsubj|4 to|TO|aux|4 cut|VB|ccomp|1 waste|NN|dobj|4",
        "peru|NN|nsubj|1 has|VBZ|ROOT|1 big|JJ|amod|3 plan|NN|dobj|1 to|TO|aux|5 lift|VB|acl|3 trade|NN|dobj|5",
        "ensure|VB|ROOT|0 ports|NNS|nsubj|2 grow|VBP|ccomp|0 .|.|punct|0",
        "help|VB|ROOT|0 ports|NNS|nsubj|2 grow|VB|ccomp|0 .|.|punct|0",
        "they|PRP|nsubj|1 back|VBP|ROOT|1 training|NN|compound|3 aid|NN|dobj|1 ,|,|punct|1 lifting|VBG|advcl|1 wages|NNS|dobj|5",
        "a|DT|det|1 mix|NN|ROOT|1 of|IN|prep|1 skills|NNS|pobj|2 and|CC|cc|3 care|NN|conj|3 of|IN|prep|5 cod|NN|pobj|6",
    ],
    ids=[
        "list",
        "apposition",
        "participle",
        "infinitives",
        "wish",
        "plan",
        "clause bidden",
        "deed bidden",
        "effect",
        "mixture",
    ],
)
def test_right_reading_stays(tree: Tree) -> None:
    doc = _doc(tree)
    before = [(t.head.i, t.dep_, t.tag_) for t in doc]
    mend(doc, (), {"plan"})
    assert [(t.head.i, t.dep_, t.tag_) for t in doc] == before


def test_verb_of_the_sentence_that_is_tagged_as_a_noun_is_a_verb() -> None:
    doc = _doc("grants|NNS|nsubj|1 amount|NN|ROOT|1 to|IN|prep|1 plenty|NN|pobj|2")
    mend(doc, (), ())
    assert (doc[1].tag_, doc[1].pos_) == ("VBP", "VERB")
