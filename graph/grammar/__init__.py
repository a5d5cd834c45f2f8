"""The grammar of expressions with one right reading: numbers, quantities, dates, acronyms, plurals."""
