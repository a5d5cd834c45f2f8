"""Semantics: what the words of a sentence stand for and which facts they state."""
