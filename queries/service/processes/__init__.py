"""The processes of the service: workers that answer, one that writes, and their messages."""
