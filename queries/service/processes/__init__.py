"""The processes of the service: workers that answer, one process that writes, and the messages between them."""
