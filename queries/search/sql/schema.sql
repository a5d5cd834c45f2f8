-- Rows are inserted in the order of their weight, so that the first matches are the best and a search can stop there.
CREATE TABLE about (version TEXT NOT NULL);

CREATE TABLE thing (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  facts INTEGER NOT NULL
);

-- folded: the words of the name in lower case without accents, separated by spaces.
CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  thing INTEGER NOT NULL REFERENCES thing,
  text TEXT NOT NULL,
  folded TEXT NOT NULL
);
CREATE INDEX name_folded ON name (folded);
CREATE VIRTUAL TABLE name_words USING fts5 (folded, content = '', tokenize = 'unicode61', prefix = '1 2 3');

CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE UNIQUE INDEX word_text ON word (text);
-- Each word follows a space, so that its beginning is a trigram of its own.
CREATE VIRTUAL TABLE word_parts USING fts5 (text, content = '', tokenize = 'trigram');

CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL,
  document TEXT NOT NULL,
  doc TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL
);
-- The characters with which sentences.sql marks what was found must not occur in a text.
CREATE VIEW sentence_text AS
SELECT id, replace(replace(quote, char(2), ' '), char(3), ' ') AS quote FROM sentence;
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  quote, content = 'sentence_text', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE INDEX sentence_place ON sentence (doc, start);

-- The facts, as questions are answered from them, in the order of the texts. denied: 1 for what the text denies.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL,
  subject TEXT NOT NULL,
  property TEXT NOT NULL,
  object TEXT NOT NULL,
  period TEXT NOT NULL,
  denied INTEGER NOT NULL
);
CREATE INDEX fact_subject ON fact (subject, property);
CREATE INDEX fact_object ON fact (object, property);

CREATE TABLE evidence (
  sentence INTEGER NOT NULL REFERENCES sentence,
  fact INTEGER NOT NULL REFERENCES fact,
  PRIMARY KEY (sentence, fact)
) WITHOUT ROWID;
CREATE INDEX evidence_fact ON evidence (fact, sentence);

-- The properties of the things, figures and periods of facts: names, classes, dates, numbers. part: the IRI of a property.
CREATE TABLE part (
  node TEXT NOT NULL,
  part TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (node, part, value)
) WITHOUT ROWID;
CREATE INDEX part_value ON part (part, value) WHERE part = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

-- The details of documents, such as title and date.
CREATE TABLE told (
  part TEXT NOT NULL,
  doc TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (part, doc, value)
) WITHOUT ROWID;
