"""policyloom: ontology."""
