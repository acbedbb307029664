package dev.tsuiki.attachment;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What a script does with attachments, over real HTTP. */
record Client(String notebook) {

  static Client ofNewNotebook() {
    String slug = "pictures-" + UUID.randomUUID().toString().substring(0, 8);
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("slug", slug))
        .post("/api/v1/notebooks")
        .then()
        .statusCode(201);
    return new Client(slug);
  }

  String base() {
    return "/api/v1/notebooks/" + notebook;
  }

  RequestSpecification file(String name, byte[] bytes) {
    return given().multiPart("file", name, bytes, "application/whatever");
  }

  ValidatableResponse send(RequestSpecification upload) {
    return upload.post(base() + "/attachments").then();
  }

  ValidatableResponse send(String name, byte[] bytes) {
    return send(file(name, bytes));
  }

  /** A body as it stands, in UTF-8; its boundary is x. */
  ValidatableResponse sendBody(String body) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
        .header("Content-Type", "multipart/form-data; boundary=x")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post(base() + "/attachments")
        .then();
  }

  /** A text under a name and with a label of any script. */
  ValidatableResponse sendText(String name, String label, String text) {
    return sendBody(
        """
        --x\r
        Content-Disposition: form-data; name="label"\r
        \r
        %s\r
        --x\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        \r
        %s\r
        --x--\r
        """
            .formatted(label, name, text));
  }

  String upload(String name, byte[] bytes) {
    return send(name, bytes).statusCode(201).extract().path("id");
  }

  Response get(String path) {
    return given().get(base() + "/attachments/" + path);
  }

  /** Everything in the journal, oldest first. */
  ValidatableResponse journal() {
    return given().get(base() + "/journal?after=0").then().statusCode(200);
  }

  ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(base() + path).then();
  }
}
