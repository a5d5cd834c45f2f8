-- The sentences with some of the words, those with the most and the rarest first.
SELECT sentence.iri, sentence.document, sentence.doc, sentence.start, sentence."end", sentence.quote, sentence.quote
FROM (
  SELECT rowid AS id FROM sentence_words WHERE sentence_words MATCH :match ORDER BY rank LIMIT :limit
) AS best
JOIN sentence ON sentence.id = best.id
