"""Syntax: where in a tree the subject, the object and the whole phrase of a word stand."""
