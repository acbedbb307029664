-- What hangs on a text: asked before it is redacted, when it goes, and when texts are checked.
create index concurrently blobs_on on blob (notebook, base) where base is not null;
