SELECT name.id, name.thing, name.text, name.folded
FROM (SELECT rowid FROM name_words WHERE name_words MATCH ? ORDER BY rowid LIMIT ?) AS found
JOIN name ON name.id = found.rowid
ORDER BY name.id
