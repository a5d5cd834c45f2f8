"""From the words of a question to its clause: what each of them may say against what the store holds."""
