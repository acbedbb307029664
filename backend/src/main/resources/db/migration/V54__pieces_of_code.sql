-- Of the equal pieces of code only one is indexed, which who indexes a notebook sees to: they hold its state meanwhile. So their index need not be
-- unique, and takes a fourth of the room.
create index concurrently search_entry_by_digest on search_entry using hash (digest) where digest is not null;
