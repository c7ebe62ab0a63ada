-- By what letters that are alike find each other: identity papers, telephones, names, houses
-- and telling words, each as one short key.
CREATE VIRTUAL TABLE letters_alike USING fts5 (
    keys,
    content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

-- It is filled when the projection of an older register is computed anew.
DELETE FROM settings WHERE key = 'deadlines';
