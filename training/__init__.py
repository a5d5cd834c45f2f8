"""The training of the two networks: the reader of texts, and the ranker of candidate queries.

``reader``  from annotated facts to a folder that ``--reader model:DIR`` reads;
``ranker``  from questions about annotated texts to the folder that ``ask`` ranks with.

Only these packages need torch, of the extra ``train``. Beside them stands the data that the bundled networks learned from.
"""
