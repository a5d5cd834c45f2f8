"""The training of the small reader on annotated facts; see docs/model.md for its modules."""
