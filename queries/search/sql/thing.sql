SELECT iri, label, kind, facts FROM thing WHERE id = ?
