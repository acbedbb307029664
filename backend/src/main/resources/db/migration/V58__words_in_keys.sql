create index concurrently search_entry_in_keys on search_entry using gin (words) with (fastupdate = off) where scope = 'keys';
