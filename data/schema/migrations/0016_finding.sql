DROP TABLE letters_text;

CREATE VIRTUAL TABLE letters_text USING fts5 (
    folded, accented, digits, -- what everybody may read of a letter
    facets, -- what filters ask for
    content = '', contentless_delete = 1, detail = full, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE VIRTUAL TABLE denouncers_text USING fts5 (
    folded, accented, digits, -- who sent letters whose senders the law keeps secret
    content = '', contentless_delete = 1, detail = full,
    tokenize = 'unicode61 remove_diacritics 0'
);

DELETE FROM settings WHERE key = 'deadlines';
