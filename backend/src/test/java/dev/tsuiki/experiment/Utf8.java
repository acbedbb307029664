package dev.tsuiki.experiment;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.MultiPartSpecification;
import java.nio.charset.StandardCharsets;

/** Form fields as curl sends them: UTF-8, and no word about it. */
final class Utf8 {
  private Utf8() {}

  static MultiPartSpecification text(String name, String text) {
    return new MultiPartSpecBuilder(text.getBytes(StandardCharsets.UTF_8))
        .controlName(name)
        .build();
  }
}
