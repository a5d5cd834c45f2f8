-- The facts that some sentences state, in their order; each is given as document, start and end.
SELECT evidence.fact
FROM json_each(:places) AS place
JOIN sentence ON sentence.doc = json_extract(place.value, '$[0]')
  AND sentence.start = json_extract(place.value, '$[1]')
  AND sentence."end" = json_extract(place.value, '$[2]')
JOIN evidence ON evidence.sentence = sentence.id
GROUP BY evidence.fact
ORDER BY min(place.key), evidence.fact
LIMIT :limit
