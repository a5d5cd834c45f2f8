"""The routes of the service: what each address answers, for programs and for people."""
