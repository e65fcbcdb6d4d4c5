-- What `typed` was before the step that was worked on last began to change it, so that the review can mark what the step changed.
ALTER TABLE drafts ADD COLUMN last_step TEXT;
ALTER TABLE drafts ADD COLUMN before TEXT;
