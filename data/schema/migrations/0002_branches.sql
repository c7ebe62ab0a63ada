-- Branches of a letter of several contents share its number.
CREATE TABLE letters_with_branches (
    id             INTEGER PRIMARY KEY,
    year           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    branch         TEXT    NOT NULL, -- a to z, empty for the letter itself
    received_on    INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    due_on         INTEGER NOT NULL,
    handled        INTEGER NOT NULL,
    handled_on     INTEGER NOT NULL,
    competent      TEXT    NOT NULL,
    result         TEXT    NOT NULL,
    settled_on     INTEGER NOT NULL,
    settlement_key TEXT    NOT NULL,
    executed_on    INTEGER NOT NULL, -- 0 while the settlement is not carried out
    concluded_on   INTEGER NOT NULL,
    matter         TEXT    NOT NULL,
    sender_fold    TEXT    NOT NULL,
    sender_sort    BLOB    NOT NULL,
    identity       TEXT    NOT NULL,
    same_key       TEXT    NOT NULL, -- recognises a row of an old book that carries no number
    doc            TEXT    NOT NULL, -- the whole letter as JSON
    UNIQUE (year, number, branch)
) STRICT;
INSERT INTO letters_with_branches SELECT id, year, number, '', received_on, kind, state, due_on, handled, handled_on,
    competent, result, settled_on, settlement_key, executed_on, concluded_on, matter, sender_fold, sender_sort, identity,
    same_key, doc FROM letters;
DROP TABLE letters;
ALTER TABLE letters_with_branches RENAME TO letters;
CREATE INDEX letters_received ON letters (received_on);
CREATE INDEX letters_kind ON letters (kind, year, number, branch);
CREATE INDEX letters_state ON letters (state, due_on);
CREATE INDEX letters_due ON letters (due_on);
CREATE INDEX letters_handled ON letters (handled_on, received_on);
CREATE INDEX letters_settled ON letters (settled_on) WHERE settled_on > 0;
CREATE INDEX letters_settlement ON letters (settlement_key) WHERE settlement_key <> '';
CREATE INDEX letters_concluded ON letters (concluded_on);
CREATE INDEX letters_sender ON letters (sender_fold);
CREATE INDEX letters_sender_sort ON letters (sender_sort);
CREATE INDEX letters_identity ON letters (identity) WHERE identity <> '';
CREATE INDEX letters_same ON letters (same_key);
CREATE INDEX letters_matter ON letters (matter) WHERE matter <> '';
