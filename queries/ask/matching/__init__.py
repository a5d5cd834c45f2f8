"""How a statement of the store bears out the words of a clause."""
