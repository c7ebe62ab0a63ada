-- Letters are filtered by who is in charge, field and source, and the code of a denouncer
-- finds the letter; those without a limit come last in the order of the limits.
ALTER TABLE letters ADD COLUMN officer TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN field TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN secret INTEGER NOT NULL DEFAULT 0;
ALTER TABLE letters ADD COLUMN area TEXT NOT NULL DEFAULT ''; -- where the sender lives; empty for who denounces
CREATE INDEX letters_officer ON letters (officer, due_on);
CREATE INDEX letters_field ON letters (field, year);
CREATE INDEX letters_source ON letters (source, year);
CREATE INDEX letters_area ON letters (area, year);
CREATE INDEX letters_due_last ON letters (due_on = 0, due_on, id);

-- They are filled when the projection of an older register is computed anew.
DELETE FROM settings WHERE key = 'deadlines';
