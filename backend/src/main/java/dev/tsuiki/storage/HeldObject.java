package dev.tsuiki.storage;

/** An object that a record names: its size in bytes, and the record in words for a report. */
public record HeldObject(ObjectKey key, long size, String record) {}
