"""The network: facts as a property graph of any size, for drawing and for graph tools."""
