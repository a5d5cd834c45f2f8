"""Tests of the service over HTTP, on 127.0.0.1 alone."""
