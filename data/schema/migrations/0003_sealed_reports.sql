-- The workbooks of reports as they were sent, for ever. All else about such a
-- report stands in its step (subject "report"), which carries the hash too.
CREATE TABLE sealed_reports (
    id       INTEGER PRIMARY KEY, -- seq of the step
    sha256   TEXT NOT NULL,
    workbook BLOB NOT NULL
) STRICT;
CREATE TRIGGER sealed_reports_stay BEFORE UPDATE ON sealed_reports BEGIN SELECT RAISE(ABORT, 'sealed reports are append-only'); END;
CREATE TRIGGER sealed_reports_never_go BEFORE DELETE ON sealed_reports BEGIN SELECT RAISE(ABORT, 'sealed reports are append-only'); END;
