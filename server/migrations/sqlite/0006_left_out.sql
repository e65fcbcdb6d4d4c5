-- What a plan could not hold of the manifest that it was begun from, in both languages.
ALTER TABLE drafts ADD COLUMN left_out TEXT;
