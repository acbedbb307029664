package dev.tsuiki.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token was made or revoked; fired in the transaction that does it. The notebook is null for one
 * that is for all of them.
 */
public record TokenChange(UUID person, @Nullable UUID notebook, String name, boolean made) {}
