"""policyloom: viz."""
