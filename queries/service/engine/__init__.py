"""The engine of a worker: runs a query on the store, and streams the answer to the client."""
