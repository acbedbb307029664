package dev.tsuiki.code.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lines that differ, with a few around them. */
public record Hunk(List<Line> lines) {
  /** What a line weighs besides its text. */
  private static final int LINE = 80;

  /** What happened to a line. */
  @Schema(name = "HunkOp")
  public enum Op {
    SAME,
    REMOVED,
    ADDED,
    MOVED_AWAY,
    MOVED_HERE;

    @JsonValue
    public String word() {
      return switch (this) {
        case MOVED_AWAY -> "movedAway";
        case MOVED_HERE -> "movedHere";
        default -> name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /**
   * @param oldLine its number in the older file; null where it is not there
   * @param newLine its number in the newer file; null where it is not there
   * @param marks what changed inside the line, in UTF-16 units
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "HunkLine")
  public record Line(
      @Schema(required = true) Op op,
      @Nullable Integer oldLine,
      @Nullable Integer newLine,
      @Schema(required = true) String text,
      @Nullable List<Mark> marks) {}

  /** How much there is to write, about. */
  public long letters() {
    return lines.stream().mapToLong(line -> LINE + line.text().length()).sum();
  }

  /** From one letter up to, not including, another. */
  @Schema(name = "HunkMark")
  public record Mark(@Schema(required = true) int start, @Schema(required = true) int end) {}
}
