drop index concurrently search_entry_words;
