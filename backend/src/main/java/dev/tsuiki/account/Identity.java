package dev.tsuiki.account;

import org.jspecify.annotations.Nullable;

/** What a provider says of somebody who has just shown a session or an access token of theirs. */
record Identity(
    String issuer,
    String subject,
    String name,
    @Nullable String userName,
    @Nullable String email,
    boolean emailVerified,
    boolean administrator) {}
