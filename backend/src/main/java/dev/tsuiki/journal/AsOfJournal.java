package dev.tsuiki.journal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a read whose answer depends on the journal alone. Since that only grows, its last number is
 * a fit ETag for the answer, known before any of the work is done.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsOfJournal {}
