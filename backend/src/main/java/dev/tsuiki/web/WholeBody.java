package dev.tsuiki.web;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** An endpoint that takes a body gets one: an empty one, or JSON's null, is refused here. */
@Provider
public class WholeBody implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    var body = context.proceed();
    if (body == null) {
      throw new ProblemException(ProblemType.MALFORMED_JSON, "the body is empty or null");
    }
    return body;
  }
}
