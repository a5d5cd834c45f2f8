"""The small reader that was taught by examples; runs offline."""
