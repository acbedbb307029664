package dev.tsuiki.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Speaks to the server as a script does. Each notebook is a test's own. */
public final class Api {
  public static final String BASE = "/api/v1/notebooks";

  /** Half a pixel of PNG: the smallest thing that is an image. */
  public static final byte[] PNG =
      java.util.Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final String notebook;

  private Api(String notebook) {
    this.notebook = notebook;
  }

  /** Stands where the server's address is not known yet. */
  public static Api none() {
    return new Api("none");
  }

  public static Api newNotebook() {
    var slug = "t-" + UUID.randomUUID();
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("slug", slug))
        .post(BASE)
        .then()
        .statusCode(201);
    return new Api(slug);
  }

  public String slug() {
    return notebook;
  }

  public String path(String rest) {
    return BASE + "/" + notebook + rest;
  }

  public Response post(String rest, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path(rest));
  }

  public Response get(String rest) {
    return given().urlEncodingEnabled(false).get(path(rest));
  }

  /** Posts a trial and returns it. */
  public JsonPath trial(Map<String, ?> trial) {
    return post("/experiments", trial).then().statusCode(201).extract().jsonPath();
  }

  public JsonPath experiment(String key) {
    return get("/experiments/"
            + java.net.URLEncoder.encode(key, java.nio.charset.StandardCharsets.UTF_8))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  public List<Map<String, Object>> journal() {
    return get("/journal").then().statusCode(200).extract().jsonPath().getList("items");
  }
}
