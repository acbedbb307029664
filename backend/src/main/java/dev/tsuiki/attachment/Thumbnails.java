package dev.tsuiki.attachment;

import dev.tsuiki.storage.ObjectKey;
import dev.tsuiki.storage.ObjectStore;
import dev.tsuiki.storage.Staging;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Thumbnails, made when they are first asked for and remembered. */
@ApplicationScoped
class Thumbnails {
  static final Set<Integer> WIDTHS = Set.of(320, 640, 1280);

  private static final Logger LOG = Logger.getLogger(Thumbnails.class);

  /** Each may hold an original and its pixels; whoever comes later waits. */
  private final Semaphore atOnce = new Semaphore(2, true);

  private final ObjectStore store;
  private final Staging staging;
  private final Thumbnailer thumbnailer;

  Thumbnails(ObjectStore store, Staging staging, Limits limits) {
    this.store = store;
    this.staging = staging;
    this.thumbnailer = new Thumbnailer(limits.imagePixels());
  }

  /**
   * The thumbnail of that width; the image itself where it is no wider, or cannot be made smaller.
   */
  ServedFile find(Attachment attachment, int width) {
    if (attachment.width == null) {
      throw ProblemException.notFound("only an image has thumbnails");
    }
    if (attachment.width <= width) {
      return ServedFile.of(attachment);
    }
    return made(attachment, width).orElseGet(() -> make(attachment, width));
  }

  private static Optional<ServedFile> made(Attachment attachment, int width) {
    return QuarkusTransaction.requiringNew()
        .call(() -> Thumbnail.find(attachment, width).map(Thumbnail::served));
  }

  private ServedFile make(Attachment attachment, int width) {
    atOnce.acquireUninterruptibly();
    try {
      // Perhaps made while this request waited: a page asks for a picture more than once.
      return made(attachment, width).orElseGet(() -> makeNow(attachment, width));
    } finally {
      atOnce.release();
    }
  }

  private ServedFile makeNow(Attachment attachment, int width) {
    Thumbnailer.Made made;
    try (InputStream in = store.open(attachment.object())) {
      made = thumbnailer.make(in.readAllBytes(), attachment.mediaType, width);
    } catch (IOException e) {
      LOG.infof("no thumbnail of attachment %s: %s", attachment.id, e.getMessage());
      return ServedFile.of(attachment);
    }
    return remember(attachment, width, made);
  }

  private ServedFile remember(Attachment attachment, int width, Thumbnailer.Made made) {
    try (var staged =
        staging.receive(new ByteArrayInputStream(made.bytes()), made.bytes().length)) {
      ObjectKey object = ObjectKey.of(attachment.notebook, staged);
      store.put(object, staged);
      var row = new Thumbnail();
      row.notebook = attachment.notebook;
      row.attachment = attachment.id;
      row.width = width;
      row.mediaType = made.mediaType();
      row.size = staged.size();
      row.sha256 = staged.sha256();
      row.upload = object.upload();
      row.insertIfNew();
      return row.served();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail", e);
    }
  }
}
