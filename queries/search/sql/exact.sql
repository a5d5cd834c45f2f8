SELECT id, thing, text, folded FROM name WHERE folded = ? ORDER BY id LIMIT ?
