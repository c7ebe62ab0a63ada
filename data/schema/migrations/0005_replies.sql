-- The documents that the office issued, a projection of the letters: the book of
-- outgoing numbers, and the list of the room "Văn bản".
CREATE TABLE replies (
    letter    INTEGER NOT NULL,
    place     INTEGER NOT NULL, -- among the letter's replies, from 0
    issued_on INTEGER NOT NULL,
    year      INTEGER NOT NULL, -- of issued_on
    symbol    TEXT    NOT NULL, -- TB-UBND; empty for a number that no book counts
    count     INTEGER NOT NULL,
    document  INTEGER NOT NULL, -- 0: not written by the program
    state     TEXT    NOT NULL,
    words     TEXT    NOT NULL, -- folded, each word after a space, for searching
    PRIMARY KEY (letter, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_number ON replies (symbol, year, count);
CREATE INDEX replies_issued ON replies (issued_on);

-- The Word documents as they were written and signed, for ever; the step of the
-- same number carries the hash.
CREATE TABLE documents (
    id      INTEGER PRIMARY KEY, -- seq of the step
    sha256  TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE TRIGGER documents_stay BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END;
CREATE TRIGGER documents_never_go BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END;

-- The replies of an older register are listed when the projection is computed anew.
DELETE FROM settings WHERE key = 'deadlines';
