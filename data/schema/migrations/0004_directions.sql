-- What leaders directed: a projection of the steps of subject "direction".
CREATE TABLE directions (
    id       INTEGER PRIMARY KEY,
    given_on INTEGER NOT NULL,
    due_on   INTEGER NOT NULL, -- 0: no date was set
    done_on  INTEGER NOT NULL, -- 0: not done
    letter   TEXT    NOT NULL, -- number of the letter, 12/2026
    visit    INTEGER NOT NULL, -- id of the reception
    words    TEXT    NOT NULL, -- folded, each word after a space, for searching
    doc      TEXT    NOT NULL
) STRICT;
CREATE INDEX directions_due ON directions (done_on, due_on);
CREATE INDEX directions_given ON directions (given_on);

-- By which visits are found, beside the projection of receptions.
CREATE TABLE reception_words (
    id       INTEGER PRIMARY KEY,
    held_on  INTEGER NOT NULL,
    visitor  TEXT    NOT NULL, -- folded name
    identity TEXT    NOT NULL,
    words    TEXT    NOT NULL  -- folded, each word after a space
) STRICT;
CREATE INDEX reception_words_visitor ON reception_words (visitor);
CREATE INDEX reception_words_identity ON reception_words (identity) WHERE identity <> '';
CREATE INDEX reception_words_held ON reception_words (held_on, id);

-- The visits of an older register get their words when the projection is computed
-- anew, which happens when nobody knows with which limits it was computed.
DELETE FROM settings WHERE key = 'deadlines';
