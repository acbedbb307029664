-- Words are looked for in each scope by itself, since what nearly every text has may be in no key: then the index tells so at once.
create index concurrently search_entry_in_text on search_entry using gin (words) with (fastupdate = off) where scope = 'text';
