"""Evaluation: facts that were found, compared with facts that people annotated."""
