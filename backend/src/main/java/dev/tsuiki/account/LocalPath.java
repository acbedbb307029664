package dev.tsuiki.account;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** A path of this server, out of whatever a link said. */
final class LocalPath {
  private LocalPath() {}

  /**
   * Leads to a path of this server without naming it: what it is called, and that it is reached by
   * https, only the proxy before it knows.
   */
  static Response see(String where) {
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", where)
        .header("Cache-Control", "no-store")
        .build();
  }

  /** The path and query of an address of this server. */
  static String in(String address) {
    var uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  /**
   * Where the interface says that nobody can sign in at the moment: whoever is on the way is a
   * person in a browser, who could do nothing with a problem, and even less with an address that
   * does not answer.
   */
  static Response seeProviderAway(String where) {
    int end = where.indexOf('#') < 0 ? where.length() : where.indexOf('#');
    var parameter = (where.contains("?") ? "&" : "?") + "signIn=away";
    return see(where.substring(0, end) + parameter + where.substring(end));
  }

  /** The path and query of what was said; the first page where it would lead anywhere else. */
  static String of(@Nullable String said) {
    // "//host" and "/\\host" are other hosts to a browser
    if (said == null || !said.startsWith("/") || said.startsWith("//") || said.contains("\\")) {
      return "/";
    }
    try {
      var uri = new URI(said);
      var isHere = uri.getScheme() == null && uri.getRawAuthority() == null;
      return isHere ? uri.toASCIIString() : "/";
    } catch (URISyntaxException odd) {
      return "/";
    }
  }
}
