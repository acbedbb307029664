package dev.tsuiki.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ContractTest {
  private static final Path COMMITTED = Path.of("..", "openapi", "openapi.yaml");
  private static final String REFRESH =
      "./mvnw -pl backend test -Dtest=ContractTest -Dcontract.write=true";

  @Test
  void theCommittedDocumentIsTheOneThatTheServerGives() throws IOException {
    var served = Document.served().asYaml();
    if (Boolean.getBoolean("contract.write")) {
      Files.writeString(COMMITTED, served);
    }
    assertEquals(
        Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "",
        served,
        "openapi/openapi.yaml is not what the code says; if the change is meant: " + REFRESH);
  }

  @Test
  void theTableOfRightsKnowsEveryRoute() {
    var routes = new TreeSet<String>();
    Document.served()
        .root()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            routes.add(
                                method.toUpperCase(Locale.ROOT)
                                    + path.getKey().replaceFirst("^/api/v1", " "))));
    var known = new TreeSet<String>();
    Rights.TABLE.forEach(route -> known.add(route.toString()));
    assertEquals(routes, known, "every route has one entry in contract/Rights");
  }
}
