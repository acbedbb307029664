package dev.tsuiki.testsupport;

import dev.tsuiki.contract.ContractFilter;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts the filter before every request of every REST test, so that no test can forget it. */
public class HeldToTheContract implements QuarkusTestBeforeEachCallback {
  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (RestAssured.filters().stream().noneMatch(ContractFilter.class::isInstance)) {
      RestAssured.filters(new ContractFilter());
    }
  }
}
