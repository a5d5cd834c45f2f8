-- The facts about some things, the first of each kind before the second of any, so that a thing with many facts leaves room for others.
SELECT id
FROM (
  SELECT id, row_number() OVER (PARTITION BY side, thing, property ORDER BY id) AS place
  FROM (
    SELECT id, 1 AS side, subject AS thing, property FROM fact WHERE subject IN (SELECT value FROM json_each(:things))
    UNION ALL
    SELECT id, 2 AS side, object AS thing, property FROM fact WHERE object IN (SELECT value FROM json_each(:things))
  )
)
GROUP BY id
ORDER BY min(place), id
LIMIT :limit
