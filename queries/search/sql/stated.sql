-- The facts that some sentences state, each given as document, start and end.
SELECT DISTINCT evidence.fact
FROM json_each(:places) AS place
JOIN sentence ON sentence.doc = json_extract(place.value, '$[0]')
  AND sentence.start = json_extract(place.value, '$[1]')
  AND sentence."end" = json_extract(place.value, '$[2]')
JOIN evidence ON evidence.sentence = sentence.id
ORDER BY evidence.fact
LIMIT :limit
