"""The routes of the service: the responses of each address, for programs and for people."""
