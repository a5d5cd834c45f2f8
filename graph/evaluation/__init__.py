"""Evaluation: a comparison of the facts that were found with the facts that people annotated."""
