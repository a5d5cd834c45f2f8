"""What a question is told: the answer with its sentence, or what is missing."""
