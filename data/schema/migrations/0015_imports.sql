-- What books brought in: a projection of the steps of subject "import".
CREATE TABLE imports (
    id  INTEGER PRIMARY KEY,
    doc TEXT NOT NULL
) STRICT;

-- Letters whose receipt was corrected are recognised by what their book said, too.
CREATE INDEX steps_corrected ON steps (subject, subject_id) WHERE type = 'corrected';

-- A letter without a number is recognised by all that it says, no longer by the beginning
-- of it: the projection is computed anew. Nothing asks for a single key, and keys that follow
-- no order would make each letter's index entry a page of its own.
DROP INDEX IF EXISTS letters_same;
DELETE FROM settings WHERE key = 'deadlines';
