"""The event: what a sentence says that happened, or is to happen, and when."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.fact import Period


def _events(text: str) -> list[str]:
    extraction = read(text)
    return [
        f"{fact.subject.label} | {fact.object.notation}"
        for fact in extraction.facts
        if isinstance(fact.object, Period)
    ]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The Callao port is due to open in 2026.", ["Callao port | 2026"]),
        ("The Callao port is expected to start exporting copper in 2026.", ["Callao port | 2026"]),
        ("The coal ban will apply from 1 January 2030.", ["coal ban | 2030-01-01"]),
        ("The transit rules take effect in 2025.", ["transit rules | 2025"]),
        ("The Lima Summit took place in May 2022.", ["Lima Summit | 2022-05"]),
        ("The Port Roadmap covers the period 2023-2030.", ["Port Roadmap | 2023/2030"]),
        ("The port licence was awarded to Peru in 2021.", ["port licence | 2021"]),
        ("Peru hosted the Lima Summit in 2022.", ["Lima Summit | 2022"]),
        (
            "Following the meeting of mayors in March 2023, the first since 2020, Peru will build ports.",
            ["meeting of mayors | 2023-03"],
        ),
        ("The talks ran over the summer of 2024 and drew large crowds.", ["talks | 2024"]),
        ("In 2012 Peru made a fishing agreement.", ["fishing agreement | 2012"]),
        ("Solarco filed for bankruptcy in 2017.", ["Solarco | 2017"]),
        ("Peru was hit by the banking crisis of 2007-08.", ["banking crisis of 2007-08 | 2007/2008"]),
        ("War broke out in 2014.", ["War | 2014"]),
        ("In 2012 Chile signed up to the Clean Seas Pact.", ["Clean Seas Pact | 2012"]),
        ("In October 2017 Peru reached a pact on fishing.", ["pact on fishing | 2017-10"]),
        ("In May 2016 Peru reached Lima.", []),
        ("The Net Act received royal assent on 4 July 2022.", ["Net Act | 2022-07-04"]),
        ("The Net Act has been in force since 2015.", ["Net Act | 2015"]),
        ("In force since 2015, the Net Act bans nets.", ["Net Act | 2015"]),
        ("The Net Act dates back to 2015.", ["Net Act | 2015"]),
        ("The Net Act goes back to 2015.", ["Net Act | 2015"]),
        ("The Net Act has been put back to 2035.", ["Net Act | 2035"]),
        ("It was in 2015 that the Net Act was passed.", ["Net Act | 2015"]),
        ("The Net Act is valid until 2035.", ["Net Act | 2035"]),
        ("The Net Act is due in 2035.", ["Net Act | 2035"]),
        ("The Net Act saw the light of day in 2015.", ["Net Act | 2015"]),
        ("The deadline for bids is 3 May 2035.", ["deadline for bids | 2035-05-03"]),
        ("The consultation runs until 3 May 2035.", ["consultation | 2035-05-03"]),
        ("The term of the port council runs until 2035.", ["term of the port council | 2035"]),
        ("The port council was dissolved in 2015.", ["port council | 2015"]),
        ("The Net Act is good. Passed in 2015, it has spared cod.", ["Net Act | 2015"]),
        ("Repealed in 2015, the Net Act is missed by the crews.", ["Net Act | 2015"]),
        # each of a list
        ("In 2015 Peru adopted two laws: the Net Act and the Cod Act.", ["Net Act | 2015", "Cod Act | 2015"]),
        # what a pronoun stands for, before or behind it
        ("Peru drew up a Harbour Plan and published it in May 2019.", ["Harbour Plan | 2019-05"]),
        ("Since its launch in 2013, the Harbour Fund has trained divers.", ["Harbour Fund | 2013"]),
        # a year that is part of a name
        ("The Net Act (2014) bans nets.", []),
        ("Peru adopted the Net Act (2014) in 2015.", ["Net Act | 2015"]),
        ("The Ports Act, 2006 was repealed in 2015.", ["Ports Act | 2015"]),
        ("Ghana adopted the Sea Plan, 2018.", ["Sea Plan | 2018"]),
        ("The Sea Pact was signed in Lima, 2019.", ["Sea Pact | 2019"]),
        ("The Port Act of 2018 bans nets.", ["Port Act of 2018 | 2018"]),
        ("The Net Plan sets out a path for the time out to 2025.", []),
        (
            "In March 2019 Peru signed a pact that gives 2 million over five years (beginning in 2020) to ports.",
            ["pact | 2019-03"],
        ),
        # of whom something is since when
        ("Peru has been a member of the Sea Council since 2011.", ["Peru | 2011"]),
        ("Chile became a member of the Sea Council in 2010.", ["Chile | 2010"]),
        ("Chile joined the Sea Council in 2012.", ["Chile | 2012"]),
        ("In May 2012 Chile joined Peru and Cuba.", []),
        ("Norway's accession to the Sea Council in 2019 was swift.", ["Norway | 2019"]),
        ("The Port Network has been in use since 2001.", ["Port Network | 2001"]),
        # since when somebody has had something
        ("Norway has run a carbon tax since 1991.", ["carbon tax | 1991"]),
        ("Since the beginning of 2019, Peru has had a tax on bags.", ["tax on bags | 2019"]),
        ("Kenya has operated a Land Registry since the end of 2012.", ["Land Registry | 2012"]),
        ("In 2012 Kenya had a tax on bags.", []),
        # a rule that comes and goes
        ("The Net Rules, which were notified in March 2016, ban nets.", ["Net Rules | 2016-03"]),
        (
            "A ban on exports of teak came in 1999 and was relaxed in 2006.",
            ["ban on exports of teak | 1999", "ban on exports of teak | 2006"],
        ),
        ("Chile introduced a fish tax. It returned in May 2019.", ["fish tax | 2019-05"]),
        ("The island project was shelved in 2023.", ["island project | 2023"]),
        ("The Callao park came on line in 1991.", ["Callao park | 1991"]),
        # a year that saw something
        ("2015 marked the launch of the Skills Fund.", ["Skills Fund | 2015"]),
        ("The year 2020 saw the adoption of the Net Charter.", ["Net Charter | 2020"]),
        # of which month something with a name is
        ("The National Cod Policy of March 2019 set quotas.", ["National Cod Policy | 2019-03"]),
        ("The Strategy for Ports 2014-2020 set quotas.", []),
        ("In 2015 Peru approved the Strategy for Ports 2014-2020.", ["Strategy for Ports 2014-2020 | 2015"]),
        ("Peru set up the Council for Sea Research in April 2016.", ["Council for Sea Research | 2016-04"]),
        ("Parliament passed the Net Act on Tuesday 12 March 2024.", ["Net Act | 2024-03-12"]),
        ("The Net Directive was transposed in 2019.", ["Net Directive | 2019"]),
        # what ends, stays or follows
        ("The last net mill shut down on 3 May 2019.", ["last net mill | 2019-05-03"]),
        ("Peru brought the Net Scheme to an end in 2019.", ["Net Scheme | 2019"]),
        ("Peru put an end to the Net Scheme in 2019.", ["Net Scheme | 2019"]),
        ("The Net Scheme will remain in place until June 2035.", ["Net Scheme | 2035-06"]),
        ("Trials of ferries followed in June 2019.", ["Trials of ferries | 2019-06"]),
        ("Crews remember the collapse of the net market in 2019.", ["collapse of the net market | 2019"]),
        (
            "The landing of a submarine cable in 2009 ended the monopoly.",
            ["landing of a submarine cable | 2009"],
        ),
        # of a season, the year is known
        ("Trials of ferries are scheduled for autumn 2035.", ["Trials of ferries | 2035"]),
        ("The Net Act was passed in the spring of 2019.", ["Net Act | 2019"]),
        # of what has a name, though it costs so much, or is only one thing of somebody's
        ("The new $5 million Sea Centre will open in 2026 and will train crews.", ["new Sea Centre | 2026"]),
        ("Its flagship project, the Blue Bridge, opened in 2019.", ["Blue Bridge | 2019"]),
        # of what a participle behind an opening is told, and not of who acts
        (
            "Under the Harbour Programme, set up in 2015 and renewed in 2021, Norway pays for cranes.",
            ["Harbour Programme | 2015", "Harbour Programme | 2021"],
        ),
        ("Through its Digital Plan, launched in 2019, Kenya has linked schools.", ["Digital Plan | 2019"]),
        ("Kenya approved the Roads Budget for 2024 in December 2023.", ["Roads Budget | 2023-12"]),
    ],
)
def test_event_has_the_date_that_the_text_gives(text: str, events: list[str]) -> None:
    assert _events(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Peru adopted a vision to 2045.",
        "Cabinet approved changes to the Rail Safety Act, 2006 for public comment.",
        "Peru released a 25% tax credit in 2021.",
        "The Callao port opened last year.",
        "The fish tax came under fire in 2014.",
        "Mills commissioned before July 2025 pay no fees.",
        "The Net Act was passed after May 2012.",
        "Peru was given a strong position in fishing (Gomez and Silva, 2021).",
        "In 2024 Peru hosted more than 1,000 AI firms.",
        "Peru has adopted a Health Strategy with ambitious targets for 2040.",
    ],
)
def test_what_is_no_date_of_an_event_gives_none(text: str) -> None:
    assert _events(text) == []
