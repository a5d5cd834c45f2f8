"""The reader by a small network that was trained on examples; it runs offline."""
