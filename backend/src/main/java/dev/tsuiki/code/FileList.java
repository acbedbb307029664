package dev.tsuiki.code;

import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Notice;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a request, checked: what is listed, what of it is stored, and what is not. */
final class FileList {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final long LARGEST = 1L << 48;

  private final String field;
  private final long fileBytes;
  private final long snapshotBytes;
  private final int most;
  private final Violations violations = new Violations();
  private final Set<String> paths = new HashSet<>();
  private final List<SnapshotFile> files = new ArrayList<>();
  private final List<CapturedText> texts = new ArrayList<>();
  private final Map<String, Named> named = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private long bytes;

  /** A file that is named by its hash: where in the request, and how large it is said to be. */
  record Named(int index, int size) {}

  private FileList(String field, Limits limits) {
    this.field = field;
    this.fileBytes = limits.codeFile().asLongValue();
    this.snapshotBytes = limits.snapshot().asLongValue();
    this.most = limits.snapshotFiles();
  }

  static FileList check(String field, @Nullable List<NewFile> given, Limits limits) {
    var list = new FileList(field, limits);
    if (given == null) {
      list.violations.add(field, "is missing");
    } else {
      for (int i = 0; i < given.size(); i++) {
        list.add(i, given.get(i));
      }
      if (given.size() > list.most) {
        list.notice(
            "%d files are not listed: a snapshot has at most %d"
                .formatted(given.size() - list.most, list.most));
      }
    }
    list.violations.throwIfAny();
    list.files.sort(Comparator.comparing(SnapshotFile::path));
    return list;
  }

  /** In an order that says nothing, for telling a retry from another request. */
  static @Nullable List<NewFile> sorted(@Nullable List<NewFile> files) {
    return files == null
        ? null
        : files.stream()
            .sorted(Comparator.comparing(file -> file == null ? "" : String.valueOf(file.path())))
            .toList();
  }

  static boolean isHash(String text) {
    return SHA256.matcher(text).matches();
  }

  private void add(int index, @Nullable NewFile file) {
    var at = "%s[%d]".formatted(field, index);
    if (file == null) {
      violations.add(at, "is null");
      return;
    }
    var fault = CodePath.fault(file.path());
    var path = String.valueOf(file.path());
    if (fault != null) {
      violations.add(at + ".path", fault);
    } else if (!paths.add(path)) {
      violations.add(at + ".path", "is given twice");
    }
    if (isOdd(at, file) || index >= most) {
      return;
    }
    long size = file.text() != null ? file.text().size() : file.size() == null ? 0 : file.size();
    var reason = whyNotStored(file, size);
    if (reason == null) {
      bytes += size;
      if (file.text() != null) {
        texts.add(file.text());
      } else {
        named.putIfAbsent(String.valueOf(file.sha256()), new Named(index, (int) size));
      }
    } else {
      notice("'%s' (%d bytes) is listed and not stored: %s".formatted(path, size, reason));
    }
    files.add(new SnapshotFile(path, file.sha256(), size, reason == null, false));
  }

  private boolean isOdd(String at, NewFile file) {
    var sha256 = file.sha256();
    var text = file.text();
    if (sha256 != null && !isHash(sha256)) {
      violations.add(at + ".sha256", "is no SHA-256 in hexadecimal");
      return true;
    }
    if (text != null && sha256 != null && !sha256.equals(text.sha256())) {
      violations.add(at + ".sha256", "is not the hash of the text");
      return true;
    }
    if (file.size() != null && (file.size() < 0 || (text != null && file.size() != text.size()))) {
      violations.add(at + ".size", "is not the size of the text");
      return true;
    }
    if (file.size() != null && file.size() > LARGEST) {
      violations.add(at + ".size", "is larger than any file");
      return true;
    }
    if (text == null && file.size() == null) {
      violations.add(at, "has neither a text nor a hash and a size");
      return true;
    }
    return false;
  }

  private @Nullable String whyNotStored(NewFile file, long size) {
    if (size > fileBytes) {
      return "it is larger than %d bytes".formatted(fileBytes);
    }
    if (file.text() != null ? !file.text().isText() : file.sha256() == null) {
      return file.text() != null ? "it is not UTF-8 text" : "only its name came";
    }
    if (bytes + size > snapshotBytes) {
      return "the texts of a snapshot have at most %d bytes".formatted(snapshotBytes);
    }
    return null;
  }

  private void notice(String detail) {
    notices.add(new Notice(ProblemType.FILE_NOT_STORED, detail));
  }

  List<SnapshotFile> files() {
    return files;
  }

  List<CapturedText> texts() {
    return texts;
  }

  Map<String, Named> named() {
    return named;
  }

  List<Notice> notices() {
    return notices;
  }

  /** Of everything that is to be stored. */
  Collection<String> hashes() {
    var hashes = new TreeSet<>(named.keySet());
    texts.forEach(text -> hashes.add(String.valueOf(text.sha256())));
    return hashes;
  }
}
