"""The relation: constructions of policy English, each with an effect, a challenge, a part or a use that it states or must not state."""

from __future__ import annotations

import pytest
from texts import facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
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
        # parts
        (
            "The Port Plan rests on three pillars of trade, safety and training.",
            "has_part | Port Plan | safety",
        ),
        ("A key element of the Port Plan is a training fund.", "has_part | Port Plan | training fund"),
        # policies beside each other
        ("Half of the firms are now using drones.", "uses_technology | firms | drone"),
        ("The council encourages farms to buy seeds and use drones.", "uses_technology | farms | drone"),
        ("Peru supports AI adoption among farmers.", "uses_technology | farmers | artificial intelligence"),
        ("Drone use in forestry has doubled.", "uses_technology | forestry | drone"),
        ("The grid covers all towns with 5G.", "uses_technology | towns | 5G"),
        ("The use of drones in forestry has doubled.", "uses_technology | forestry | drone"),
        ("Peru will deploy over 4,000 sensors along its coast.", "uses_technology | Peru | sensor"),
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
            "Ghana is poor, with a fall in wages due to bad harvests and the swings of the gold market.",
            "leads_to | swings of the gold market | fall in wages",
        ),
        # who or what is spoken of
        ("Peru has ports. Peru likes cod. Our country faces drought.", "faces | Peru | drought"),
        (
            "Peru is poor. The working of our ports has declined relative to those of Ghana.",
            "faces | Peru | The working of our ports has declined relative to those of Ghana",
        ),
        ("The European Union is home to leading shipyards.", "has_part | European Union | leading shipyards"),
        (
            "The plan offers 10-year tax breaks for docks.",
            "statistic | tax breaks for docks | 10-year breaks",
        ),
        # what a colon lists
        (
            "The Port Plan prioritises three pillars: skills training, cleaner ships and open trade.",
            "has_part | Port Plan | skills training",
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
        ("Rural schools have no internet and no electricity.", "faces | Rural schools | no electricity"),
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
            "Dear fuel is putting boats under pressure, and canneries in Lima have trouble finding welders.",
            "faces | canneries in Lima | have trouble finding welders",
        ),
    ],
)
def test_construction_states(text: str, fact: str) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Long coasts provide room for the use of satellites.", "uses_technology"),
        ("The council encourages farms to use drones.", "uses_technology | council"),
        ("The clinic improves its counselling by using experts.", "uses_technology"),
        ("The report identifies rents as the main barrier.", "faces | report"),
        ("Hospitals cite debt as the top challenge.", "faces | Hospitals | top challenge"),
        ("The Data Office examines questions raised by the use of drones.", "uses_technology"),
        ("The council scrutinises the use of drones.", "uses_technology"),
        ("The scheme lets farmers harness their natural curiosity.", "uses_technology"),
        ("Peru wants to cut waste by half.", "leads_to"),
        ("Peru has a Port Plan. Its goal is to lift trade and to create jobs.", "leads_to"),
        ("The Port Plan offers grants to firms that dig.", "leads_to | Port Plan | to firms"),
        ("Peru has many aims. Its main aims are saving water and building ports.", "leads_to"),
        ("The Port Plan rests on three pillars of trade and safety.", "has_part | Port Plan | three pillars"),
        ("A port network spans over 900 kilometres.", "has_part"),
        ("Port traffic will drive growth 7% higher than output.", "leads_to | Port traffic | 7%"),
        ("Costs in Kenya have fallen.", "faces | Kenya"),
        ("Peru adopted the Port Act. The Port Act aims to reduce food shortages.", "faces"),
        ("Peru faces challenges.", "faces | Peru"),
        ("Peru builds boats in three sectors. They include health.", "has_part | boats"),
        ("Ports need pilots. These include Callao and Paita.", "has_part | pilots"),
        ("Firms told of the challenges. These include debt.", "has_part"),
        ("The bank lends against the risks. These are ports.", "faces | bank | risks"),
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
        ("At the heart of Lima lies the Harbour Fund.", "has_part"),
        ("The Farm Lab is a division of labour.", "has_part"),
        ("Each port plan has four pillars of growth: jobs, skills and trade.", "has_part | growth"),
        ("Wages fell in many towns (Diaz and Rojas, 2021).", "has_part"),
        ("Peru buys rare metals (cobalt and tin) and minerals.", "has_part | minerals"),
        ("The Port Plan rests on three tasks: saving water, cutting waste and planting trees.", "leads_to"),
        (
            "The Port Plan includes training programmes, loans and new roads.",
            "has_part | Port Plan | training programmes,",
        ),
        ("Peru has a five-year plan: new ports, cleaner ships and better training.", "has_part"),
        ("The OECD has lowered its forecast for Peru.", "leads_to"),
        (
            "Ghana is poor, with a fall in wages due to worsening harvests and the swings of the gold market.",
            "leads_to | worsening harvests | swings",
        ),
        ("The Port Plan aims to raise catches, reducing imports of fish.", "leads_to"),
        ("Drought is one of the greatest threats to farms.", "has_part"),
        ("The Port Plan consists of 18 points.", "has_part"),
        ("The chief culprit behind this decline is a strike. This decline includes cod.", "has_part"),
        ("The Sea Fund addresses these challenges.", "leads_to"),
        ("The port authority will begin the dredging of docks. This will open the port.", "leads_to | port"),
        ("The Port Plan cuts waste as part of the Sea Strategy.", "has_part"),
        ("Cheap imports from Peru are threatening small farms.", "faces | Peru"),
        (
            "The fund pays for areas like fish farming, boat repair and port security.",
            "has_part | areas | security",
        ),
        ("Farmers drain their fields.", "faces"),
        ("Many hospitals still rely on paper charts.", "leads_to"),
        ("Farmers use fewer drones and less seed.", "uses_technology"),
        (
            "Recycling tyres will reduce the need for new mines and cut emissions.",
            "leads_to | Recycling tyres | reduce the need for cut",
        ),
        ("Together the farmers are saving over $20 million every year.", "leads_to"),
    ],
)
def test_construction_does_not_state(text: str, beginning: str) -> None:
    assert not [fact for fact in facts(text) if fact.startswith(beginning)]
