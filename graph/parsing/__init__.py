"""Parsing: paragraphs to trees, with names found before the parse and the parser's usual mistakes put right."""
