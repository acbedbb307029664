package dev.tsuiki.code;

import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.Turn;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Notice;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes snapshots in two steps: {@link #prepare} stores the texts and takes its time, {@link
 * #append} writes one short list while the notebook is locked.
 */
@ApplicationScoped
public class Snapshots {
  private final Blobs blobs;
  private final Packing packing;
  private final RecentLists recent;
  private final Journal journal;
  private final Limits limits;

  Snapshots(Blobs blobs, Packing packing, RecentLists recent, Journal journal, Limits limits) {
    this.blobs = blobs;
    this.packing = packing;
    this.recent = recent;
    this.journal = journal;
    this.limits = limits;
  }

  /**
   * Checks the files and stores the texts that this notebook does not have yet, in a transaction of
   * its own. What is no text or too large is listed and not stored, with a notice.
   *
   * @param field what the request calls the list, for the answer that names a fault in it
   * @throws ProblemException 422 where a path or a hash cannot be one; 409 {@code blobs-missing}
   *     where a file is named by a hash that is unknown in this notebook
   */
  public PreparedSnapshot prepare(UUID notebook, String field, List<NewFile> files) {
    return prepare(notebook, field, files, false);
  }

  public PreparedSnapshot prepare(UUID notebook, List<NewFile> files) {
    return prepare(notebook, "files", files);
  }

  /** As above; {@code strict} makes a problem of the first notice, before anything is stored. */
  public PreparedSnapshot prepare(
      UUID notebook, String field, List<NewFile> files, boolean strict) {
    var list = FileList.check(field, files, limits);
    if (strict) {
      Notice.refuseAny(list.notices());
    }
    var texts = new TreeMap<String, CapturedText>();
    list.texts().forEach(text -> texts.putIfAbsent(String.valueOf(text.sha256()), text));
    var known = blobs.sizes(notebook, list.hashes());
    list.named().keySet().removeAll(texts.keySet());
    requireKnown(list.named(), known, field);
    texts.keySet().removeAll(known.keySet());
    var like = recent.nearest(notebook, list.files());
    packing.store(notebook, texts, like == null ? Map.of() : earlier(list.files(), like.files()));
    return new PreparedSnapshot(notebook, list.files(), list.notices(), like);
  }

  /** By the hashes of files those of the same paths before. */
  private static Map<String, String> earlier(List<SnapshotFile> files, List<SnapshotFile> before) {
    var hashes = new HashMap<String, String>();
    before.stream()
        .filter(SnapshotFile::stored)
        .forEach(file -> hashes.put(file.path(), String.valueOf(file.sha256())));
    var earlier = new HashMap<String, String>();
    for (var file : files) {
      var hash = hashes.get(file.path());
      if (file.sha256() != null && hash != null) {
        earlier.put(file.sha256(), hash);
      }
    }
    return earlier;
  }

  /**
   * Appends the snapshot to the journal; the notebook's lock is held, and the turn has one number
   * left for it.
   *
   * @return its id
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID append(
      Turn turn, PreparedSnapshot prepared, UUID experiment, String key, Instant occurredAt) {
    return append(turn, Ids.next(), null, prepared, experiment, key, occurredAt);
  }

  UUID append(
      Turn turn,
      UUID id,
      byte @Nullable [] fingerprint,
      PreparedSnapshot prepared,
      UUID experiment,
      String key,
      Instant occurredAt) {
    if (!prepared.notebook().equals(turn.notebook())) {
      throw new IllegalArgumentException("prepared for another notebook");
    }
    requireStillThere(prepared);
    var files = prepared.files();
    var record =
        new SnapshotRecord(id, key, experiment, files.size(), prepared.bytes(), occurredAt);
    long seq = journal.append(turn, RecordType.SNAPSHOT, id, fingerprint, record);
    var base = base(prepared);
    var list = base == null ? StoredList.whole(files) : StoredList.difference(base.files(), files);
    int hops = base == null ? 0 : base.hops() + 1;
    turn.insert(
        "snapshot",
        "notebook, id, seq, experiment, occurred_at, files, bytes, paths, hashes, sizes, states, base, hops",
        turn.notebook(),
        id,
        seq,
        experiment,
        occurredAt,
        files.size(),
        prepared.bytes(),
        list.paths(),
        list.hashes(),
        list.sizes(),
        list.states(),
        base == null ? null : base.snapshot(),
        hops);
    recent.add(turn.notebook(), new RecentLists.Known(id, seq, hops, files), prepared.like());
    return id;
  }

  /** The list to tell this one from, where that is shorter. */
  private RecentLists.@Nullable Known base(PreparedSnapshot prepared) {
    var like = prepared.like();
    return like != null
            && StoredList.difference(like.files(), prepared.files()).length() * 2
                <= prepared.files().size()
            && recent.mayBeBase(prepared.notebook(), like)
        ? like
        : null;
  }

  private static void requireKnown(
      Map<String, FileList.Named> named, Map<String, Integer> known, String field) {
    var missing = named.keySet().stream().filter(hash -> !known.containsKey(hash)).toList();
    if (!missing.isEmpty()) {
      throw ProblemException.blobsMissing(missing);
    }
    named.forEach(
        (hash, file) -> {
          if (!Objects.equals(file.size(), known.get(hash))) {
            throw ProblemException.invalid(
                "%s[%d].size".formatted(field, file.index()),
                "is not the size of the text with this hash");
          }
        });
  }

  /** A redaction may have taken a text away since it was stored; nothing may name it any more. */
  private void requireStillThere(PreparedSnapshot prepared) {
    Collection<String> hashes =
        prepared.files().stream()
            .filter(SnapshotFile::stored)
            .map(file -> String.valueOf(file.sha256()))
            .collect(Collectors.toSet());
    if (!hashes.isEmpty() && blobs.sizes(prepared.notebook(), hashes).size() < hashes.size()) {
      throw new ProblemException(
          ProblemType.CONFLICT, "one of the files was redacted a moment ago; post again");
    }
  }
}
