"""Training of the small reader on annotated facts; needs the extra `train`."""
