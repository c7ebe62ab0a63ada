-- What wards reported to the board: a projection of the steps of subject "ward-report",
-- a row for a ward and a period. The columns are what months × wards shows, so that 24
-- months of 168 wards are read without a record being opened.
CREATE TABLE ward_reports (
    id          INTEGER PRIMARY KEY,
    ward        TEXT    NOT NULL,
    ward_key    TEXT    NOT NULL, -- the same for all ways of writing the name
    period_from INTEGER NOT NULL,
    period_to   INTEGER NOT NULL,
    received_on INTEGER NOT NULL, -- the day on which the first of it came
    latest_on   INTEGER NOT NULL, -- and the last
    forms       TEXT    NOT NULL, -- those that stand, edition/form, with spaces between
    findings    INTEGER NOT NULL, -- of the check of what stands
    versions    INTEGER NOT NULL,
    replaced    INTEGER NOT NULL, -- versions of which nothing stands any more
    doc         TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX ward_reports_of ON ward_reports (ward_key, period_from, period_to);
CREATE INDEX ward_reports_period ON ward_reports (period_to, period_from);

-- The files as they came, for ever. All else about one stands in its step, which carries
-- the hash too.
CREATE TABLE ward_files (
    id      INTEGER PRIMARY KEY, -- seq of the step
    sha256  TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE TRIGGER ward_files_stay BEFORE UPDATE ON ward_files BEGIN SELECT RAISE(ABORT, 'received reports are append-only'); END;
CREATE TRIGGER ward_files_never_go BEFORE DELETE ON ward_files BEGIN SELECT RAISE(ABORT, 'received reports are append-only'); END;

-- Which ward was reminded of which report, and when.
CREATE TABLE ward_reminders (
    id          INTEGER PRIMARY KEY,
    ward_key    TEXT    NOT NULL,
    period_from INTEGER NOT NULL,
    period_to   INTEGER NOT NULL,
    doc         TEXT    NOT NULL
) STRICT;
CREATE INDEX ward_reminders_of ON ward_reminders (period_to, period_from);
