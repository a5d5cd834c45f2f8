"""policyloom: graph."""
