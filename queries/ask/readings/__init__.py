"""What a clause may ask: each kind of question reads it its own way, as a pattern to fill."""
