SELECT 1 FROM word WHERE text >= ? AND text < ? LIMIT 1
