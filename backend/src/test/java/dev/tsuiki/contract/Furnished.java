package dev.tsuiki.contract;

import dev.tsuiki.testsupport.Api;
import java.util.Map;
import java.util.UUID;

/** A notebook with one thing of each kind, found by the name that stands before its id. */
record Furnished(String slug, Map<String, String> ids, String sha256) {
  static final String KEY = "enc_k5";
  static final String CODE = "print('a secret of its own')\n";

  static Furnished with(String secret, String slug) {
    var base = "/api/v1/notebooks/" + slug;
    var trial =
        Callers.with(secret)
            .contentType("application/json")
            .body(
                Map.of(
                    "key",
                    KEY,
                    "code",
                    Map.of("files", new Object[] {Map.of("path", "train.py", "text", CODE)})))
            .post(base + "/experiments")
            .then()
            .statusCode(201);
    var snapshot =
        Callers.with(secret)
            .get(base + "/experiments/" + KEY + "/snapshot")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    var note = annotation(secret, base);
    var leak = annotation(secret, base);
    var redaction =
        Callers.with(secret)
            .contentType("application/json")
            .body(Map.of("record", leak, "reason", "leaked"))
            .post(base + "/redactions")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    var picture =
        Callers.with(secret)
            .multiPart("file", "a.png", Api.PNG)
            .post(base + "/attachments")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    var excerpt =
        Callers.with(secret)
            .contentType("application/json")
            .body(
                Map.of(
                    "name",
                    "encoder",
                    "regions",
                    new Object[] {Map.of("path", "train.py", "startLine", 1, "endLine", 1)}))
            .post(base + "/experiments/" + KEY + "/excerpts")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    trial.extract();
    return new Furnished(
        slug,
        Map.of(
            "annotations",
            note,
            "redactions",
            redaction,
            "attachments",
            picture,
            "excerpts",
            excerpt,
            "snapshots",
            snapshot.getString("id")),
        snapshot.getString("tree[0].sha256"));
  }

  private static String annotation(String secret, String base) {
    return Callers.with(secret)
        .contentType("application/json")
        .body(Map.of("kind", "note", "text", "said"))
        .post(base + "/annotations")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  Furnished and(String kind, String id) {
    var more = new java.util.HashMap<>(ids);
    more.put(kind, id);
    return new Furnished(slug, more, sha256);
  }

  /** The address of a thing of this notebook, its id looked up by what stands before it. */
  String address(String template) {
    var steps = template.split("/");
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].equals("{id}")) {
        steps[i] = ids.getOrDefault(steps[i - 1], UUID.randomUUID().toString());
      }
    }
    return "/api/v1"
        + filled(String.join("/", steps))
            .replace("{nb}", slug)
            .replace("{key}", KEY)
            .replace("{sha256}", sha256);
  }

  static String filled(String text) {
    return text.replace("{random}", UUID.randomUUID().toString())
        .replace("{nothing}", "00000000-0000-7000-8000-000000000000")
        .replace("{blob}", CODE);
  }
}
