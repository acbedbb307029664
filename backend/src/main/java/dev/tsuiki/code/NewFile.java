package dev.tsuiki.code;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One file of a snapshot to be made: with its text, or named by the hash of a text that is here
 * already. A size alone names a file that nobody wants to send. Written as JSON it is only path,
 * hash and size, which is what tells one request from another.
 */
@JsonDeserialize(using = NewFileReader.class)
@Schema(description = "A file: its path, and either its text, or the hash and size of its bytes")
public record NewFile(
    @Schema(required = true, description = "Relative, '/' between its parts", maxLength = 1000)
        @Nullable String path,
    @Schema(description = "SHA-256 of the bytes, hexadecimal", pattern = "^[0-9a-fA-F]{64}$")
        @Nullable String sha256,
    @Schema(description = "In bytes", minimum = "0") @Nullable Long size,
    @Schema(implementation = String.class) @JsonIgnore @Nullable CapturedText text) {

  /** A file that came as bytes. */
  public static NewFile of(String path, byte[] bytes) {
    var text = CapturedText.of(bytes);
    return new NewFile(path, text.sha256(), text.size(), text);
  }

  /** A file that is larger than anybody wants to hold, of which only the size is known. */
  public static NewFile named(String path, long size) {
    return new NewFile(path, null, size, null);
  }
}
