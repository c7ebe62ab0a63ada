-- All that the law and the office want on a letter: a projection of the letters, by which
-- what is late and what comes next is listed whatever state a letter is in.
CREATE TABLE duties (
    letter     INTEGER NOT NULL,
    place      INTEGER NOT NULL, -- among the letter's duties, from 0
    rule       TEXT    NOT NULL,
    reader     TEXT    NOT NULL, -- to whom; empty: nobody in particular
    start_on   INTEGER NOT NULL,
    due_on     INTEGER NOT NULL, -- 0: no limit, or the clock stands still
    met_on     INTEGER NOT NULL, -- 0: not met, or nobody knows when
    standing   TEXT    NOT NULL, -- open, paused, done, unrecorded; today says which of the open are late
    met_late   INTEGER NOT NULL,
    PRIMARY KEY (letter, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX duties_standing ON duties (standing, due_on);
CREATE INDEX duties_rule ON duties (rule, standing, due_on);

ALTER TABLE letters ADD COLUMN late INTEGER NOT NULL DEFAULT 0; -- a duty was met late
ALTER TABLE letters ADD COLUMN unrecorded INTEGER NOT NULL DEFAULT 0; -- duties of which nothing is written
CREATE INDEX letters_unrecorded ON letters (unrecorded) WHERE unrecorded > 0;

-- They are filled when the projection of an older register is computed anew.
DELETE FROM settings WHERE key = 'deadlines';

-- From which day on a register made before now has its papers whole is written down once,
-- when it is opened next.
INSERT INTO settings (key, value) SELECT 'records', 'open' WHERE EXISTS (SELECT 1 FROM steps WHERE subject <> 'settings');
