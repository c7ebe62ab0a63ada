-- Whether a letter is on the national platform, and its code there: what is still to be typed
-- is listed and counted. No letter of an older register is there, as far as it knows.
ALTER TABLE letters ADD COLUMN national TEXT NOT NULL DEFAULT 'to-type';
ALTER TABLE letters ADD COLUMN national_code TEXT NOT NULL DEFAULT '';
CREATE INDEX letters_national ON letters (national, received_on);
CREATE INDEX letters_national_code ON letters (national_code);
