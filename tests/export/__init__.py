"""Tests of what is written for other tools, each read back by one."""
