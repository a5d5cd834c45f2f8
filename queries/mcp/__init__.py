"""The interface for assistants: read-only access to the graph by the Model Context Protocol.

The :mod:`.server` checks a call against the schema of its tool (:mod:`.tools`). The tool queries the :mod:`.graph` in
worker processes with the limits of the service, and bounds the length of its result (:mod:`.bound`). :mod:`.resources`
serves the texts of the documents and the ontology; :mod:`.transport` is the server over HTTP.
"""
