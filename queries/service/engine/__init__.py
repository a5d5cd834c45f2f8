"""The engine of a worker: a question put to the store, and its answer on the way to the client."""
