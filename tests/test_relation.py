"""The relation: constructions of policy English, each with a fact that it states or must not state."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.fact import Entity, Fact, Period
from policyloom.ontology.vocabulary import vocabulary


def _told(fact: Fact) -> str:
    right = fact.object.label if isinstance(fact.object, Entity | Period) else fact.object.phrase
    return f"{vocabulary().notations[fact.property]} | {fact.subject.label} | {right}"


def _facts(text: str) -> list[str]:
    extraction = read(text)
    return [_told(fact) for fact in extraction.facts]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # names
        (
            "Peru passed the Framework Law on Port Safety in 2022.",
            "adopts | Peru | Framework Law on Port Safety",
        ),
        ("Peru released the Act on the Safety of Ports.", "adopts | Peru | Act on the Safety of Ports"),
        ("Peru issued Decree No. 749 last year.", "adopts | Peru | Decree No. 749"),
        (
            "Peru and the U.S. signed the Peru-U.S. Action Plan on Port Safety.",
            "adopts | United States | Peru-U.S. Action Plan on Port Safety",
        ),
        # reference
        (
            "Peru passed the Port Act in May. The Act aims to cut waste.",
            "aims_at | Port Act | cut waste",
        ),
        ("Norway has cheap power. Oslo has adopted a plan to sell it.", "adopts | Norway | plan to sell it"),
        ("Norway has cheap power. Oslo's aim is to sell wind power.", "aims_at | Norway | sell wind power"),
        (
            "The Port Pact, the successor to the Sea Pact, was signed.",
            "related_policy | Port Pact | Sea Pact",
        ),
        ("In line with the Sea Pact, Peru adopted the Port Act.", "related_policy | Port Act | Sea Pact"),
        ("Peru has a Port Act. The Act dates from 2012.", "event_date | Port Act | 2012"),
        ("Since 2017 Peru has run the Safe Ports Programme.", "event_date | Safe Ports Programme | 2017"),
        ("The council gave the go-ahead for the Port Plan.", "adopts | council | Port Plan"),
        ("Peru announced the launch of the Port Plan in May 2020.", "adopts | Peru | Port Plan"),
        ("Peru has a plan whose target is to cut waste.", "aims_at | plan | cut waste"),
        # what is to be done
        (
            "Peru adopted the Port Plan.\nAttract tourists to the northern ports",
            "aims_at | Port Plan | attract tourists to the northern ports",
        ),
        (
            "Peru adopted the Port Plan.\n• Foster research in fisheries and modernise customs offices",
            "aims_at | Port Plan | modernise customs offices",
        ),
        (
            "Peru adopted the Port Plan.\nGoal: Modernise customs offices",
            "aims_at | Port Plan | modernise customs offices",
        ),
        (
            "Peru adopted the Port Plan.\nTo make Peru a hub of trade",
            "aims_at | Port Plan | make Peru a hub of trade",
        ),
        (
            "Peru adopted the Port Plan.\nContinue to dredge the northern rivers",
            "aims_at | Port Plan | dredge the northern rivers",
        ),
        ("Peru must continue to cut waste.", "aims_at | Peru | cut waste"),
        ("To cut waste, the Port Council brings firms together.", "aims_at | Port Council | cut waste"),
        (
            "Peru passed the Port Act. It is vital to train more pilots.",
            "aims_at | Port Act | train more pilots",
        ),
        (
            "Peru passed the Port Act. There is a need to train more pilots.",
            "aims_at | Port Act | train more pilots",
        ),
        (
            "Peru passed the Port Act. Priority will be given to small harbours.",
            "aims_at | Port Act | small harbours",
        ),
        (
            "Peru passed the Port Act. Emphasis is placed on training pilots.",
            "aims_at | Port Act | training pilots",
        ),
        ("The Port Plan outlines a vision for cleaner harbours.", "aims_at | Port Plan | cleaner harbours"),
        (
            "The Port Plan is a roadmap for the renewal of the harbours.",
            "aims_at | Port Plan | renewal of the harbours",
        ),
        ("Cheaper power is a priority for Peru.", "aims_at | Peru | Cheaper power"),
        ("Peru has taken a decisive step towards free trade.", "aims_at | Peru | free trade"),
        ("Peru passed a law for protecting reefs.", "aims_at | law for protecting reefs | protecting reefs"),
        ("Chile has reefs. These measures aim to save reefs.", "aims_at | measures | save reefs"),
        ("Peru has a strong determination in promoting trade.", "aims_at | Peru | promoting trade"),
        ("Peru should build deeper harbours.", "aims_at | Peru | build deeper harbours"),
        (
            "Peru aims to become a hub for the export of hydrogen and its derivatives.",
            "aims_at | Peru | become a hub for the export of hydrogen and its derivatives",
        ),
        ("The ministry will invest in quiet engines.", "aims_at | ministry | invest in quiet engines"),
        ("To compete in new markets, Peru must build ports.", "aims_at | Peru | compete in new markets"),
        (
            "Peru adopted the Port Plan.\nAttract foreign money to build new harbours",
            "aims_at | Port Plan | attract foreign money",
        ),
        (
            "Peru adopted the Port Plan. The aim is for every port to have cranes.",
            "aims_at | Port Plan | every port to have cranes",
        ),
        (
            "Peru adopted the Port Plan.\n■ Navy: Continue to advance the dredging scheme, and build a new fleet",
            "aims_at | Port Plan | build a new fleet",
        ),
        (
            "Peru adopted the Port Plan.\nAttract new tourists to the northern ports; develop new customs offices",
            "aims_at | Port Plan | develop new customs offices",
        ),
        ("The Port Act includes benchmarks to cut delays.", "aims_at | Port Act | cut delays"),
        # policies
        ("Peru has set ambitious climate targets.", "adopts | Peru | ambitious climate targets"),
        ("Peru adopted a market-based approach.", "adopts | Peru | market-based approach"),
        ("In 2012 Peru made a trade agreement that cut waste.", "adopts | Peru | trade agreement"),
        ("Peru launches new port policy with goals and deadlines", "adopts | Peru | new port policy"),
        (
            "Peru launched two calls for tenders with a budget of $3 million.",
            "adopts | Peru | calls for tenders",
        ),
        ("Peru signed a pact with Chile.", "adopts | Peru | pact with Chile"),
        ("The Port Pact is detailed in the Trade Bill.", "related_policy | Port Pact | Trade Bill"),
        ("The Port Pact represents an update of the Sea Pact.", "related_policy | Port Pact | Sea Pact"),
        # effects
        ("Demand driven by exports has lifted wages.", "leads_to | exports | Demand"),
        ("Rice prices rose due to drought.", "leads_to | drought | Rice prices rose"),
        ("As a result of drought, rice prices rose.", "leads_to | drought | rice prices rose"),
        (
            "Rice prices rose due to factors such as drought and frost.",
            "leads_to | frost | Rice prices rose",
        ),
        (
            "Peru sees new chances that have emerged as a result of trade, tourism and mining.",
            "leads_to | tourism | new chances",
        ),
        ("Growth is accelerated by exports.", "leads_to | exports | Growth"),
        ("3 million of loans will cut waste.", "leads_to | loans | cut waste"),
        (
            "New canals brought changes to the lives of farmers.",
            "leads_to | New canals | changes to the lives of farmers",
        ),
        ("Government investment will lift trade.", "leads_to | Government investment | lift trade"),
        ("Gaps in skills stifle trade.", "leads_to | Gaps in skills | stifle trade"),
        ("Radio represents a lever for growth.", "leads_to | Radio | growth"),
        ("New mines will help create jobs and lift trade.", "leads_to | New mines | lift trade"),
        ("Exports rose thanks to ports.", "leads_to | ports | Exports rose"),
        ("Trade translated into good pay for workers.", "leads_to | Trade | good pay for workers"),
        ("Sound laws have enabled us to keep prices stable.", "leads_to | Sound laws | keep prices stable"),
        (
            "With the market undergoing major shifts due to rising debt, war and drought, Peru acts.",
            "leads_to | war | major shifts",
        ),
        ("The drought brought about a wave of reform.", "leads_to | drought | wave of reform"),
        ("New mines have promoted trade.", "leads_to | New mines | promoted trade"),
        ("Radio is seen as vital for trade.", "leads_to | Radio | trade"),
        ("The main driver of growth is trade.", "leads_to | trade | growth"),
        ("Kenya built a canal. This has cut costs.", "leads_to | built a canal | cut costs"),
        ("Canals offer farmers a way to town.", "leads_to | Canals | way to town"),
        ("Canals provide farmers with fresh water.", "leads_to | Canals | fresh water"),
        ("Canals play a key role in trade.", "leads_to | Canals | trade"),
        ("New canals support Peru's goal of cheap trade.", "leads_to | New canals | cheap trade"),
        ("Kenya's grid, with canals driving trade, has grown.", "leads_to | canals | trade"),
        ("As a driver of growth, trade helps farms.", "leads_to | trade | growth"),
        ("Canals are vital not only for trade but also for farms.", "leads_to | Canals | farms"),
        ("Canals continue to cut waste.", "leads_to | Canals | cut waste"),
        ("The Port Act sets the framework for trade.", "leads_to | Port Act | framework for trade"),
        ("Canals have cut waste by 5%.", "leads_to | Canals | cut waste"),
        ("Years of investment have produced strong ports.", "leads_to | Years of investment | strong ports"),
        (
            "New sensors will tackle the shortage of water.",
            "leads_to | New sensors | tackle the shortage of water",
        ),
        # challenges
        ("Kenya helps farms prone to drought.", "faces | farms prone to drought | drought"),
        ("Kenya's ports are prone to strikes, heavy storms and floods.", "faces | Kenya's ports | floods"),
        ("Kenya needs supply chains. These supply chains are opaque.", "faces | supply chains | are opaque"),
        ("Kenya has yet to adopt rules on drones.", "faces | Kenya | has yet to adopt rules on drones"),
        ("Kenya seeks to close the gap in skills.", "aims_at | Kenya | close the gap in skills"),
        ("Kenya lacks engineers.", "faces | Kenya | lacks engineers"),
        ("Kenya has few engineers.", "faces | Kenya | few engineers"),
        ("Wages in Kenya have fallen.", "faces | Kenya | Wages in Kenya have fallen"),
        ("Farmers cannot sell their rice.", "faces | Farmers | cannot sell their rice"),
        ("Only 5% of farms in Kenya use drones.", "faces | Kenya | Only 5% of farms in Kenya use drones"),
        ("Kenya's firms are unable to hire.", "faces | Kenya's firms | are unable to hire"),
        ("Amid weak demand, Kenya cut wages.", "faces | Kenya | weak demand"),
        ("Kenya seeks to reduce the risk of floods.", "faces | Kenya | risk of floods"),
        ("Kenya's trade grew despite floods.", "faces | Kenya | floods"),
        ("Fiji is confronted with rising tensions.", "faces | Fiji | rising tensions"),
        ("Fiji has recorded a trade deficit.", "faces | Fiji | trade deficit"),
        (
            "Fiji has recorded a trade deficit - a far cry from last year.",
            "faces | Fiji | trade deficit",
        ),
        ("The rise of robots poses a challenge for Peru.", "faces | Peru | rise of robots"),
        ("Fiji faces old problems, such as debt.", "faces | Fiji | debt"),
        ("Fiji sells fish, but there are no ports yet.", "faces | Fiji | no ports"),
        (
            "There are old mines and falling demand for coal in Peru.",
            "faces | Peru | falling demand for coal in Peru",
        ),
        ("In Peru many jobs were lost.", "faces | Peru | many jobs were lost"),
        ("Too few women work in mines in Peru.", "faces | Peru | Too few women work in mines in Peru"),
        ("Small firms find it difficult to hire.", "faces | Small firms | find it difficult to hire"),
        ("Risks for trade have increased in Peru.", "faces | Peru | Risks for trade"),
        ("The war plunged Peru into deep uncertainty.", "faces | Peru | deep uncertainty"),
        ("The flood scarred the Peruvian economy.", "faces | Peruvian economy | flood"),
        ("Peru suffers from poverty.", "faces | Peru | poverty"),
        ("Gaps in skills stifle trade in Fiji.", "faces | Fiji | Gaps in skills"),
        # clauses
        ("The Port Office was set up to help grow trade.", "aims_at | Port Office | help grow trade"),
        (
            "Peru will build ports, train young crews, and cut waste in cities.",
            "aims_at | Peru | train young crews",
        ),
        ("The ministry wants port traffic to double.", "aims_at | ministry | port traffic to double"),
        ("Peru expects the Port Plan to cut waste.", "aims_at | Port Plan | cut waste"),
        ("Peru asked the Port Office to clear the canals.", "aims_at | Peru | clear the canals"),
        ("A port network will be built to connect the towns.", "aims_at | port network | connect the towns"),
        ("The Port Plan is focused on cutting waste.", "aims_at | Port Plan | cutting waste"),
        ("Peru is set to be among the first ten.", "aims_at | Peru | be among the first ten"),
        ("In 2020 Peru launched PortNet, an initiative to cut waste.", "adopts | Peru | PortNet"),
        (
            "Peru launched its Port Plan in May. Waste from ships is to fall by half before 2035.",
            "aims_at | Port Plan | Waste from ships is to fall by half",
        ),
        (
            "Peru launched its Port Plan. By 2030 half of all cranes must run on gas.",
            "aims_at | Port Plan | half of all cranes must run on gas",
        ),
        (
            "Peru launched its Port Plan. Under the plan, state firms will own each new port.",
            "aims_at | Port Plan | own each new port",
        ),
        ("The Port Office is to own each new port.", "aims_at | Port Office | own each new port"),
        ("Peru has a plan. Among its aims are better wages.", "aims_at | plan | better wages"),
        ("Peru has set itself the task of halving waste.", "aims_at | Peru | halving waste"),
        ("Peru launched its Port Plan, hoping to lift trade.", "aims_at | Port Plan | lift trade"),
        ("Peru promised that no port would be closed.", "aims_at | Peru | no port would be closed"),
        ("Peru launched its Port Plan so that trade grows.", "aims_at | Port Plan | trade grows"),
        ("The Port Office is charged with granting licences.", "aims_at | Port Office | granting licences"),
        ("Peru aims to more than double trade.", "aims_at | Peru | more than double trade"),
        ("Peru wants to cut waste by half.", "aims_at | Peru | cut waste by half"),
        ("Peru adopted the National Port Mission.", "adopts | Peru | National Port Mission"),
        ("Peru hopes that the Port Plan will lift trade.", "aims_at | Port Plan | lift trade"),
        ("The Port Plan bans oil in new ports.", "aims_at | Port Plan | bans oil in new ports"),
        ("The Port Plan, agreed in 2019, sets a limit for waste.", "event_date | Port Plan | 2019"),
        (
            "Peru wants to build ports over the course of the next decade.",
            "aims_at | Peru | build ports",
        ),
        # phrases
        (
            "Peru plans to create a smart harbour capable of heavy work.",
            "aims_at | Peru | create a smart harbour",
        ),
        ("Peru aims to change the way that ports work.", "aims_at | Peru | change the way that ports work"),
        ("Peru aims to lift trade through better ports.", "aims_at | Peru | lift trade"),
        # parts
        (
            "The Port Plan rests on three pillars of trade, safety and training.",
            "has_part | Port Plan | safety",
        ),
        ("A key element of the Port Plan is a training fund.", "has_part | Port Plan | training fund"),
        # policies and policies
        (
            "The Port Plan supports other policies, such as the Coast Programme.",
            "related_policy | Port Plan | Coast Programme",
        ),
        ("The Port Plan grew out of the Coast Programme.", "related_policy | Port Plan | Coast Programme"),
        # what is announced, what somebody is at, what will be done
        ("Peru announced new actions to lower costs and cut waste.", "adopts | Peru | new actions"),
        ("Peru announced new actions to lower costs and cut waste.", "aims_at | new actions | cut waste"),
        (
            "Peru announced a record investment in ports: about $6 billion to dredge them.",
            "adopts | Peru | record investment in ports",
        ),
        (
            "The Norwegian government is building twelve ports.",
            "aims_at | Norwegian government | building twelve ports",
        ),
        (
            "Peru launched its Port Plan. The minister said 900 welders will be trained.",
            "aims_at | Port Plan | 900 welders will be trained",
        ),
        ("The Port Plan aims to buy the cranes needed to load ships.", "aims_at | Port Plan | load ships"),
        (
            "Peru launched its Port Plan. $3 million to build cranes.",
            "aims_at | Port Plan | build cranes",
        ),
        # who is meant
        (
            "Minister Ana Diaz opened the port. She expressed her determination to lift trade.",
            "aims_at | Minister Ana Diaz | lift trade",
        ),
        (
            "Norway launched the Roads for Peru initiative, after the Sea Plan. The initiative aims to lift trade.",
            "aims_at | Roads for Peru initiative | lift trade",
        ),
        ("Peru has announced plans to fund ferries.", "aims_at | Peru | fund ferries"),
        ("Among the projects are new efforts to clean canals.", "aims_at | new efforts | clean canals"),
        ("The Harbour Programme is our next plan to lift trade.", "aims_at | Harbour Programme | lift trade"),
        ("Peru is in the process of replacing its ferries.", "aims_at | Peru | replacing its ferries"),
        ("Farmers want to grow tea and to sell it.", "aims_at | Farmers | grow tea"),
        (
            "The Port Plan is intended to be a lasting framework.",
            "aims_at | Port Plan | be a lasting framework",
        ),
        (
            "In the Fourth Port Plan, Peru set the goal of doubling trade.",
            "adopts | Peru | Fourth Port Plan",
        ),
        # whose the goal is, and what else is one
        ("Peru has ports. The goal of the Port Plan is to lift trade.", "aims_at | Port Plan | lift trade"),
        (
            "The objectives of the Port Plan are lifting trade and cutting waste.",
            "aims_at | Port Plan | lifting trade",
        ),
        (
            "The Port Plan aims to cut costs while saving water.",
            "aims_at | Port Plan | saving water",
        ),
        ("Peru is on track to double trade.", "aims_at | Peru | double trade"),
        ("The Port Plan gives priority to small ports.", "aims_at | Port Plan | small ports"),
        ("The Port Plan calls on firms to cut waste.", "aims_at | Port Plan | cut waste"),
        (
            "Peru launched the Port Fund to tackle the shortage of crews.",
            "aims_at | Port Fund | tackle the shortage of crews",
        ),
        ("The minister signed an executive order to clean ports.", "aims_at | executive order | clean ports"),
        ("The new port law is due to take effect in 2026.", "event_date | new port law | 2026"),
        ("The Port Act became law in 2019.", "event_date | Port Act | 2019"),
        ("The Port Plan is consistent with the Sea Act.", "related_policy | Port Plan | Sea Act"),
        (
            "The Port Plan contributes to the goals of the Sea Act.",
            "related_policy | Port Plan | Sea Act",
        ),
        # what a plan holds
        (
            "Peru adopted the Port Plan. The plan outlines a clear roadmap for cutting waste.",
            "aims_at | Port Plan | cutting waste",
        ),
        ("Peru's approach stresses trade with Chile.", "aims_at | Peru's approach | trade with Chile"),
        (
            "One of the strengths of the Port Plan is its focus on trade.",
            "aims_at | Port Plan | trade",
        ),
        (
            "Peru adopted the Port Plan in May. Firms like it. Peru's plan aims to cut waste.",
            "aims_at | Port Plan | cut waste",
        ),
        # policies beside each other
        ("The Port Plan is funded by the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan is complemented by the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("Alongside the Sea Act, the Port Plan sets the framework.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan, together with the Sea Act, cuts costs.", "related_policy | Port Plan | Sea Act"),
        (
            "The Port Programme aims to put the Sea Act into practice.",
            "related_policy | Port Programme | Sea Act",
        ),
        (
            "Peru launched a scheme called PortNet. The scheme aims to cut costs.",
            "aims_at | PortNet | cut costs",
        ),
        (
            "Peru passed a draft law, better known as the Port Act, to cut costs.",
            "adopts | Peru | Port Act",
        ),
        (
            "BUILD24, the second anchor, targets the repair of ports. It aims to cut costs.",
            "aims_at | BUILD24 | cut costs",
        ),
        ("Half of the firms are now using drones.", "uses_technology | firms | drone"),
        ("The council encourages farms to buy seeds and use drones.", "uses_technology | farms | drone"),
        (
            "The ministry runs a fund for small fishing firms named Blue Start.",
            "adopts | ministry | Blue Start",
        ),
        ("Kenya approved a reform package dubbed the Harvest Deal.", "adopts | Kenya | Harvest Deal"),
        ("Peru supports AI adoption among farmers.", "uses_technology | farmers | artificial intelligence"),
        ("Drone use in forestry has doubled.", "uses_technology | forestry | drone"),
        ("The grid covers all towns with 5G.", "uses_technology | towns | 5G"),
        ("The use of drones in forestry has doubled.", "uses_technology | forestry | drone"),
        ("Peru will deploy over 4,000 sensors along its coast.", "uses_technology | Peru | sensor"),
        ("In Ghana, a Cocoa Programme was set up in 2018.", "adopts | Ghana | Cocoa Programme"),
        (
            "Singapore is building docks.\n\nThe Port Safety Act was passed in 2019.",
            "adopts | Singapore | Port Safety Act",
        ),
        (
            "Peru announced $40 million in grants for rural clinics.",
            "adopts | Peru | grants for rural clinics",
        ),
        (
            "The Port Plan was drawn up by the ministry, the port authority and two unions.",
            "adopts | port authority | Port Plan",
        ),
        (
            'The Port Council released a landmark report, "Towns and Their Rivers," that shows the waste.',
            "adopts | Port Council | Towns and Their Rivers",
        ),
        (
            "The challenges facing Peru's ports include old cranes, silt and debt.",
            "faces | Peru's ports | debt",
        ),
        ("Hospitals cite a lack of nurses as the top challenge.", "faces | Hospitals | lack of nurses"),
        ("Growers list cost and distance as their main problems.", "faces | Growers | distance"),
        (
            "Growers face steep barriers to selling fruit.",
            "faces | Growers | steep barriers to selling fruit",
        ),
        ("Norway has a housing gap of 20,000 flats.", "faces | Norway | housing gap"),
        ("Small farms risk losing export markets.", "faces | Small farms | losing export markets"),
        ("Cuts leave villages at risk of losing their bus.", "faces | villages | losing their bus"),
        (
            "Peru has embraced the vast opportunities of solar power.",
            "uses_technology | Peru | solar energy",
        ),
        (
            "The Lima Port Centre was set up in 2020. Its mission is to train engineers.",
            "aims_at | Lima Port Centre | train engineers",
        ),
        (
            "The Lima Port Centre was set up in 2020. Its mission is to train engineers. It will help firms.",
            "leads_to | Lima Port Centre | help firms",
        ),
        # what a list after a colon or a dash belongs to
        (
            "The plan rests on three goals set by ministers: clean water, safe food and cheap power.",
            "has_part | plan | cheap power",
        ),
        (
            "The programme names five fields that farmers asked for: soils, seeds, water, roads and loans.",
            "has_part | fields | loans",
        ),
        (
            "Peru has a Port Scheme. The scheme is a two-step process: a survey and an audit.",
            "has_part | Port Scheme | audit",
        ),
        (
            "Ghana unveiled a four-pronged plan – lower tariffs, cheaper loans, new roads and rural clinics.",
            "has_part | four-pronged plan | rural clinics",
        ),
        # what completes an object
        (
            "The Port Plan stresses development of rural skills in coastal regions.",
            "aims_at | Port Plan | development of rural skills in coastal regions",
        ),
        (
            "Kenya plans to cut its reliance on foreign lenders.",
            "faces | Kenya | reliance on foreign lenders",
        ),
        ("The cluster will deploy over 38,000 GPUs.", "uses_technology | cluster | graphics processing unit"),
        # lists in parentheses
        (
            "The plan backs green fuels (ammonia, methanol and hydrogen) and ports.",
            "has_part | green fuels | hydrogen",
        ),
        ("Peru buys rare metals (e.g. cobalt).", "has_part | rare metals | cobalt"),
        # lists of gerunds
        (
            "Chile must reach two outcomes by 2035: building ports and fixing roads.",
            "aims_at | Chile | fixing roads",
        ),
        (
            "The goals of the Port Plan are clear: saving water, cutting waste and planting trees.",
            "aims_at | Port Plan | planting trees",
        ),
        (
            "Peru has a Port Plan. Its objectives entail saving water, cutting waste and planting trees.",
            "aims_at | Port Plan | saving water",
        ),
        (
            "It names four outcomes that Chile must target by 2035: becoming a hub for lithium, building ports, and fixing roads.",
            "aims_at | Chile | becoming a hub for lithium",
        ),
        # what a part is called, and where it lies
        (
            "Clean ports are one of the building blocks of the Trade Plan.",
            "has_part | Trade Plan | Clean ports",
        ),
        (
            "The Farm Lab, the research arm of the Farm Association, grew.",
            "has_part | Farm Association | Farm Lab",
        ),
        ("At the heart of the Port Act lies the Harbour Fund.", "has_part | Port Act | Harbour Fund"),
        (
            "Their priorities range from clean water in villages to better schools.",
            "has_part | priorities | better schools",
        ),
        # what stands beside what
        (
            "Norway must invest in ports, deep drilling and human capital, as well as in smart rail networks.",
            "aims_at | Norway | invest in human capital",
        ),
        (
            "Norway must invest in ports, deep drilling and human capital, as well as in smart rail networks.",
            "aims_at | Norway | invest in smart rail networks",
        ),
        (
            "The council wants to build trust among farmers but also among young people.",
            "aims_at | council | build trust among young people",
        ),
        (
            "Ghana aims to lead in cocoa exports and also in gold mining.",
            "aims_at | Ghana | lead in gold mining",
        ),
        (
            "The first round of projects includes four pilot farms in two regions and 20 training sites in Peru.",
            "has_part | first round of projects | training sites in Peru",
        ),
        (
            "In Peru ferries sell well, but Blue Ferry development has plateaued.",
            "faces | Blue Ferry | development has plateaued",
        ),
        ("Peru still faces some bottlenecks in fishing.", "faces | Peru | bottlenecks in fishing"),
        ("Peru uses new boats. These include ferries and tugs.", "has_part | new boats | ferries"),
        ("Ports in Peru use new boats. These include ferries.", "has_part | new boats | ferries"),
        (
            "Peru adopted the Sea Plan. New incentives for ports will also be developed.",
            "adopts | Sea Plan | New incentives for ports",
        ),
        ("Two pacts were signed in Kenya's fishing sector.", "adopts | Kenya's fishing sector | pacts"),
        ("Kenya's farms face many problems. These include drought.", "faces | Kenya's farms | drought"),
        (
            "Farmers in Kenya struggle with some hurdles. The hurdles include bad roads.",
            "faces | Farmers in Kenya | bad roads",
        ),
        (
            "Peru is poor. In its Port Plan, it names the hurdles that hold back its trade.\n\nThese include bad roads.",
            "faces | Peru | bad roads",
        ),
        (
            "The Port Plan has four objectives. Among these are safer ships.",
            "aims_at | Port Plan | safer ships",
        ),
        (
            "The Port Plan serves the goals of the Sea Strategy. These goals include safer ships and cleaner ports.",
            "aims_at | Sea Strategy | cleaner ports",
        ),
        (
            "The Port Plan serves the goals of the Sea Strategy. They comprise saving cod; training crews; and cutting waste.",
            "aims_at | Sea Strategy | cutting waste",
        ),
        (
            "The Port Plan seeks to ensure that Peru's trade policy is stable. It also aims to train crews.",
            "aims_at | Port Plan | train crews",
        ),
        (
            "The Rail Plan seeks to help towns, build stations and cut fares.",
            "aims_at | Rail Plan | cut fares",
        ),
        (
            "The Rail Plan aims to support a fleet made in Peru, create jobs and cut fares.",
            "aims_at | Rail Plan | create jobs",
        ),
        (
            "The Port Plan aims to raise catches, reducing imports of fish.",
            "aims_at | Port Plan | reducing imports of fish",
        ),
        (
            "Ghana is poor, with a fall in wages due to bad harvests and the swings of the gold market.",
            "leads_to | swings of the gold market | fall in wages",
        ),
        # who or what is spoken of
        ("Peru has ports. Peru likes cod. Our country faces drought.", "faces | Peru | drought"),
        (
            "The Sea Bank runs ports in Peru. Cabinet approved the Port Plan.",
            "adopts | Cabinet | Port Plan",
        ),
        (
            "The Port Plan began in May. President Kim stressed the aim of setting up a ferry fund.",
            "aims_at | Port Plan | setting up a ferry fund",
        ),
        (
            "Peru adopted the Port Plan. Another objective is the training of vets.",
            "aims_at | Port Plan | training of vets",
        ),
        (
            "Peru is poor. The working of our ports has declined relative to those of Ghana.",
            "faces | Peru | The working of our ports has declined relative to those of Ghana",
        ),
        ("The European Union is home to leading shipyards.", "has_part | European Union | leading shipyards"),
        ("The Ferry Council, formed on 1 May 2021, met.", "event_date | Ferry Council | 1 May 2021"),
        (
            "The plan offers 10-year tax breaks for docks.",
            "statistic | tax breaks for docks | 10-year breaks",
        ),
        # what a colon lists
        (
            "The Port Plan prioritises three pillars: skills training, cleaner ships and open trade.",
            "has_part | Port Plan | skills training",
        ),
        (
            "The Port Plan focuses on three areas: skills training, fishing fleets and public transport.",
            "aims_at | Port Plan | skills training",
        ),
        # where it is to be so
        (
            "The Port Plan aims to attain full employment in coastal towns.",
            "aims_at | Port Plan | full employment in coastal towns",
        ),
        # what leads to what
        (
            "These laws will reshape ports, making ferries cheaper.",
            "leads_to | laws | making ferries cheaper",
        ),
        ("The OECD has cut its loans, resulting in fewer jobs.", "leads_to | cut its loans | fewer jobs"),
        (
            "The Port Office cut its fees. This will lower costs for farms.",
            "leads_to | cut its fees | lower costs for farms",
        ),
        # who has which policy
        ("Following the talks, Ghana adopted the Port Plan.", "adopts | Ghana | Port Plan"),
        ("Ghana launched, in 2019, the Port Programme.", "adopts | Ghana | Port Programme"),
        ("Ghana entered into the Sea Pact with Peru.", "adopts | Ghana | Sea Pact"),
        ("Ghana agreed on the Port Plan.", "adopts | Ghana | Port Plan"),
        ("The Port Programme is an initiative of Ghana.", "adopts | Ghana | Port Programme"),
        ("Under its Port Plan, Ghana will train divers.", "adopts | Ghana | Port Plan"),
        # what is put to use
        ("Ghana has installed sensors at all docks.", "uses_technology | Ghana | sensor"),
        ("The Port Register is built on blockchain.", "uses_technology | Port Register | blockchain"),
        ("Ghana is experimenting with drones.", "uses_technology | Ghana | drone"),
        # a deed that is read as a sort of thing, or beside a noun, and a name that is read as an adverb
        ("The tax will lower the demand for coal and cut waste.", "leads_to | tax | cut waste"),
        (
            "Recycling tyres will reduce the need for new mines and cut emissions.",
            "leads_to | Recycling tyres | reduce the need for new mines",
        ),
        (
            "Many crews will need training by 2035, and IMO is working with the Rail Forum to prepare courses.",
            "aims_at | International Maritime Organization | prepare courses",
        ),
        # of what the text speaks where we do something
        (
            "We have opened the Harbour Portal. It helps crews to plan trips.",
            "leads_to | Harbour Portal | helps crews to plan trips",
        ),
        (
            "Peru has little capacity to turn ore into steel.",
            "faces | Peru | little capacity to turn ore into steel",
        ),
        # the last of a list, of which each member is of two words
        (
            "The fund pays for areas like fish farming, boat repair and port security.",
            "has_part | areas | port security",
        ),
        (
            "The Port Plan covers data storage, predictive maintenance and battery assembly.",
            "has_part | Port Plan | predictive maintenance",
        ),
        (
            "It trains crews in fields like welding, rail safety and bridge repair.",
            "has_part | fields | rail safety",
        ),
        (
            'The Sea Plan gave boats radar, and the "silent sea" vision published the same year aims to cut noise.',
            "aims_at | silent sea | cut noise",
        ),
        (
            "By 2028 the town's bus network will be upgraded in order to cut waiting times.",
            "aims_at | town's bus network | cut waiting times",
        ),
        ("Rural schools have no internet and no electricity.", "faces | Rural schools | no electricity"),
        # what a plan lets others do, or has them do, is its aim, each deed of the list
        (
            "Peru adopted the Clean Rivers Plan, under which mines are to plant trees, fence off springs and cut erosion by 20%.",
            "aims_at | Clean Rivers Plan | cut erosion by 20%",
        ),
        (
            "Under the Clean Rivers Plan, farmers are to plant trees and cut waste.",
            "aims_at | Clean Rivers Plan | plant trees",
        ),
        (
            "Peru adopted the Clean Rivers Plan, under which mines will pay for damage.",
            "aims_at | Clean Rivers Plan | pay for damage",
        ),
        (
            "Norway set out to close that gap, raise what farmers earn, and train the crews.",
            "aims_at | Norway | raise what farmers earn",
        ),
        ("Agencies are building dams too.", "aims_at | Agencies | building dams"),
        # whose the gap is that a clause tells, and who faces what comes from elsewhere
        (
            "Poland hosts many labs but attracts only 5% of private funding, a gap that pushes promising firms to move.",
            "faces | Poland | attracts only 5% of private funding",
        ),
        (
            "Cheap imports from Peru are threatening small farms.",
            "faces | small farms | Cheap imports from Peru",
        ),
        (
            "Growing competition from Peru is putting small boats under pressure.",
            "faces | small boats | Growing competition from Peru",
        ),
        # a clause whose subject stands right before it
        (
            "The ministry has opened schools in Nairobi, and clinics in Mombasa have launched courses for midwives.",
            "adopts | clinics in Mombasa | courses for midwives",
        ),
        (
            "Dear fuel is putting boats under pressure, and canneries in Lima have trouble finding welders.",
            "faces | canneries in Lima | have trouble finding welders",
        ),
        # a law is called so, and no fund
        (
            "Kenya passed the Water Act. The Blue Lake Fund pays for pumps. The law aims to cut waste.",
            "aims_at | Water Act | cut waste",
        ),
        ("Ghana signed the Sea Pact with the Port of Hull.", "adopts | Port of Hull | Sea Pact"),
    ],
)
def test_construction_states(text: str, fact: str) -> None:
    assert fact in _facts(text)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Long coasts provide room for the use of satellites.", "uses_technology"),
        ("The council encourages farms to use drones.", "uses_technology | council"),
        ("Minister Lopez was joined by the Honourable Ann Smith.", "adopts"),
        ("The clinic improves its counselling by using experts.", "uses_technology"),
        ("Singapore is building docks.\n\nThe Paris Agreement was adopted in 2015.", "adopts"),
        ("Singapore is building docks.\n\nThe Port Safety Act may be passed in 2019.", "adopts"),
        ("The ministry rolled out the Sea Plan, Peru's first national port policy.", "adopts | Peru | Peru"),
        ("The report identifies rents as the main barrier.", "faces | report"),
        ("Hospitals cite debt as the top challenge.", "faces | Hospitals | top challenge"),
        ("The Data Office examines questions raised by the use of drones.", "uses_technology"),
        ("The council scrutinises the use of drones.", "uses_technology"),
        ("The scheme lets farmers harness their natural curiosity.", "uses_technology"),
        ("Resources are allocated to undertake port reforms.", "adopts"),
        ("Draw up a long-term plan for ports, backed by a pledge of funding.", "adopts"),
        ("Peru wants to cut waste by half.", "leads_to"),
        ("The Port Office has a mission to save water.", "adopts"),
        ("Peru has a Port Plan. Its goal is to lift trade and to create jobs.", "leads_to"),
        ("The Port Plan rests on many projects.", "related_policy"),
        ("The Port Plan offers grants to firms that dig.", "leads_to | Port Plan | to firms"),
        ("Peru has a Port Plan. The aim is that sites are to be sold.", "aims_at | sites"),
        ("Peru has a plan. Oslo adopted the Port Plan.", "adopts | Norway"),
        ("Norway has cheap power. A metro was built in Oslo to cut waste.", "aims_at | Norway"),
        ("Peru has many aims. Its main aims are saving water and building ports.", "leads_to"),
        ("The Port Plan rests on three pillars of trade and safety.", "has_part | Port Plan | three pillars"),
        ("Peru aims to position the port as a leader in trade.", "aims_at | Peru | leader"),
        ("A port network spans over 900 kilometres.", "has_part"),
        ("Peru launched its Port Plan. The idea is to cut waste.", "aims_at | Port Plan | The idea"),
        ("Peru launched its Port Plan. Lawmakers are debating a bill.", "aims_at"),
        ("The scheme to be run by the Port Bank needs money.", "aims_at"),
        ("Port traffic will drive growth 7% higher than output.", "leads_to | Port traffic | 7%"),
        ("Shipbuilders are building twelve ports.", "aims_at"),
        ("Peru has announced plans to fund ferries.", "adopts"),
        ("Peru's laws often shape those of others.", "adopts"),
        ("Peru is keen to establish ten shipping companies.", "adopts"),
        ("Norway published Peru's Port Plan.", "adopts | Peru"),
        ("The Port Office, together with the Sea Council, launched the Port Plan.", "related_policy"),
        ("Ana Diaz spoke at the launch of the Port Plan.", "adopts"),
        ("In this framework, Peru builds ports.", "adopts"),
        ("Exports exceed the target of 20 percent.", "aims_at"),
        ("Peru launched its Port Plan. The robots will be used in docks.", "aims_at"),
        ("Peru launched its Port Plan. New ports will have been built.", "aims_at"),
        ("The Port Plan is funded by the Sea Act.", "related_policy | Sea Act"),
        ("Peru plans to set up the Port Fund.", "related_policy"),
        ("OSLO (May 3): The ministry will unveil the Port Plan tomorrow.", "adopts | Oslo"),
        ("Costs in Kenya have fallen.", "faces | Kenya"),
        ("Peru adopted the Port Act. The Port Act aims to reduce food shortages.", "faces"),
        ("Peru faces challenges.", "faces | Peru"),
        ("Peru builds boats in three sectors. They include health.", "has_part | boats"),
        ("Ports need pilots. These include Callao and Paita.", "has_part | pilots"),
        ("Firms told of the challenges. These include debt.", "has_part"),
        ("Peru adopted the Sea Plan. The incentives will be developed.", "adopts | Sea Plan"),
        ("Peru adopted the Sea Plan. New incentives will not be developed.", "adopts | Sea Plan"),
        ("Peru adopted the Sea Plan. New ports will be developed.", "adopts | Sea Plan"),
        (
            "Peru is large. The Port Ministry helped crews in Peru. Crews are happy.\n\n$2 million to build docks",
            "aims_at | Peru",
        ),
        ("The bank lends against the risks. These are ports.", "faces | bank | risks"),
        ("The plan names two goals of the Sea Strategy. These include saving cod.", "aims_at | plan"),
        ("Good laws can limit risks in Peru.", "faces | Peru | Good laws"),
        ("Fiji faces old problems, such as debt.", "faces | Fiji | old problems"),
        ("Without water, the towns of Peru would look different.", "faces | Peru"),
        ("Reduced risks attract banks to Peru.", "faces"),
        ("The rise of robots poses a challenge for Peru.", "faces | rise of robots"),
        ("Farms contributed 5% to output.", "leads_to"),
        ("Steady growth of risks has increased the gap in Peru.", "faces | Peru | Steady growth"),
        ("Peru has plans for debt relief, research and training.", "faces | Peru | research"),
        ("Wages in Kenya are high.", "faces | Kenya"),
        ("Banks must ensure safe payments.", "leads_to | Banks"),
        ("Kenya built ports.", "leads_to | Kenya"),
        ("Kenya works on solutions to the problem of waste.", "faces | Kenya"),
        ("Peru has run the scheme for 14 years, and roads are poor.", "faces | 14"),
        ("Peru's trade plan and its impact on wages matter.", "adopts | Peru | impact"),
        ("The Port Plan focuses on nine priority areas.", "aims_at | Port Plan | nine"),
        ("Demand for workers has grown.", "aims_at | Demand"),
        ("Peru passed the Port Act.\nSupport for small harbours", "aims_at | Port Act | Support"),
        ("Peru passed the Port Act. The need to train pilots has grown.", "aims_at | Port Act"),
        ("Peru's plan to save water is new.", "adopts | Peru | Peru's plan"),
        ("The Port Plan supports pilot projects.", "related_policy | Port Plan | pilot"),
        ("Peru set a target of 20 ports.", "adopts | Peru | target"),
        ("Peru has a clear mission to save water.", "adopts | Peru | clear mission"),
        ("The ministry will travel to Lima.", "aims_at | ministry"),
        ("Chile launched a three-part plan: new ports, cleaner ships and more jobs.", "adopts | Chile | new"),
        ("At the heart of Lima lies the Harbour Fund.", "has_part"),
        ("The Farm Lab is a division of labour.", "has_part"),
        ("Each port plan has four pillars of growth: jobs, skills and trade.", "has_part | growth"),
        ("The Port Plan stresses rural skills in May 2020.", "aims_at | Port Plan | rural skills in"),
        ("Wages fell in many towns (Diaz and Rojas, 2021).", "has_part"),
        ("Peru buys rare metals (cobalt and tin) and minerals.", "has_part | minerals"),
        ("The Port Plan rests on three tasks: saving water, cutting waste and planting trees.", "leads_to"),
        (
            "The Port Plan includes training programmes, loans and new roads.",
            "has_part | Port Plan | training programmes,",
        ),
        ("Peru has a five-year plan: new ports, cleaner ships and better training.", "has_part"),
        ("The Port Plan prioritises two pillars: cleaner ships and open trade.", "aims_at"),
        ("The OECD has lowered its forecast for Peru.", "leads_to"),
        (
            "Ghana is poor, with a fall in wages due to worsening harvests and the swings of the gold market.",
            "leads_to | worsening harvests | swings",
        ),
        ("The Port Plan aims to raise catches, reducing imports of fish.", "leads_to"),
        ("Kenya's government has the goal of setting up a ferry fund.", "adopts"),
        ("The Sea Bank runs ports. Cabinet approved the Port Plan.", "adopts | Sea Bank"),
        ("Drought is one of the greatest threats to farms.", "has_part"),
        ("The Port Plan consists of 18 points.", "has_part"),
        ("The chief culprit behind this decline is a strike. This decline includes cod.", "has_part"),
        ("The Sea Fund addresses these challenges.", "leads_to"),
        ("The port authority will begin the dredging of docks. This will open the port.", "leads_to | port"),
        ("The Port Plan aims to reach 8% in the near future.", "aims_at | Port Plan | 8%"),
        ("Following the Sea Act, Ghana adopted the Port Plan.", "adopts | Ghana | Sea Act"),
        ("Ghana launched, in 2019, the Port Programme.", "event_date | Ghana"),
        ("The Port Plan cuts waste as part of the Sea Strategy.", "has_part"),
        (
            "The ministry has opened schools in Nairobi, and clinics in Mombasa have launched courses for midwives.",
            "adopts | ministry",
        ),
        (
            "Poland hosts many labs but attracts only 5% of private funding, a gap that pushes promising firms to move.",
            "aims_at",
        ),
        ("Cheap imports from Peru are threatening small farms.", "faces | Peru"),
        (
            "The fund pays for areas like fish farming, boat repair and port security.",
            "has_part | areas | security",
        ),
        (
            'The Sea Plan gave boats radar, and the "silent sea" vision published the same year aims to cut noise.',
            "aims_at | Sea Plan",
        ),
        ("Farmers drain their fields.", "faces"),
        ("Many hospitals still rely on paper charts.", "leads_to"),
        ("Farmers use fewer drones and less seed.", "uses_technology"),
        (
            "Recycling tyres will reduce the need for new mines and cut emissions.",
            "leads_to | Recycling tyres | reduce the need for cut",
        ),
        ("The fund will let firms test parts before they commit to investment.", "aims_at | firms"),
        (
            "Whether the recovery lasts depends on the willingness of buyers to pay more for rice.",
            "aims_at | the recovery",
        ),
        ("Together the farmers are saving over $20 million every year.", "leads_to"),
        ("Ghana set up the Blue Lake Fund. The law aims to cut waste.", "aims_at | Blue Lake Fund"),
        ("Ghana launched the Sea Fund with a budget of 3 million euros.", "adopts | Ghana | budget"),
        ("Ghana signed the Sea Pact with the Port of Hull.", "adopts | Ghana | Port of Hull"),
    ],
)
def test_construction_does_not_state(text: str, beginning: str) -> None:
    assert not [fact for fact in _facts(text) if fact.startswith(beginning)]


def test_a_plan_that_is_named_again_is_not_adopted_again() -> None:
    told = _facts("Peru adopted the Port Plan in May. Firms like it. Peru's plan aims to cut waste.")
    assert told.count("adopts | Peru | Port Plan") == 1
