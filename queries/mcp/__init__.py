"""The door for assistants: the graph by the Model Context Protocol, read only.

A call (:mod:`.server`) is held against the schema of its tool (:mod:`.tools`), which asks the :mod:`.graph` in processes
with the limits of the service and answers within bounds (:mod:`.bound`). :mod:`.resources` are the texts
of the documents and the ontology; :mod:`.web` is the server over HTTP.
"""
