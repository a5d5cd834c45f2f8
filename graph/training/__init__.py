"""Teaches the small reader from annotated facts; needs the extra `train`."""
