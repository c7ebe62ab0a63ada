-- Who has to be at a reception day, who came, and whom the office invited: what the
-- steps of subject "reception-day" say beside the schedule. A day of which nothing
-- of it is written has no row.
CREATE TABLE day_files (
    id      INTEGER PRIMARY KEY, -- of the reception day
    held_on INTEGER NOT NULL,
    doc     TEXT    NOT NULL
) STRICT;
CREATE INDEX day_files_held ON day_files (held_on);

-- Dialogues and meetings: a projection of the steps of subject "meeting".
CREATE TABLE meetings (
    id      INTEGER PRIMARY KEY,
    kind    TEXT    NOT NULL,
    planned INTEGER NOT NULL, -- the day it is called for
    held_on INTEGER NOT NULL, -- 0: not held yet
    letter  TEXT    NOT NULL, -- number of the letter, 12/2026
    doc     TEXT    NOT NULL
) STRICT;
CREATE INDEX meetings_planned ON meetings (planned);
CREATE INDEX meetings_letter ON meetings (letter) WHERE letter <> '';
