-- A fact of each of some things of a class, as subject and as object.
SELECT id FROM (
  SELECT (SELECT min(fact.id) FROM fact WHERE fact.subject = part.node) AS id
  FROM part
  WHERE part = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' AND value = :class AND id IS NOT NULL
  LIMIT :limit
)
UNION
SELECT id FROM (
  SELECT (SELECT min(fact.id) FROM fact WHERE fact.object = part.node) AS id
  FROM part
  WHERE part = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' AND value = :class AND id IS NOT NULL
  LIMIT :limit
)
