package dev.tsuiki.contract;

import static dev.tsuiki.contract.Callers.Credential.COOKIE_FROM_ELSEWHERE;
import static dev.tsuiki.contract.Callers.Credential.NOTHING;
import static dev.tsuiki.contract.Callers.Credential.TOKEN_WRITE_ELSEWHERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.contract.Callers.Caller;
import dev.tsuiki.contract.Callers.Role;
import dev.tsuiki.contract.Rights.Needs;
import dev.tsuiki.contract.Rights.Route;
import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.Team;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every route, for everybody, with every kind of credential, in one's own notebook and another. */
@QuarkusTest
@TestProfile(Team.class)
class AuthorisationTest {
  private static final String UNSEEN = "there is no such notebook, or it is not yours to see";
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Described described;

  @Test
  void everyRouteAnswersEverybodyAsTheTableSays() throws Exception {
    described = new Described(Document.served());
    var callers = new Callers();
    var secret = callers.ownersSecret();
    var own = furnished(callers, secret);
    var foreign = Furnished.with(strangersSecret(callers), callers.newNotebook(Role.ADMINISTRATOR));
    var work = new ArrayList<Callable<@Nullable String>>();
    for (var caller : callers.all()) {
      for (var route : Rights.TABLE) {
        work.add(() -> complaint(caller, route, own, secret, expected(caller, route, true)));
        if (route.isOfANotebook() && caller.role() != Role.ADMINISTRATOR) {
          work.add(() -> complaint(caller, route, foreign, secret, expected(caller, route, false)));
        }
      }
    }
    var complaints = new ArrayList<String>();
    var pool = Executors.newFixedThreadPool(4);
    try {
      for (var done : pool.invokeAll(work)) {
        var complaint = done.get();
        if (complaint != null) {
          complaints.add(complaint);
        }
      }
    } finally {
      pool.shutdownNow();
    }
    assertTrue(work.size() > 4_000, () -> "only " + work.size() + " were tried");
    assertEquals("", String.join("\n", complaints));
  }

  private static String strangersSecret(Callers callers) {
    return callers
        .browser(Role.ADMINISTRATOR)
        .json("POST", "/tokens", Map.of("name", "furnishing", "access", "write"), 201)
        .getString("secret");
  }

  private static Furnished furnished(Callers callers, String secret) {
    var invitation =
        callers
            .browser(Role.OWNER)
            .json(
                "POST",
                "/notebooks/" + callers.notebook + "/invitations",
                Map.of("email", "nobody-yet@example.org", "role", "reader"),
                201);
    return Furnished.with(secret, callers.notebook).and("invitations", invitation.getString("id"));
  }

  /** What the table means for this caller; 0 for a notebook that is not theirs to see. */
  private static int expected(Caller caller, Route route, boolean isOwn) {
    var credential = caller.credential();
    if (credential.isDead() || caller.role() == Role.DEACTIVATED) {
      return 401;
    }
    if (credential == NOTHING) {
      return route.needs() == Needs.ANYBODY ? route.passed() : 401;
    }
    if (credential == COOKIE_FROM_ELSEWHERE && !SAFE.contains(route.method())) {
      return 403;
    }
    boolean isAllowed =
        switch (route.needs()) {
          case ANYBODY, SIGNED_IN -> true;
          case SIGNED_IN_TO_WRITE -> !credential.reads();
          case CREATING -> !credential.reads() && !credential.isForOneNotebook();
          case IN_PERSON -> !credential.isToken();
          case ADMINISTERING -> caller.role() == Role.ADMINISTRATOR && !credential.isToken();
          case READING -> true;
          case WRITING -> caller.role() != Role.READER && !credential.reads();
          case OWNING -> caller.role() == Role.OWNER && !credential.reads();
          case OWNING_IN_PERSON -> caller.role() == Role.OWNER && !credential.isToken();
        };
    if (route.isOfANotebook()) {
      var isMember = Set.of(Role.READER, Role.WRITER, Role.OWNER).contains(caller.role());
      if (!isOwn || !isMember || credential == TOKEN_WRITE_ELSEWHERE) {
        return 0;
      }
    }
    return isAllowed ? route.passed() : 403;
  }

  private @Nullable String complaint(
      Caller caller, Route route, Furnished in, String secret, int expected) {
    var request = request(caller, route, in, secret);
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      var type = answer.headers().firstValue("Content-Type").orElse(null);
      var isStream = type != null && type.startsWith("text/event-stream");
      String body;
      try (var stream = answer.body()) {
        body = isStream ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
      var status = answer.statusCode();
      var isUnseen = status == 404 && body.contains(UNSEEN);
      var isRight = expected == 0 ? isUnseen : status == expected && !isUnseen;
      if (!isRight) {
        return "%s: %s %s is %d, not %s: %s"
            .formatted(caller, route, in.slug(), status, expected == 0 ? "a 404" : expected, body);
      }
      return undescribed(request, status, type, body);
    } catch (IOException failure) {
      return "%s: %s: %s".formatted(caller, route, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "stopped";
    }
  }

  private @Nullable String undescribed(
      HttpRequest request, int status, @Nullable String type, String body) {
    var isJson = type != null && type.contains("json");
    return java.util.Objects.requireNonNull(described)
        .complaint(
            new Exchange(
                request.method(),
                request.uri().getRawPath(),
                null,
                null,
                null,
                status,
                type,
                isJson ? body : null));
  }

  private static HttpRequest request(Caller caller, Route route, Furnished in, String secret) {
    var builder = HttpRequest.newBuilder(URI.create(Team.url() + in.address(route.address())));
    caller.headers().forEach(builder::header);
    if (route.isMultipart()) {
      return builder
          .header("Content-Type", "multipart/form-data; boundary=matrix")
          .method(route.method(), BodyPublishers.ofByteArray(form()))
          .build();
    }
    var body = Furnished.filled(route.body()).replace("{token}", secret);
    if (!body.isEmpty()) {
      builder.header(
          "Content-Type",
          route.template().contains("/blobs/") ? "application/octet-stream" : "application/json");
    }
    return builder
        .method(
            route.method(),
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private static byte[] form() {
    var head =
        "--matrix\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    var tail = "\r\n--matrix--\r\n".getBytes(StandardCharsets.US_ASCII);
    var form = new byte[head.length + Api.PNG.length + tail.length];
    System.arraycopy(head, 0, form, 0, head.length);
    System.arraycopy(Api.PNG, 0, form, head.length, Api.PNG.length);
    System.arraycopy(tail, 0, form, head.length + Api.PNG.length, tail.length);
    return form;
  }
}
