"""The training of the ranking: questions of people on annotated texts, and which candidates give their answers.

``gold``              annotated texts as stores, and the questions asked of them;
``label``             which candidates of a question are right;
``dataset``           questions with all their candidates;
``trainer``           steps and checkpoints of the training of a network;
``first_training``, ``encoder_training``, ``pair_training``, ``last_training``  train the rankings of the same names;
``calibration``       how sure a candidate must be to be answered;
``export``            writes what :class:`policyloom.queries.ask.ranking.Ranker` reads.

Torch and transformers are needed here alone. Run ``python -m policyloom.queries.ask.learning --help``.
"""
