"""Tests of the exports for other tools: another program reads each one back."""
