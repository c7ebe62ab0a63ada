-- A visit's scans say nothing either when the letter that came from the visit, or a part of
-- that letter, is a denunciation (LTC Điều 8, Điều 56). A visit names its letter by its number;
-- a branch goes with its letter, so that the count and the year are enough.
CREATE INDEX receptions_letter ON receptions (CAST(substr(doc ->> 'letter', instr(doc ->> 'letter', '/') + 1) AS INTEGER), CAST(doc ->> 'letter' AS INTEGER));

DROP TRIGGER recognised_not;
DROP TRIGGER letters_secret;
DROP VIEW secret_files;

CREATE VIEW visits_letters AS
    SELECT id, CAST(substr(doc ->> 'letter', instr(doc ->> 'letter', '/') + 1) AS INTEGER) AS year, CAST(doc ->> 'letter' AS INTEGER) AS number FROM receptions;

CREATE VIEW secret_files AS
    SELECT sha256 FROM files WHERE secret = 1
    UNION ALL
    SELECT files.sha256 FROM letters AS part CROSS JOIN letters AS other CROSS JOIN files
        WHERE part.secret = 1 AND other.year = part.year AND other.number = part.number
        AND files.subject = 'letter' AND files.occasion = other.id
    UNION ALL
    SELECT files.sha256 FROM letters AS part CROSS JOIN visits_letters AS visit CROSS JOIN files
        WHERE part.secret = 1 AND visit.year = part.year AND visit.number = part.number
        AND files.subject = 'reception' AND files.occasion = visit.id;

CREATE TRIGGER recognised_not BEFORE INSERT ON recognised
    WHEN EXISTS (SELECT 1 FROM files WHERE sha256 = NEW.sha256 AND secret = 1)
        OR EXISTS (SELECT 1 FROM files CROSS JOIN letters AS other CROSS JOIN letters AS part WHERE files.sha256 = NEW.sha256 AND files.subject = 'letter'
            AND other.id = files.occasion AND part.year = other.year AND part.number = other.number AND part.secret = 1)
        OR EXISTS (SELECT 1 FROM files CROSS JOIN visits_letters AS visit CROSS JOIN letters AS part WHERE files.sha256 = NEW.sha256 AND files.subject = 'reception'
            AND visit.id = files.occasion AND part.year = visit.year AND part.number = visit.number AND part.secret = 1)
    BEGIN SELECT RAISE(IGNORE); END;

-- A visit that comes to name its letter is written anew, with its files.
CREATE TRIGGER files_of_visits AFTER INSERT ON files WHEN NEW.subject = 'reception' AND EXISTS (SELECT 1 FROM visits_letters AS visit CROSS JOIN letters AS part
        WHERE visit.id = NEW.occasion AND part.year = visit.year AND part.number = visit.number AND part.secret = 1)
    BEGIN DELETE FROM recognised WHERE sha256 = NEW.sha256; END;

CREATE TRIGGER letters_secret AFTER INSERT ON letters WHEN NEW.secret = 1
    BEGIN
        DELETE FROM recognised WHERE sha256 IN (SELECT files.sha256 FROM letters AS other CROSS JOIN files
            WHERE other.year = NEW.year AND other.number = NEW.number AND files.subject = 'letter' AND files.occasion = other.id);
        DELETE FROM recognised WHERE sha256 IN (SELECT files.sha256 FROM visits_letters AS visit CROSS JOIN files
            WHERE visit.year = NEW.year AND visit.number = NEW.number AND files.subject = 'reception' AND files.occasion = visit.id);
    END;

DELETE FROM recognised WHERE sha256 IN (SELECT sha256 FROM secret_files);
