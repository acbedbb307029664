create index concurrently search_entry_in_excerpts on search_entry using gin (words) with (fastupdate = off) where scope = 'excerpts';
