"""The public API of ``import policyloom``: a graph from texts or a store, for scripts and notebooks."""
