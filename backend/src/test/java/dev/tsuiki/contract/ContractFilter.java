package dev.tsuiki.contract;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fails the test whose request got an answer that the document does not describe. */
public final class ContractFilter implements Filter {
  /** Not of the API: the server's own health, figures and document; the SPA; published pages. */
  private static final String API = "/api/";

  private static final Set<String> DESCRIBED_BODIES =
      Set.of("application/json", "application/problem+json");

  private @Nullable Described described;

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification specification,
      FilterContext context) {
    var response = context.next(request, specification);
    var uri = URI.create(request.getURI());
    if (uri.getRawPath().startsWith(API)) {
      var type = response.getContentType();
      var isJson = type != null && DESCRIBED_BODIES.contains(Described.baseType(type));
      described()
          .check(
              new Exchange(
                  request.getMethod(),
                  uri.getRawPath(),
                  uri.getRawQuery(),
                  request.getContentType(),
                  request.getBody() instanceof String text ? text : null,
                  response.statusCode(),
                  type,
                  isJson ? response.asString() : null));
    }
    return response;
  }

  private synchronized Described described() {
    var known = described;
    if (known == null) {
      known = new Described(Document.served());
      described = known;
    }
    return known;
  }
}
