"""The challenge: what is told of somebody as bad, in all the ways of policy prose, each with all that it states."""

from __future__ import annotations

import pytest
from texts import stated


@pytest.mark.parametrize(
    ("text", "faced"),
    [
        (
            "The Danish fishing industry risks falling behind its rivals.",
            {"Danish fishing industry | falling behind its rivals"},
        ),
        ("Without reform, Chile risks losing its lead in wool.", {"Chile | losing its lead in wool"}),
        ("The ministry plans building new ports.", set()),
        (
            "Danish farms are threatened by overgrazing and pollution.",
            {"Danish farms | overgrazing", "Danish farms | pollution"},
        ),
        ("Danish costs were cut by using radio.", set()),
        (
            "Many Danish clinics operate without trained nurses.",
            {"Danish clinics | operate without trained nurses"},
        ),
        ("Danish clinics continue to work without nurses.", {"Danish clinics | work without nurses"}),
        # what is lacking, dear, or done too little
        (
            "Denmark passed the Ferry Act. Skilled welders are lacking.",
            {"Denmark | Skilled welders are lacking"},
        ),
        (
            "Denmark passed the Ferry Act. Cranes cost twice as much as in Peru.",
            {"Denmark | Cranes cost twice as much as in Peru"},
        ),
        (
            "Denmark passed the Ferry Act. Heat pumps cost a fortune.",
            {"Denmark | Heat pumps cost a fortune"},
        ),
        (
            "Denmark published a plan. For too long we invested too little in trains.",
            {"Denmark | invested too little in trains"},
        ),
        ("Danish patients wait too long for dentists.", {"Danish patients | wait too long for dentists"}),
        (
            "Denmark passed the Ferry Act. Too few of the boats are insured.",
            {"Denmark | Too few of the boats are insured"},
        ),
        ("Danish farms rely on outdated pumps.", {"Danish farms | outdated pumps"}),
        ("Danish farms test outdated pumps.", set()),
        (
            "Denmark runs the Ferry Plan. The audit office faulted it for poor planning, idle cranes and high fees.",
            {"Ferry Plan | poor planning", "Ferry Plan | idle cranes", "Ferry Plan | high fees"},
        ),
        # of what the text goes on to speak
        (
            "Denmark runs the Ferry Plan. The audit office faulted it. Frequent fires hamper its use.",
            {"Ferry Plan | Frequent fires"},
        ),
        ("Denmark ranks last in fast broadband.", {"Denmark | ranks last in fast broadband"}),
        ("Denmark passed the Ferry Act. Uptake remains small.", {"Denmark | Uptake remains small"}),
        ("Rising costs have forced several firms to close.", {"firms | Rising costs"}),
        ("The law has forced several firms to hire divers.", set()),
        ("Denmark passed the Ferry Act. There is no shortage of hurdles.", set()),
        (
            "Denmark runs the Ferry Plan. Frequent fires and low demand hamper its use.",
            {"Ferry Plan | Frequent fires", "Ferry Plan | low demand"},
        ),
        (
            "Denmark passed the Ferry Act. Its share of cod has slid to 10% after a long drought.",
            {"Denmark | Its share of cod has slid", "Denmark | long drought"},
        ),
        ("Denmark passed the Ferry Act. Theft is multiplying.", {"Denmark | Theft"}),
        (
            "Denmark passed the Ferry Act. A shortage of nurses has led to queues.",
            {"Denmark | shortage of nurses"},
        ),
        (
            "Denmark passed the Ferry Act. The grid is stretched in some regions.",
            {"Denmark | The grid is stretched in some regions"},
        ),
        ("Denmark passed the Ferry Act. Poor roads raise costs.", {"Denmark | Poor roads"}),
        ("Denmark passed the Ferry Act. Weak demand has slowed growth.", {"Denmark | Weak demand"}),
        ("Denmark passed the Ferry Act. High yields have raised incomes.", set()),
        ("Denmark passed the Ferry Act. Poor families receive grants.", set()),
        ("Denmark passed the Ferry Act. Roads are not poor.", set()),
        ("Denmark passed the Ferry Act. Doctors are not lacking.", set()),
        ("Denmark passed the Ferry Act. Losses continue to shrink.", set()),
        ("Danish doctors write free text, which computers cannot read.", set()),
        (
            "Denmark passed the Ferry Act. Only a few farms sell to the islands.",
            {"Denmark | Only a few farms sell to the islands"},
        ),
        ("Denmark passed the Ferry Act. A few farms sell to the islands.", set()),
        ("Denmark passed the Ferry Act. Few tutors use the portal.", {"Denmark | Few tutors use the portal"}),
        (
            "Denmark passed the Ferry Act. Its ports are poorly linked to the railway.",
            {"Denmark | Its ports are poorly linked to the railway"},
        ),
        (
            "Denmark passed the Ferry Act. Barriers to investment are considerable.",
            {"Denmark | Barriers to investment"},
        ),
        ("Denmark passed the Ferry Act. Savings are considerable.", set()),
        ("Young people in Denmark are badly affected by drought.", {"Young people in Denmark | drought"}),
        ("Danish farms were affected by the reform.", set()),
        (
            "Denmark passed a law. Key challenges include a lack of cash, weak demand and poor roads.",
            {"Denmark | lack of cash", "Denmark | weak demand", "Denmark | poor roads"},
        ),
        (
            "Denmark faces a lack of cash and skilled labour.",
            {"Denmark | lack of cash", "Denmark | lack of skilled labour"},
        ),
        ("Danish exports lag behind those of Sweden.", set()),
        (
            "Denmark faces a shortage in basic skills and deep expertise.",
            {"Denmark | shortage in basic skills", "Denmark | shortage in deep expertise"},
        ),
        (
            "Denmark faces a shortage of welders and rising costs.",
            {"Denmark | shortage of welders", "Denmark | rising costs"},
        ),
        ("Denmark has not yet set up a port agency.", {"Denmark | has not set up a port agency"}),
        (
            "Denmark passed the Ferry Act. The gap between north and south is a cause for concern.",
            {"Denmark | gap between north and south"},
        ),
        (
            "Denmark faces a gap in use of radio in farming, especially in the north.",
            {"Denmark | gap in use of radio in farming"},
        ),
        ("Denmark passed the Ferry Act. Fewer people use cash.", set()),
        ("Denmark passed the Ferry Act. Cyber threats and fraud are some examples.", set()),
        (
            "Denmark passed the Ferry Act. While there are two million users in Peru, few people pay.",
            {"Peru | few people pay"},
        ),
        # whose it is tells the sentence before the text around it: who acts for that reason, or the one place of it
        (
            "Denmark passed the Ferry Act. Shrimp farmers in Peru buy robots as divers are scarce.",
            {"Shrimp farmers in Peru | divers are scarce"},
        ),
        (
            "Denmark passed the Ferry Act. Peru's tug crews are tired: divers are scarce.",
            {"Peru | divers are scarce"},
        ),
        (
            "Denmark passed the Ferry Act. Too few of our tugs in Peru are insured.",
            {"Peru | Too few of our tugs in Peru are insured"},
        ),
        ("Rust is proving the stumbling block for Danish ferries.", {"Danish ferries | Rust"}),
        # whom something is done to, or is to be kept from
        (
            "Denmark passed the Ferry Act. Danish mussel farms find themselves squeezed by fuel prices.",
            {"Danish mussel farms | fuel prices"},
        ),
        ("The port of Esbjerg finds itself confronted by smuggling.", {"port of Esbjerg | smuggling"}),
        ("Cyber attacks on Danish ferries are on the rise.", {"Danish ferries | Cyber attacks"}),
        ("The act protects skippers from fraud.", {"skippers | fraud"}),
        ("Denmark bears the brunt of storms.", {"Denmark | storms"}),
        ("Danish ferries remain exposed to swings in demand.", {"Danish ferries | swings in demand"}),
        (
            "The Danish ferries are grappling with worn-out engines.",
            {"Danish ferries | worn-out engines"},
        ),
        # each of the many things that weigh on somebody
        (
            "High inflation, labour and skills shortages, demographic change, supply chain snags, rising interest rates, and spikes in freight costs are weighing on Danish ports.",
            {
                "Danish ports | High inflation",
                "Danish ports | labour and skills shortages",
                "Danish ports | demographic change",
                "Danish ports | supply chain snags",
                "Danish ports | rising interest rates",
                "Danish ports | spikes in freight costs",
            },
        ),
        # whose it is, whoever else is told of
        ("Danish ports have a waste problem that officials ignore.", {"Danish ports | waste problem"}),
        ("Pressure is mounting on Danish ferries.", {"Danish ferries | Pressure"}),
        (
            "Denmark passed the Ferry Act. Work on the Esbjerg tunnel has fallen behind schedule.",
            {"Esbjerg tunnel | Work on the Esbjerg tunnel has fallen behind schedule"},
        ),
        ("We know that Esbjerg gains what Odense loses.", set()),
        # told once, of what stands after "of"
        (
            "Danish clinics are short of nurses and linen.",
            {"Danish clinics | nurses", "Danish clinics | linen"},
        ),
        # the place there goes before whoever "we" are
        (
            "We in Norway met. Norway is cold. Too few of our young doctors in Peru want to work in a village.",
            {"Peru | Too few of our young doctors in Peru want to work in a village"},
        ),
        # one obstacle is told once
        (
            "The main obstacle to cycling in Denmark is the lack of paths.",
            {"cycling in Denmark | lack of paths"},
        ),
        # what a plan is to do something about is its goal
        ("Denmark passed the Ferry Act. The act aims to tackle smuggling.", set()),
    ],
)
def test_what_is_told_to_be_bad_is_faced(text: str, faced: set[str]) -> None:
    assert stated(text, "faces") == faced
