drop index concurrently search_entry_by_rank;
