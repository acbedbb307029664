package dev.tsuiki.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody was seen for the first time, or under a name or an address that were not known of them.
 * Fired in the transaction that writes it down.
 */
public record SignedIn(Person person, @Nullable String userName, @Nullable String verifiedEmail) {}
