create index concurrently blobs_by_base on blob using hash (base) where base is not null;
