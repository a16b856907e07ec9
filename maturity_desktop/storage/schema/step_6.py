"""What is handed over: the report's plan and photos, the files that left, the versions that are signed."""

SQL = """
CREATE TABLE report_plan (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  version TEXT NOT NULL,
  distribution TEXT NOT NULL,
  form TEXT NOT NULL,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  audience TEXT NOT NULL,
  parts TEXT NOT NULL,
  without TEXT NOT NULL,
  page_size TEXT NOT NULL,
  language TEXT NOT NULL,
  brand TEXT NOT NULL,
  watermark INTEGER NOT NULL,
  attach_workbook INTEGER NOT NULL,
  PRIMARY KEY (audit)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_photo (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  caption TEXT NOT NULL,
  PRIMARY KEY (audit, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE handed_over (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  form TEXT NOT NULL,
  audience TEXT NOT NULL,
  status TEXT NOT NULL,
  version TEXT NOT NULL,
  sign_off TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_off (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  content TEXT NOT NULL,
  statement TEXT NOT NULL,
  withdrawn_on TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;
"""
