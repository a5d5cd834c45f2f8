"""How the ranker learns: questions of people on annotated texts, and which candidates give their answers.

``gold``      texts with their facts as stores, and the questions asked of them;
``label``     which candidates of a question are right;
``first``     teaches the first ranking, ``network`` the encoder, ``pair`` the pair encoder (by ``teaching``), ``last`` the last;
``calibrate`` finds how they count together, and how sure that is;
``export``    writes what :class:`policyloom.queries.ask.ranking.Ranker` reads.

Torch and transformers are needed here alone. Run ``python -m policyloom.queries.ask.learning --help``.
"""
