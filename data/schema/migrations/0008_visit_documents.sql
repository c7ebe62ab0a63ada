-- Documents are issued on visits too: a document's occasion is the id of a letter or
-- of a visit, which are different, both being the seq of their first step.
ALTER TABLE replies RENAME COLUMN letter TO occasion;
ALTER TABLE replies ADD COLUMN subject TEXT NOT NULL DEFAULT 'letter';
