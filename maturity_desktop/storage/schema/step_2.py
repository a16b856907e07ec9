"""How far a programme is; the client's figures, how they are read, and when the centre is open."""

SQL = """
CREATE TABLE figure_data (
  sha256 TEXT NOT NULL PRIMARY KEY,
  figures BLOB NOT NULL
) STRICT;

CREATE TABLE task_state (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  task TEXT NOT NULL,
  done_on TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (audit, framework, task),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_series (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  measure TEXT NOT NULL,
  channel TEXT NOT NULL,
  grain TEXT NOT NULL,
  figures TEXT NOT NULL REFERENCES figure_data (sha256) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  added_on TEXT NOT NULL,
  evidence TEXT NOT NULL,
  origin TEXT NOT NULL,
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_reading (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  measure TEXT NOT NULL,
  channel TEXT NOT NULL,
  in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
  abandoned TEXT NOT NULL,
  not_applicable TEXT NOT NULL CHECK (json_valid(not_applicable)),
  targets TEXT NOT NULL CHECK (json_valid(targets)),
  PRIMARY KEY (audit, measure, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening_time (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL,
  hours TEXT NOT NULL,
  PRIMARY KEY (audit, day)
) STRICT, WITHOUT ROWID;
"""
