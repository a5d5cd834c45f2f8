"""The processes of the service: workers that answer, one that writes, and what they tell each other."""
