-- Only the first 1,000 matches are ranked, so that a word that is in every sentence costs no more than another.
SELECT
  sentence.iri, sentence.document, sentence.doc, sentence.start, sentence."end", sentence.quote,
  highlight(sentence_words, 0, char(2), char(3))
FROM (
  SELECT id, score
  FROM (
    SELECT rowid AS id, bm25(sentence_words) AS score FROM sentence_words WHERE sentence_words MATCH :match LIMIT 1000
  )
  ORDER BY score, id
  LIMIT :limit
) AS best
JOIN sentence ON sentence.id = best.id
JOIN sentence_words ON sentence_words.rowid = best.id
WHERE sentence_words MATCH :match
ORDER BY best.score, best.id
