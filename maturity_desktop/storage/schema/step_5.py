"""Findings, actions, re-ratings, readiness and the next audit."""

SQL = """
CREATE TABLE finding (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  grade TEXT NOT NULL,
  title TEXT NOT NULL,
  condition TEXT NOT NULL,
  cause TEXT NOT NULL,
  effect TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  outcome TEXT NOT NULL,
  proof TEXT NOT NULL,
  state TEXT NOT NULL,
  answer TEXT NOT NULL,
  raised_on TEXT,
  closed_on TEXT,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_place (
  audit TEXT NOT NULL,
  finding TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  PRIMARY KEY (audit, finding, framework, criterion, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, finding) REFERENCES finding DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_evidence (
  audit TEXT NOT NULL,
  finding TEXT NOT NULL,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (audit, finding, evidence),
  FOREIGN KEY (audit, finding) REFERENCES finding DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE gap_weighing (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  impact INTEGER NOT NULL,
  effort INTEGER NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (audit, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE own_profile (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  level INTEGER NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (audit, framework, id),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  what TEXT NOT NULL,
  owner TEXT NOT NULL,
  state TEXT NOT NULL,
  wave TEXT NOT NULL,
  position INTEGER NOT NULL,
  starts_on TEXT,
  due_on TEXT,
  done_on TEXT,
  impact INTEGER,
  effort INTEGER,
  cost INTEGER,
  benefit INTEGER,
  gain TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_checkpoint (
  audit TEXT NOT NULL,
  action TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  PRIMARY KEY (audit, action, framework, criterion, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, action) REFERENCES action DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE action_finding (
  audit TEXT NOT NULL,
  action TEXT NOT NULL,
  finding TEXT NOT NULL,
  PRIMARY KEY (audit, action, finding),
  FOREIGN KEY (audit, finding) REFERENCES finding DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, action) REFERENCES action DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE action_prerequisite (
  audit TEXT NOT NULL,
  action TEXT NOT NULL,
  first TEXT NOT NULL,
  PRIMARY KEY (audit, action, first),
  FOREIGN KEY (audit, action) REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, first) REFERENCES action DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE action_note (
  audit TEXT NOT NULL,
  action TEXT NOT NULL,
  id TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (audit, action, id),
  FOREIGN KEY (audit, action) REFERENCES action DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE action_evidence (
  audit TEXT NOT NULL,
  action TEXT NOT NULL,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (audit, action, evidence),
  FOREIGN KEY (audit, action) REFERENCES action DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE roadmap_settings (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  starts_on TEXT,
  currency TEXT NOT NULL,
  most_in_wave INTEGER,
  PRIMARY KEY (audit)
) STRICT, WITHOUT ROWID;

CREATE TABLE training (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  topic TEXT NOT NULL,
  framework TEXT NOT NULL,
  criteria TEXT NOT NULL CHECK (json_valid(criteria)),
  form TEXT NOT NULL,
  hours INTEGER,
  led_by TEXT NOT NULL,
  due_on TEXT,
  done_on TEXT,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE re_rating (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  month TEXT NOT NULL,
  met TEXT NOT NULL CHECK (json_valid(met)),
  lost TEXT NOT NULL CHECK (json_valid(lost)),
  level INTEGER,
  note TEXT NOT NULL,
  rated_by TEXT NOT NULL,
  rated_on TEXT,
  PRIMARY KEY (audit, framework, criterion, month),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE earlier_audit (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  earlier TEXT NOT NULL,
  PRIMARY KEY (audit)
) STRICT, WITHOUT ROWID;

CREATE TABLE counterpart (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  earlier TEXT NOT NULL,
  PRIMARY KEY (audit, framework, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE consulting (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  until TEXT,
  PRIMARY KEY (audit, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sample_draw (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  seed TEXT NOT NULL,
  size INTEGER NOT NULL,
  population INTEGER NOT NULL,
  drawn_on TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE consensus (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  criterion TEXT NOT NULL,
  first INTEGER,
  second INTEGER,
  agreed INTEGER,
  reason TEXT NOT NULL,
  agreed_on TEXT,
  PRIMARY KEY (audit, framework, rating_set, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE readiness_rules (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  most_missing INTEGER NOT NULL,
  profile TEXT NOT NULL,
  PRIMARY KEY (audit, framework),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  outcome TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  organisation TEXT NOT NULL,
  reason TEXT NOT NULL,
  valid_until TEXT,
  PRIMARY KEY (audit, framework),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE mid_term_check (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  id TEXT NOT NULL,
  due_on TEXT NOT NULL,
  held_on TEXT,
  held_by TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (audit, framework, id),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_evidence_by_evidence ON finding_evidence (evidence);
CREATE INDEX action_evidence_by_evidence ON action_evidence (evidence);

-- Derived from the records: where an audit stands, for the portfolio. Levels by id, as JSON.
CREATE TABLE standing (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  domains TEXT NOT NULL CHECK (json_valid(domains)),
  levels TEXT NOT NULL CHECK (json_valid(levels)),
  below TEXT NOT NULL CHECK (json_valid(below)),
  PRIMARY KEY (audit, framework),
  FOREIGN KEY (audit, framework) REFERENCES framework_use
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
"""
