-- A word that is everywhere is found by going through the entries of a scope in the order in which they are shown.
create index concurrently search_entry_in_order on search_entry (notebook, scope, rank, seq, piece);
