"""The first schema: the records, their journal, the words in them."""

SQL = """
CREATE TABLE client (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  sector TEXT NOT NULL,
  sites TEXT NOT NULL,
  vision TEXT NOT NULL,
  objectives TEXT NOT NULL,
  environment TEXT NOT NULL,
  channels TEXT NOT NULL CHECK (json_valid(channels)),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE framework_edition (
  sha256 TEXT NOT NULL PRIMARY KEY,
  framework TEXT NOT NULL,
  title TEXT NOT NULL,
  edition TEXT NOT NULL,
  source BLOB NOT NULL,
  wording BLOB NOT NULL
) STRICT;

CREATE TABLE audit_details (
  id TEXT NOT NULL,
  client TEXT NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  cut_off TEXT NOT NULL,
  started_on TEXT NOT NULL,
  assessor TEXT NOT NULL,
  target_profile TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_details_by_client ON audit_details (client);

CREATE TABLE framework_use (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  framework TEXT NOT NULL,
  edition TEXT NOT NULL REFERENCES framework_edition (sha256) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (audit, framework)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_set (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  assessor TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  value TEXT,
  remark TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE set_level (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  criterion TEXT NOT NULL,
  level INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  criterion TEXT NOT NULL,
  text TEXT NOT NULL,
  reservation TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  client TEXT NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  dated TEXT NOT NULL,
  added_on TEXT NOT NULL,
  added_by TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (client, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  audit TEXT NOT NULL,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  contradicts INTEGER NOT NULL CHECK (contradicts IN (0, 1)),
  PRIMARY KEY (audit, evidence, framework, criterion, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_evidence ON link (evidence);

CREATE TABLE target (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  profile TEXT NOT NULL,
  criterion TEXT NOT NULL,
  level INTEGER NOT NULL,
  PRIMARY KEY (audit, framework, profile, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Derived from the records: the figures by which the library lists an audit.
CREATE TABLE headline (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  level REAL,
  rated INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  PRIMARY KEY (audit, framework),
  FOREIGN KEY (audit, framework) REFERENCES framework_use
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- A spell of editing that another edit interrupts goes on under an id of its own.
CREATE TABLE edit (
  id TEXT NOT NULL PRIMARY KEY,
  spell TEXT NOT NULL,
  audit TEXT NOT NULL,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  based_on INTEGER NOT NULL
) STRICT;
CREATE INDEX edit_by_audit ON edit (audit);

CREATE TABLE current_edit (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  edit TEXT NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE journal (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  edit TEXT NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL,
  key TEXT NOT NULL,
  old TEXT,
  new TEXT,
  UNIQUE (edit, record, key)
) STRICT;

-- Derived from the records: every text that can be searched, newest last.
CREATE TABLE searched (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (record, key)
) STRICT;
CREATE VIRTUAL TABLE searched_words USING fts5 (
  text, content = 'searched', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO searched_words (searched_words, rank) VALUES ('secure-delete', 1);
"""
