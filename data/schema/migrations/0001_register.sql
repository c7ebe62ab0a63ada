-- Steps are the truth: one chain over the whole register, never changed.
CREATE TABLE steps (
    seq        INTEGER PRIMARY KEY,
    subject    TEXT    NOT NULL,
    subject_id INTEGER NOT NULL,
    type       TEXT    NOT NULL,
    legal_date TEXT    NOT NULL, -- yyyy-mm-dd, empty when an old book does not name it
    written_at TEXT    NOT NULL, -- RFC 3339, UTC
    author     TEXT    NOT NULL,
    content    TEXT    NOT NULL, -- JSON
    prev_hash  TEXT    NOT NULL,
    hash       TEXT    NOT NULL
) STRICT;
CREATE INDEX steps_of_subject ON steps (subject, subject_id, seq);
CREATE TRIGGER steps_stay BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER steps_never_go BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;

-- Everything below up to "settings" is a projection of the steps and can be
-- rebuilt from them. Days are numbers yyyymmdd, 0 for none.
CREATE TABLE letters (
    id             INTEGER PRIMARY KEY,
    year           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
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
    UNIQUE (year, number)
) STRICT;
CREATE INDEX letters_received ON letters (received_on);
CREATE INDEX letters_kind ON letters (kind, year, number);
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

CREATE VIRTUAL TABLE letters_text USING fts5 (
    folded, accented,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE receptions (
    id          INTEGER PRIMARY KEY,
    held_on     INTEGER NOT NULL,
    fingerprint TEXT    NOT NULL,
    doc         TEXT    NOT NULL
) STRICT;
CREATE INDEX receptions_held ON receptions (held_on);
CREATE INDEX receptions_fingerprint ON receptions (fingerprint);

CREATE TABLE reception_days (
    id          INTEGER PRIMARY KEY,
    held_on     INTEGER NOT NULL,
    fingerprint TEXT    NOT NULL,
    doc         TEXT    NOT NULL
) STRICT;
CREATE INDEX reception_days_held ON reception_days (held_on);
CREATE INDEX reception_days_fingerprint ON reception_days (fingerprint);

CREATE TABLE figures (
    id        INTEGER PRIMARY KEY,
    form      TEXT    NOT NULL,
    from_day  INTEGER NOT NULL,
    to_day    INTEGER NOT NULL,
    doc       TEXT    NOT NULL,
    UNIQUE (form, from_day, to_day)
) STRICT;

-- Not steps: what the office chose, what is half typed, what the projection was
-- computed with.
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE drafts (key TEXT PRIMARY KEY, content TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
