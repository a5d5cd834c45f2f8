-- Some facts, each with the first sentence that states it.
SELECT fact.iri, fact.subject, fact.property, fact.object, fact.period, fact.denied,
  sentence.doc, sentence.quote, sentence.start, sentence."end"
FROM json_each(:only) AS sought
JOIN fact ON fact.id = sought.value
JOIN sentence ON sentence.id = (SELECT min(sentence) FROM evidence WHERE evidence.fact = fact.id)
ORDER BY fact.id
