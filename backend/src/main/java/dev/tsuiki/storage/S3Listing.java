package dev.tsuiki.storage;

import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** The client's listing, page by page as it is read, with its failures told like all others. */
final class S3Listing extends AbstractSpliterator<StoredObject> {

  private final Iterator<Result<Item>> results;

  S3Listing(Iterator<Result<Item>> results) {
    super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.DISTINCT);
    this.results = results;
  }

  @Override
  public boolean tryAdvance(Consumer<? super StoredObject> action) {
    Optional<StoredObject> next = next();
    next.ifPresent(action);
    return next.isPresent();
  }

  private Optional<StoredObject> next() {
    try {
      while (results.hasNext()) {
        Item item = results.next().get();
        Optional<ObjectKey> key = ObjectKey.parse(item.objectName());
        if (key.isPresent()) {
          return Optional.of(
              new StoredObject(key.get(), item.size(), item.lastModified().toInstant()));
        }
      }
      return Optional.empty();
    } catch (MinioException | IllegalStateException e) {
      throw S3Failures.of("cannot list the bucket", e);
    }
  }
}
