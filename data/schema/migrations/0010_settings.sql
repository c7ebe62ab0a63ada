-- What the office chose: a projection of the steps of subject "settings". The first
-- step of an older register is written when it is opened; until then the table
-- "settings" tells, which keeps beside it what the projection was computed with.
CREATE TABLE choices (
    id  INTEGER PRIMARY KEY,
    doc TEXT NOT NULL
) STRICT;
