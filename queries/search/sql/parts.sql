SELECT word.text
FROM (SELECT rowid, rank FROM word_parts WHERE word_parts MATCH ? ORDER BY rank, rowid LIMIT ?) AS found
JOIN word ON word.id = found.rowid
ORDER BY found.rank, word.id
