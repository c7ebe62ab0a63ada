-- The list of documents by kind, signer and recipient, and what of it still waits.
ALTER TABLE replies ADD COLUMN type_sort BLOB NOT NULL DEFAULT x'';
ALTER TABLE replies ADD COLUMN signer_sort BLOB NOT NULL DEFAULT x'';
ALTER TABLE replies ADD COLUMN recipient_sort BLOB NOT NULL DEFAULT x'';
CREATE INDEX replies_state ON replies (state);

-- The replies of an older register carry their step when the projection is computed anew.
DELETE FROM settings WHERE key = 'deadlines';
