"""The training of the ranking, by questions about annotated texts, and the candidates that answer them.

``gold``              annotated texts as stores, with the questions about them;
``label``             which candidates of a question are right; ``dataset``, questions with all their candidates;
``trainer``           the steps and checkpoints of training a network; ``rounding``, the rounding of its weights;
``first_training``, ``encoder_training``, ``pair_training``, ``last_training``  train the rankings of the same names;
``calibration``       how sure a candidate must be for an answer to be given;
``export``            writes the files that :class:`policyloom.queries.ask.ranking.Ranker` reads.

Run ``python -m policyloom.training.ranker --help``.
"""
