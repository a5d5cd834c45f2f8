"""The grammar of what has one right reading: numbers, quantities, dates, acronyms, plurals."""
