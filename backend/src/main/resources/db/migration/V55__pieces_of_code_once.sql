drop index concurrently search_entry_of_code;
