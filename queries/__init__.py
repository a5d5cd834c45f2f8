"""policyloom: queries."""
