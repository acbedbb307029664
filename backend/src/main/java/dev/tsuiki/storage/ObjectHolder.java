package dev.tsuiki.storage;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A room whose records name objects. Every such room has one bean of this kind: what no holder
 * names is swept, so a room without one loses its bytes.
 */
public interface ObjectHolder {

  /** Which of these keys a record names; asked for some hundreds at a time. */
  Set<ObjectKey> named(Collection<ObjectKey> keys);

  /** Hands over every object that a record names, one after the other. */
  void held(Consumer<HeldObject> each);
}
