package dev.tsuiki.code.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lines that differ, with a few around them. */
public record Hunk(List<Line> lines) {
  /** What happened to a line. */
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
  public record Line(
      Op op,
      @Nullable Integer oldLine,
      @Nullable Integer newLine,
      String text,
      @Nullable List<Mark> marks) {}

  /** From one letter up to, not including, another. */
  public record Mark(int start, int end) {}
}
