-- Where each kept file lies, by its hash: a scan is known again, and found by what was
-- recognised in it. secret says that it lies with what the law keeps secret.
CREATE TABLE files (
    occasion INTEGER NOT NULL,
    place INTEGER NOT NULL,
    subject TEXT NOT NULL, -- letter or reception
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    signed INTEGER NOT NULL, -- the scan of a signed document
    secret INTEGER NOT NULL,
    PRIMARY KEY (subject, occasion, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX files_hash ON files (sha256);

-- Scans of the scanner's folder that the clerk wants to see no more.
CREATE TABLE passed_scans (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    passed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was recognised in files. It is no step: it can be recognised again.
CREATE TABLE recognised (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE recognised_text USING fts5 (
    folded, accented, digits,
    content = '', contentless_delete = 1, detail = full, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 0'
);

-- Files of which no word may be found: those of denunciations, also where a letter was split
-- and one part of it is a denunciation (LTC Điều 8, Điều 56).
CREATE VIEW secret_files AS
    SELECT sha256 FROM files WHERE secret = 1
    UNION ALL
    SELECT files.sha256 FROM letters AS part CROSS JOIN letters AS other CROSS JOIN files
        WHERE part.secret = 1 AND other.year = part.year AND other.number = part.number
        AND files.subject = 'letter' AND files.occasion = other.id;

-- The triggers hold it whoever writes: what becomes secret loses its words in the same
-- transaction, and what is secret gets none.
CREATE TRIGGER recognised_goes AFTER DELETE ON recognised
    BEGIN DELETE FROM recognised_text WHERE rowid = OLD.id; END;

CREATE TRIGGER recognised_not BEFORE INSERT ON recognised
    WHEN EXISTS (SELECT 1 FROM files WHERE sha256 = NEW.sha256 AND secret = 1)
        OR EXISTS (SELECT 1 FROM files CROSS JOIN letters AS other CROSS JOIN letters AS part WHERE files.sha256 = NEW.sha256 AND files.subject = 'letter'
            AND other.id = files.occasion AND part.year = other.year AND part.number = other.number AND part.secret = 1)
    BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER files_secret AFTER INSERT ON files WHEN NEW.secret = 1
    BEGIN DELETE FROM recognised WHERE sha256 = NEW.sha256; END;

CREATE TRIGGER files_of_parts AFTER INSERT ON files WHEN NEW.subject = 'letter' AND EXISTS (SELECT 1 FROM letters AS other CROSS JOIN letters AS part
        WHERE other.id = NEW.occasion AND part.year = other.year AND part.number = other.number AND part.secret = 1)
    BEGIN DELETE FROM recognised WHERE sha256 = NEW.sha256; END;

CREATE TRIGGER letters_secret AFTER INSERT ON letters WHEN NEW.secret = 1
    BEGIN DELETE FROM recognised WHERE sha256 IN (SELECT files.sha256 FROM letters AS other CROSS JOIN files
        WHERE other.year = NEW.year AND other.number = NEW.number AND files.subject = 'letter' AND files.occasion = other.id); END;

DELETE FROM settings WHERE key = 'deadlines';
