-- The list of documents in the order of the letters' numbers, without reading letters.
ALTER TABLE replies ADD COLUMN of_order INTEGER NOT NULL DEFAULT 0;
CREATE INDEX replies_of ON replies (of_order, occasion, place);

-- It is filled when the projection of an older register is computed anew.
DELETE FROM settings WHERE key = 'deadlines';
