"""The figure: what a number measures, by which indicator, and when."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.fact import Period, Statistic


def _figures(text: str) -> list[str]:
    extraction = read(text)
    return [
        " | ".join(
            (
                fact.subject.label,
                fact.object.indicator,
                f"{fact.object.value.normalize():f}",
                fact.object.unit.label if fact.object.unit else "",
                fact.object.period.notation if fact.object.period else "",
            )
        )
        for fact in extraction.facts
        if isinstance(fact.object, Statistic)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Peru has 41 ports.", ["ports | number of ports | 41 | ports | "]),
        ("Peru opened the port on 23 June.", []),
        (
            "Between 2010 and 2020, the share of cranes rose from 2% to 11%.",
            [
                "cranes | share of cranes | 2 | percent | 2010",
                "cranes | share of cranes | 11 | percent | 2020",
            ],
        ),
        (
            "From 2010 to 2020, output rose from 4,000 to 5,000 units.",
            [
                "output | number of units | 4000 | units | 2010",
                "output | number of units | 5000 | units | 2020",
            ],
        ),
        (
            "Exports grew from $3 billion to $7 billion in 2021-22.",
            [
                "Exports | grow | 3000000000 | US dollar | ",
                "Exports | grow from | 7000000000 | US dollar | 2021/2022",
            ],
        ),
        (
            "Port fees range from 3% in Peru to 14% in Chile.",
            ["Port fees | range from | 3 | percent | ", "Port fees | range to | 14 | percent | "],
        ),
        (
            "Ports handled 30 million tonnes (Port Bank, 2022).",
            ["Ports | handle | 30000000 | tonne | "],
        ),
        (
            "Another $5 billion will come from private banks.",
            ["private banks | come | 5000000000 | US dollar | "],
        ),
        (
            "In 2020, $3 billion came from the port fund and $2 billion from taxes.",
            [
                "port fund | come | 3000000000 | US dollar | 2020",
                "taxes | come | 2000000000 | US dollar | 2020",
            ],
        ),
        # the verb is told once for several
        (
            "Roads will get $30 million, new docks $20 million and other schemes $5 million.",
            [
                "Roads | get | 30000000 | US dollar | ",
                "new docks | get | 20000000 | US dollar | ",
                "other schemes | get | 5000000 | US dollar | ",
            ],
        ),
        # the same measure at another time
        (
            "Nets were introduced in May 2010 and reached 84% of boats by the end of that year; the figure now stands at 99%.",
            ["Nets | share of boats | 84 | percent | 2010", "Nets | share of boats | 99 | percent | "],
        ),
        (
            "Mining made up 27% of exports in 1985. By 2022 its share had shrunk to 11%.",
            [
                "mining | share of exports | 27 | percent | 1985",
                "mining | share of exports | 11 | percent | 2022",
            ],
        ),
        (
            "Unemployment fell to 4% in 2019. The rate is now 6%.",
            [
                "Unemployment | fall to | 4 | percent | 2019",
                "Unemployment | value of Unemployment | 6 | percent | ",
            ],
        ),
        # how many times as much as another
        ("Copper costs twice as much as zinc.", ["Copper | costs much as zinc | 2 | times | "]),
        ("Peru caught cod twice.", []),
        # a part of what is measured
        (
            "Peru will lay 90 kilometres of cable, of which 50 kilometres will serve ports.",
            [
                "Peru | cable | 90 | kilometre | ",
                "cable | part that serve ports | 50 | kilometre | ",
            ],
        ),
        # "2001 to 10" is no stretch of time
        (
            "Deaths fell from 76 in 2001 to 10 in 2011.",
            ["Deaths | fall from | 76 |  | 2001", "Deaths | fall to | 10 |  | 2011"],
        ),
        # how old something is
        (
            "The council owns 900 flats, most of them built before 1980.",
            ["flats | number of flats council owns | 900 | flats | "],
        ),
        # by when
        (
            "By 2030, Peru is to have the capacity to make 5 million tonnes of steel.",
            ["Peru | steel | 5000000 | tonne | 2030"],
        ),
        (
            "Expand the capacity of the grid by at least 20x by 2030.",
            ["capacity of the grid | expand by | 20 | times | 2030"],
        ),
        ("The relay is 4 x 100 metres long.", ["relay | value of relay | 100 | metre | "]),
        (
            "It commits to at least one clinic per district by 2026.",
            ["clinic | number of clinic | 1 | clinic per district | 2026"],
        ),
        (
            "The port served 2.800 firms and shipped 1.250 tonnes of copper.",
            [
                "firms | number of firms port served | 2800 | firms | ",
                "port | copper | 1.25 | tonne | ",
            ],
        ),
        (
            "The port will create 6.000 to 8.000 jobs.",
            [
                "jobs | number of jobs port will create | 6000 | jobs | ",
                "jobs | number of jobs port will create | 8000 | jobs | ",
            ],
        ),
        ("$3 Billion to Cut Road Deaths.", []),
        ("Peru started the 512 project and the Smart Port 3.0 strategy.", []),
        ("The port has 300 staff.", ["staff | number of staff | 300 | staff | "]),
        (
            "Some 12 of the 20 ports have cranes.",
            ["ports | number of ports that have cranes | 12 | ports | "],
        ),
        (
            "Peru will dredge 12 out of 70 harbours.",
            [
                "harbours | number of harbours Peru will dredge | 12 | harbours | ",
                "harbours | number of harbours | 70 | harbours | ",
            ],
        ),
        ("It is one of the 20 ports.", []),
        (
            "Peru opened 20 ports, and 12 have cranes.",
            [
                "ports | number of ports Peru opened | 20 | ports | ",
                "ports | number of ports that have cranes | 12 | ports | ",
            ],
        ),
        (
            "Trade rose, with 40% of exports going to Asia.",
            ["exports | share going to Asia | 40 | percent | "],
        ),
        (
            "The loan is part of its £4.5bn of funding for British ships.",
            ["British ships | part | 4500000000 | British pound | "],
        ),
        ("Stage Two Harbour Loans will open in May.", []),
        ("The plan builds clinics in Tier 2 and 3 cities.", []),
        ("Phase One contracts were signed, and level 4 to 5 vehicles need new rules.", []),
        (
            "About 300 Tier 1 suppliers joined.",
            ["Tier 1 suppliers | number of Tier 1 suppliers that joined | 300 | suppliers | "],
        ),
        ("At this stage 12 ports have joined.", ["ports | number of ports that joined | 12 | ports | "]),
        ("Farms are taught through the 200 Gardens initiative.", []),
        ("Peru sells zero emission cars.", []),
        ("Plans like the one today help Peru.", []),
        (
            "The Port Act rests on four key pillars: safety, trade, ships and water.",
            ["key pillars | number of key pillars | 4 | pillars | "],
        ),
        (
            "Output of cars rose 5 percent, while that of ships and trains surged 8 percent and 9 percent, respectively.",
            [
                "Output of cars | rise | 5 | percent | ",
                "Output of ships | surge | 8 | percent | ",
                "Output of trains | surge | 9 | percent | ",
            ],
        ),
        (
            "Traffic in Peru exceeds that in Chile by 20 percent.",
            ["Traffic in Peru | exceed by | 20 | percent | "],
        ),
        (
            "In 2022, the port sector made goods valued at €5 million.",
            ["goods | value at | 5000000 | euro | 2022"],
        ),
        (
            "Peru aims to double exports by 2035, targeting annual growth of over 10%.",
            ["Peru | annual growth | 10 | percent | 2035", "exports | growth | 2 | times | 2035"],
        ),
        (
            "Among large ports, only 12% had a plan.",
            ["large ports | share that had a plan | 12 | percent | "],
        ),
        (
            "In 2020, half of ports had cranes, compared to just 30% of harbours.",
            ["ports | had cranes | 50 | percent | 2020", "harbours | had cranes | 30 | percent | 2020"],
        ),
        (
            "Peru may double its share of world trade, rising from 7% to 14%.",
            [
                "Peru | share of world trade | 7 | percent | ",
                "Peru | share of world trade | 14 | percent | ",
                "world trade | growth in share | 2 | times | ",
            ],
        ),
        (
            "The Port Plan has two objectives:\n1. Up to $7 million to build ports\n2. Up to $2 million to buy ships",
            [
                "objectives | number of objectives | 2 | objectives | ",
                "ports | value of ports | 7000000 | US dollar | ",
                "ships | value of ships | 2000000 | US dollar | ",
            ],
        ),
        (
            "Unemployment stood at 7 percent in June 2021, down from 9 percent a year earlier.",
            ["Unemployment | stand at | 7 | percent | 2021-06", "Unemployment | stand at | 9 | percent | "],
        ),
        (
            "Trade is expected to grow by 3 percent in 2024 and 4 percent in 2025.",
            ["Trade | grow by | 3 | percent | 2024", "Trade | grow by | 4 | percent | 2025"],
        ),
        (
            "By 2030, ports will make up 8 percent of trade, up from 4 percent in 2020.",
            ["ports | share of trade | 8 | percent | 2030", "ports | share of trade | 4 | percent | 2020"],
        ),
        (
            "Trade was 3 percent of GDP, compared with 2 percent in 2010.",
            ["Trade | share of GDP | 3 | percent | ", "Trade | share of GDP | 2 | percent | 2010"],
        ),
        ("Rail is 30 percent cheaper than air.", ["Rail | cheaper than air | 30 | percent | "]),
        ("Peru ranks among the five largest economies in the world.", []),
        ("The Port Plan is a 10-year roadmap.", ["Port Plan | duration | 10 | year | "]),
        ("Peru signed a three-year fishing contract.", ["fishing contract | duration | 3 | year | "]),
        (
            "For five years in a row, fishing was the largest sector.",
            ["fishing | years in a row as the sector | 5 | year | "],
        ),
        ("Exports rose for the eighth straight month.", ["Exports | straight month | 8 | month | "]),
        (
            "Peru approved the Port Plan with a budget of $5 billion.",
            ["Port Plan | budget | 5000000000 | US dollar | "],
        ),
        (
            "Peru invested in Rural Ports (£75m), sea trade (£92m last year and £15m this year) and roads (£2m).",
            [
                "Rural Ports | invest | 75000000 | British pound | ",
                "sea trade | invest | 92000000 | British pound | ",
                "sea trade | invest | 15000000 | British pound | ",
                "roads | invest | 2000000 | British pound | ",
            ],
        ),
        (
            "Exports reached 31 trillion yuan ($4.5 trillion).",
            ["Exports | reach | 31000000000000 | Chinese yuan | "],
        ),
        (
            "£1.3 billion will be spent to accelerate the roll-out of cranes.",
            ["roll-out of cranes | spend | 1300000000 | British pound | "],
        ),
        (
            "A total of €2 million was set aside for ports, €3 million for ships and €4 million for roads.",
            [
                "ports | total | 2000000 | euro | ",
                "ships | set for ships | 3000000 | euro | ",
                "roads | set for roads | 4000000 | euro | ",
            ],
        ),
        (
            "This builds upon the port's own investments, totalling over $250 million.",
            ["port's own investments | total | 250000000 | US dollar | "],
        ),
        ("Peru was ranked 5th out of 30 countries.", []),
        ("Peru climbed ten places in the Port Index.", ["Peru | climb | 10 | places | "]),
        (
            "One in four ports in Peru uses cranes.",
            ["ports in Peru | share that uses cranes | 25 | percent | "],
        ),
        (
            "The output of ships rose 10.2 percent year on year to 4,000 units.",
            [
                "output of ships | rise year on year | 10.2 | percent | ",
                "output of ships | number of units | 4000 | units | ",
            ],
        ),
        (
            "The budget of the port grew by €1.2 billion to €21.5 billion.",
            [
                "budget of the port | grow by | 1200000000 | euro | ",
                "budget of the port | grow | 21500000000 | euro | ",
            ],
        ),
        (
            "Exports and imports rose by 12 and 3 percent respectively.",
            ["Exports | rise by | 12 | percent | ", "imports | rise | 3 | percent | "],
        ),
        (
            "Peru's exports grew 4 percent, compared with 3 percent for imports.",
            ["Peru's exports | grow | 4 | percent | ", "imports | grow with for imports | 3 | percent | "],
        ),
        (
            "Only 2 MW of wave power has been installed, compared with 40 MW of tidal power.",
            [
                "wave power | installed | 2 | megawatt | ",
                "tidal power | tidal power | 40 | megawatt | ",
            ],
        ),
        (
            "Half of the waste and over 80% of lost nets come from trawling.",
            [
                "waste | come from trawling | 50 | percent | ",
                "lost nets | come from trawling | 80 | percent | ",
            ],
        ),
        (
            "Firms announced 72 ports in 44 regions, worth $2 billion.",
            [
                "ports | number of ports Firms announced | 72 | ports | ",
                "regions | number of regions | 44 | regions | ",
                "ports in 44 regions | value | 2000000000 | US dollar | ",
            ],
        ),
        (
            "The gap between the ports is 35 points.",
            ["gap between the ports | number of points | 35 | points | "],
        ),
        ("The port makes 12-inch wafers.", []),
        ("Exports rose in the first half of the year.", []),
        (
            "The port saw a 5 percentage point rise in exports.",
            ["exports | rise in exports | 5 | percentage point | "],
        ),
        (
            "Peru will train 500 pilots in sea trade.",
            ["pilots | number of pilots Peru will train in sea trade | 500 | pilots | "],
        ),
        (
            "$5 billion will be provided by Peru.",
            ["Peru | provided by Peru | 5000000000 | US dollar | "],
        ),
        (
            "It aims to equip 90% of harbours with cranes.",
            ["harbours | share to equip | 90 | percent | "],
        ),
        (
            "Peru tracked the progress of 79 ports.",
            ["ports | number of ports | 79 | ports | "],
        ),
        (
            "Peru launched the £56 million Ports Fund.",
            ["Ports Fund | value | 56000000 | British pound | "],
        ),
        (
            "Peru accounts for 8.4% of global trade, driven by its new ports.",
            ["Peru | share of global trade | 8.4 | percent | "],
        ),
        (
            "Port fees have fallen to less than 1 percent of GDP from 2 percent in 1965.",
            [
                "Port fees | share of GDP | 1 | percent | ",
                "Port fees | share of GDP | 2 | percent | 1965",
            ],
        ),
        ("Peru dropped one place in the Port Index.", ["Peru | drop | 1 | place | "]),
        ("Peru has 12 ports in May.", ["ports | number of ports | 12 | ports | "]),
        ("Peru built a port worth $5 billion.", ["port | value | 5000000000 | US dollar | "]),
        ("Tea exports were worth $5 billion.", ["Tea exports | value | 5000000000 | US dollar | "]),
        (
            "Peru will raise the share of clean ships from 5% to 20% by 2030.",
            [
                "clean ships | share of clean ships | 5 | percent | ",
                "clean ships | share of clean ships | 20 | percent | 2030",
            ],
        ),
        (
            "The tariff was raised by 50 basis points to 4 percent in 2022.",
            ["tariff | raise by | 50 | basis point | 2022", "tariff | raise to | 4 | percent | 2022"],
        ),
        (
            "Roads accounted for 76 percent of freight in 2021, rail for barely 4 percent.",
            [
                "Roads | share of freight | 76 | percent | 2021",
                "rail | share of freight | 4 | percent | 2021",
            ],
        ),
        (
            "Some 71% of pupils took a course in 2022, compared with 44% five years earlier.",
            ["pupils | took a course | 71 | percent | 2022", "pupils | took a course | 44 | percent | 2017"],
        ),
        (
            "Mobile accounts in Ghana have passed the 20 million mark.",
            ["Mobile accounts in Ghana | pass | 20000000 |  | "],
        ),
        (
            "The plan foresees a tenfold expansion of open data sets.",
            ["open data sets | growth | 10 | times | "],
        ),
        (
            "Power costs 19 cents, and bread 30 pence.",
            ["Power | cost | 19 | cent | ", "bread | cost | 30 | penny | "],
        ),
        (
            "The minister has proposed a Fishing Fellowship worth 60,000 leva.",
            ["Fishing Fellowship | value | 60000 | Bulgarian Lev | "],
        ),
        (
            "The Ministry of Tourism counted 11.6 million overnight stays in Peru's spa towns during 2023.",
            [
                (
                    "overnight stays | number of overnight stays Ministry of Tourism counted in Peru's spa towns"
                    " | 11600000 | stays | 2023"
                ),
            ],
        ),
        (
            "The nuclear exit ended six decades of reactor operation.",
            ["reactor operation | duration | 6 | decade | "],
        ),
        ("The reform capped port fees at 28 euros a month, the regulator noted.", []),
        (
            "Peru checks two boats in a hundred.",
            ["Peru | boats | 2 | percent | "],
        ),
        (
            "Expansion by at least 20 percent by 2030 would help the ports.",
            ["Expansion | expansion by | 20 | percent | 2030"],
        ),
        (
            "State aid totalling 3 million euros was granted to the fishing sector in 2021.",
            ["State aid | total | 3000000 | euro | 2021"],
        ),
        (
            "Two-thirds of Peruvian ports use cranes.",
            ["Peruvian ports | use cranes | 66.7 | percent | "],
        ),
        (
            "Peru's port fund employs 300 people.",
            ["people | number of people Peru's port fund employs | 300 | people | "],
        ),
        (
            "Peru plans to open 30 ports.",
            ["ports | number of ports to open | 30 | ports | "],
        ),
        (
            "About 200 ships were repaired in 2021, and 150 were scrapped.",
            [
                "ships | number of ships repaired | 200 | ships | 2021",
                "ships | number of ships scrapped | 150 | ships | ",
            ],
        ),
        (
            "Of the 1,200 ports asked, 38% had adopted drones.",
            [
                "ports | number of ports | 1200 | ports | ",
                "ports | share that adopted drones | 38 | percent | ",
            ],
        ),
        (
            "Peru expects exports to rise sixfold by 2027.",
            ["exports | growth | 6 | times | 2027"],
        ),
        (
            "The Port Plan costs $5 billion, of which 60% comes from taxes.",
            [
                "Port Plan | cost | 5000000000 | US dollar | ",
                "Port Plan | part that comes from taxes | 60 | percent | ",
            ],
        ),
        (
            "There was a decline of 9% in port revenue.",
            ["port revenue | decline in port revenue | 9 | percent | "],
        ),
        (
            "Peru has 30 ports, up from 21 in 2019.",
            ["ports | number of ports | 30 | ports | ", "ports | number of ports | 21 | ports | 2019"],
        ),
        (
            "Chile stood at 12 cranes per 100 ships in 2020.",
            ["Chile | cranes per 100 ships | 12 | cranes per 100 ships | 2020"],
        ),
        (
            "Parliament approved subsidies of up to 35 billion kroner.",
            ["Parliament | subsidies | 35000000000 | krone | "],
        ),
        (
            "In 2020 Peru passed an Act, under which areas with a potential of 30 GW are to be sold before 2040.",
            ["areas | potential | 30 | gigawatt | 2040"],
        ),
        (
            "Peru committed to reducing, between 2015 and 2030, its emissions in ports by 35 percent.",
            ["emissions in ports | commit by | 35 | percent | 2015/2030"],
        ),
        (
            "Some 17,000 people work in ports. By the end of 2027 the number is supposed to rise to 25,000.",
            [
                "people | number of people that work in ports | 17000 | people | ",
                "people | number of people that work in ports | 25000 | people | 2027",
            ],
        ),
        (
            "Peru has 12 ports. The number of ships rose to 40.",
            ["ports | number of ports | 12 | ports | ", "ships | number of ships | 40 | ships | "],
        ),
        (
            "Fewer than one woman in five uses the internet.",
            ["woman | share that uses the internet | 20 | percent | "],
        ),
        (
            "Three ports in ten regions are closed.",
            [
                "ports | number of ports closed | 3 | ports | ",
                "regions | number of regions | 10 | regions | ",
            ],
        ),
        (
            "Some 17,000 people work in ports, and turnover reached 5 million euros. The number will rise to 25,000.",
            [
                "people | number of people that work in ports | 17000 | people | ",
                "turnover | reach | 5000000 | euro | ",
                "people | number of people that work in ports | 25000 | people | ",
            ],
        ),
        # a letter beside a number, which may be of a million or of a metre
        ("The wall is 8m high.", []),
        (
            "The number of users in Peru rose from 3.5m in 2011.",
            ["users in Peru | number of users in Peru | 3500000 | users | 2011"],
        ),
        (
            "Peru has set up Ports First, a team of 140 engineers.",
            ["Ports First | team of engineers | 140 | engineers | "],
        ),
        # a clause that begins with its share, and is no more of what the one before acts on
        (
            "Rising rents are squeezing families, and one in four households struggles to pay its bills.",
            ["households | share that struggles to pay its bills | 25 | percent | "],
        ),
        ("A $20 million grant pays for docks.", ["grant | value | 20000000 | US dollar | "]),
        (
            "More than 21 million households have enrolled.",
            ["households | number of households that enrolled | 21000000 | households | "],
        ),
        (
            "Ships carry 80% of world trade by volume and account for nearly 3% of smoke.",
            [
                "Ships | share of world trade | 80 | percent | ",
                "Ships | share of smoke | 3 | percent | ",
            ],
        ),
        # the number with which another is compared is of those whose it is
        (
            "Spending fell to 2% of GDP, below the EU average of 3%.",
            [
                "Spending | share of GDP | 2 | percent | ",
                "European Union | average | 3 | percent | ",
            ],
        ),
        # what has been so by now is not so at the time of another clause
        (
            "To date, 12 regions have drawn up plans, and the first bridge is due in 2026.",
            ["regions | number of regions that drawn up plans | 12 | regions | "],
        ),
        ("Norway gave A$20 million.", ["Norway | give | 20000000 | Australian Dollar | "]),
    ],
)
def test_number_measures_what_its_clause_says(text: str, figures: list[str]) -> None:
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Exports grew from 5 percent in 2019 to 7 percent in 2022.", ["2019", "2022"]),
        ("Exports rose to 7 percent, up from 5 percent in 2019.", ["", "2019"]),
        ("Peru will open 30 ports and train 500 pilots by 2030.", ["2030", "2030"]),
        ("In 2021, Peru opened 30 ports and trained 500 pilots.", ["2021", "2021"]),
        ("Peru bought 30 ships in 2021 and sold 20 ships in 2022.", ["2021", "2022"]),
        ("Peru joined the union in 1994 and has 31 ports.", [""]),
        ("Exports were 3 percent higher than in 2019.", [""]),
        ("In the 2023/24 financial year, Peru opened 30 ports.", ["2023/2024"]),
        ("Power was procured from 92 projects in 2023.", ["2023"]),
        ("Peru got 59% of the power that it used from the sun in 2022.", ["2022"]),
        ("In 2017 manufacturing employed 300 people.", ["2017"]),
        ("In the 2022-23 season, Peru opened 30 ports.", ["2022/2023"]),
        ("Peru will produce 3 million tonnes of steel from 2026.", ["2026"]),
        ("Peru opened 30 ports over the past five years.", [""]),
        ("Peru opened 30 ports in 2021. It trained 500 pilots.", ["2021", "2021"]),
        ("Peru opened 30 ports in 2021. It has 500 pilots.", ["2021", ""]),
        ("Peru wants to open 30 ports by 2030. It trained 500 pilots.", ["2030", ""]),
        ("Peru will cut emissions by 40% below 2005 levels by 2030.", ["2030"]),
        (
            "Exports grew to 7 percent in 2022. Imports grew from 5 percent to 6 percent.",
            ["2022", "", "2022"],
        ),
        ("Peru will open 30 ports by 2030. It will train 500 pilots by the same date.", ["2030", "2030"]),
    ],
)
def test_figure_has_the_date_that_governs_it(text: str, dates: list[str]) -> None:
    assert [figure.rpartition("| ")[2] for figure in _figures(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "Peru opened ports over the next four years.",
        "Peru opened ports in 8 years.",
        "Article 5 binds Peru.",
        "Peru opened one port.",
        "Peru will build these five ports.",
        "Plans for the two ports help Peru.",
        "Ports (2) and ships (1) matter to Peru.",
        "The Port Plan covers a 5-year period.",
        "Peru rose from a rank of 142.",
        "Peru is among the top five exporters.",
        "Peru has ports within 5 km of the coast.",
        "A bank ranked Chile first among 17 countries for trade.",
        "Chile is the largest of 12 copper producers.",
        "The register keeps all deeds in one place.",
        "Peru trains people aged 16 to 30.",
        "Peru backs the transition to net zero emissions.",
        "The ministers met on 6 and 7 April in Lima.",
        "Peru will double down on ports.",
        "Peru helps farms, bringing the total to 65 percent.",
    ],
)
def test_number_that_measures_nothing_is_no_figure(text: str) -> None:
    assert _figures(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The Kyoto Protocol entered into force in 2005.", ["Kyoto Protocol 2005"]),
        ("The adoption of the Paris Agreement in 2015 changed the world.", ["Paris Agreement 2015"]),
        (
            "Kenya launched the Port Act in 2019 and published the Data Act in 2020.",
            ["Port Act 2019", "Data Act 2020"],
        ),
        ("Kenya created 300 jobs in 2020.", []),
    ],
)
def test_event_has_the_date_of_its_own_clause(text: str, dates: list[str]) -> None:
    extraction = read(text)
    periods = [(f.subject.label, f.object) for f in extraction.facts if isinstance(f.object, Period)]
    assert [f"{label} {period.notation}" for label, period in periods] == dates


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("With over 500 electric boats already on the lake, demand will grow.", {"electric boats": False}),
        ("Peru will build 50 ports with 20 cranes.", {"ports": True, "cranes": True}),
    ],
)
def test_what_there_is_already_is_no_target(text: str, targets: dict[str, bool]) -> None:
    extraction = read(text)
    found = {f.subject.label: f.object.target for f in extraction.facts if isinstance(f.object, Statistic)}
    assert found == targets
