"""What a store holds, read once, and the SPARQL that it is asked by."""
