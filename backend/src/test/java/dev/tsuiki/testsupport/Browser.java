package dev.tsuiki.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A browser as far as signing in needs one: cookies, redirects, and the provider's form. */
public final class Browser {
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

  /**
   * As a browser says it for a page: the SPA's first page is given for it, where nothing else is.
   */
  private static final String ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Signs in by the form and tells where it ended. */
  public URI signIn(String person, String to) {
    var page = follow(get(Team.url() + "/login?to=" + to));
    if (page.statusCode() == 200 && FORM.matcher(page.body()).find()) {
      page = follow(submit(page, person));
    }
    return page.uri();
  }

  private HttpResponse<String> submit(HttpResponse<String> page, String person) {
    var form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new IllegalStateException("no form: " + page.body());
    }
    var body =
        "username=%s&password=%s"
            .formatted(
                person, URLEncoder.encode(KeycloakPeople.password(person), StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Goes on to wherever it is led, as long as that is an address with an answer. */
  public HttpResponse<String> follow(HttpResponse<String> first) {
    var answer = first;
    for (int hops = 0; hops < 20 && answer.statusCode() / 100 == 3; hops++) {
      var next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = get(next.toString());
    }
    return answer;
  }

  public HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", ACCEPT).build());
  }

  public HttpResponse<String> api(String path) {
    return get(Team.url() + "/api/v1" + path);
  }

  /** Posts JSON as the page of this origin would. */
  public HttpResponse<String> post(String path, String json, String origin) {
    return send(
        HttpRequest.newBuilder(URI.create(Team.url() + "/api/v1" + path))
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** Asks as the page of this origin would, and expects this answer. */
  public JsonPath json(String method, String path, Object body, int status) {
    try {
      var answer =
          send(
              HttpRequest.newBuilder(URI.create(Team.url() + "/api/v1" + path))
                  .header("Content-Type", "application/json")
                  .header("Origin", Team.url())
                  .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                  .build());
      if (answer.statusCode() != status) {
        throw new AssertionError(
            "%s %s: %d, not %d: %s"
                .formatted(method, path, answer.statusCode(), status, answer.body()));
      }
      return JsonPath.from(answer.body().isEmpty() ? "{}" : answer.body());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public JsonPath read(String path) {
    return JsonPath.from(api(path).body());
  }

  /** Somebody new at the provider, signed in here. */
  public static Browser of(String person) {
    var browser = new Browser();
    var unused = browser.signIn(person, "/");
    return browser;
  }

  /** All its cookies, as it would send them. */
  public String cookieHeader() {
    return cookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(java.util.stream.Collectors.joining("; "));
  }

  public void forgetCookies() {
    var unused = cookies.getCookieStore().removeAll();
  }

  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      for (var cookie : cookies.getCookieStore().getCookies()) {
        // browsers hold the loopback address for as safe as TLS, and know no cookies of version 1
        cookie.setSecure(false);
        cookie.setVersion(0);
      }
      return answer;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
