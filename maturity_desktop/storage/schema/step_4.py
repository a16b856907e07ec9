"""The plan, its activities and requests, the team, tags and copies of evidence, the words in files."""

SQL = """
CREATE TABLE plan_settings (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  starts_on TEXT,
  free_weekdays TEXT NOT NULL CHECK (json_valid(free_weekdays)),
  PRIMARY KEY (audit)
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (audit, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE phase_length (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  phase TEXT NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (audit, framework, phase),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE task_plan (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  task TEXT NOT NULL,
  due_on TEXT,
  assignee TEXT NOT NULL,
  skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
  reason TEXT NOT NULL,
  PRIMARY KEY (audit, framework, task),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE added_task (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  id TEXT NOT NULL,
  phase TEXT NOT NULL,
  what TEXT NOT NULL,
  kind TEXT NOT NULL,
  day INTEGER NOT NULL,
  why TEXT NOT NULL,
  deliverable TEXT NOT NULL,
  who TEXT NOT NULL CHECK (json_valid(who)),
  criteria TEXT NOT NULL CHECK (json_valid(criteria)),
  PRIMARY KEY (audit, framework, id),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE baseline_figure (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  value TEXT NOT NULL,
  period TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  held_on TEXT,
  starts_at TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  place TEXT NOT NULL,
  state TEXT NOT NULL,
  led_by TEXT NOT NULL,
  framework TEXT NOT NULL,
  task TEXT NOT NULL,
  note TEXT NOT NULL,
  population INTEGER,
  sample INTEGER,
  drawn TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_person (
  audit TEXT NOT NULL,
  activity TEXT NOT NULL,
  id TEXT NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (audit, activity, id),
  FOREIGN KEY (audit, activity) REFERENCES activity DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_criterion (
  audit TEXT NOT NULL,
  activity TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  PRIMARY KEY (audit, activity, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, activity) REFERENCES activity DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE heard (
  audit TEXT NOT NULL,
  activity TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  verdict TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (audit, activity, framework, criterion, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, activity) REFERENCES activity DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  what TEXT NOT NULL,
  period TEXT NOT NULL,
  format TEXT NOT NULL,
  owner TEXT NOT NULL,
  status TEXT NOT NULL,
  asked_on TEXT,
  due_on TEXT,
  promised_for TEXT,
  answered_on TEXT,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  framework TEXT NOT NULL,
  template TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_criterion (
  audit TEXT NOT NULL,
  request TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  PRIMARY KEY (audit, request, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, request) REFERENCES request DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE request_evidence (
  audit TEXT NOT NULL,
  request TEXT NOT NULL,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (audit, request, evidence),
  FOREIGN KEY (audit, request) REFERENCES request DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE left_open (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (audit, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE team_member (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
  PRIMARY KEY (audit, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  assessor TEXT NOT NULL,
  PRIMARY KEY (audit, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_scope (
  audit TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  PRIMARY KEY (audit, rating_set, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_tag (
  client TEXT NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  tag TEXT NOT NULL,
  PRIMARY KEY (client, evidence, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_copy (
  client TEXT NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  original TEXT NOT NULL,
  original_sha256 TEXT NOT NULL,
  marks TEXT NOT NULL CHECK (json_valid(marks)),
  PRIMARY KEY (client, evidence)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_file ON evidence (client, sha256);
CREATE INDEX evidence_tag_by_evidence ON evidence_tag (evidence);
CREATE INDEX evidence_copy_by_evidence ON evidence_copy (evidence);
CREATE INDEX request_evidence_by_evidence ON request_evidence (evidence);

-- Derived from the files of evidence: the words in them.
CREATE TABLE file_text (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (client, sha256)
) STRICT;
CREATE VIRTUAL TABLE file_words USING fts5 (
  text, content = 'file_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO file_words (file_words, rank) VALUES ('secure-delete', 1);
"""
