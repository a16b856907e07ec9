"""The client's clock, the figures that support other criteria, and surveys."""

SQL = """
CREATE TABLE measure_settings (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  time_zone TEXT NOT NULL,
  PRIMARY KEY (audit)
) STRICT, WITHOUT ROWID;

CREATE TABLE supporting_data (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  rows TEXT NOT NULL REFERENCES figure_data (sha256) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  added_on TEXT NOT NULL,
  inputs TEXT NOT NULL CHECK (json_valid(inputs)),
  grain TEXT,
  grouped_by TEXT NOT NULL,
  evidence TEXT NOT NULL,
  origin TEXT NOT NULL,
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  asked TEXT NOT NULL,
  title TEXT NOT NULL,
  population INTEGER,
  invited INTEGER,
  closed_on TEXT,
  smallest_group INTEGER NOT NULL,
  answers TEXT NOT NULL,
  count INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  origin TEXT NOT NULL,
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_question (
  audit TEXT NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  top INTEGER NOT NULL,
  low_is_good INTEGER NOT NULL CHECK (low_is_good IN (0, 1)),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  criteria TEXT NOT NULL CHECK (json_valid(criteria)),
  PRIMARY KEY (audit, survey, id),
  FOREIGN KEY (audit, survey) REFERENCES survey DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
"""
