"""What the words of a question say: stems, the words of the lexicon, what they ask for."""
