"""Evaluation: facts that were found, held against facts that people annotated."""
