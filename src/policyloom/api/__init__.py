"""The surface of ``import policyloom``: a graph from texts or a store, and what scripts and notebooks do with it."""
