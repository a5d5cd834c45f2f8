-- The properties of some nodes.
SELECT part.node, part.part, part.value
FROM json_each(:nodes) AS sought
JOIN part ON part.node = sought.value
ORDER BY part.node, part.part, part.value
