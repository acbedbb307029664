create index concurrently search_entry_in_code on search_entry using gin (words) with (fastupdate = off) where scope = 'code';
