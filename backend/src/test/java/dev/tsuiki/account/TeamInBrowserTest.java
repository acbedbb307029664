package dev.tsuiki.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.testsupport.Interface;
import dev.tsuiki.testsupport.KeycloakPeople;
import dev.tsuiki.testsupport.Team;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The interface's own tests of a team: real browsers, a real Keycloak, this backend. */
@QuarkusTest
@TestProfile(Team.class)
class TeamInBrowserTest {
  private static final int PEOPLE = 14;
  private static final int ADMINISTRATORS = 3;

  @BeforeAll
  static void build() {
    Interface.build();
  }

  @Test
  void peopleSignInWriteTogetherAndLeave() throws JsonProcessingException {
    var people =
        Stream.concat(
                IntStream.range(0, PEOPLE).mapToObj(n -> somebody(false)),
                IntStream.range(0, ADMINISTRATORS).mapToObj(n -> somebody(true)))
            .toList();
    Interface.npm(
        Map.of(
            "TSUIKI_E2E_URL",
            Team.url(),
            "TSUIKI_E2E_PEOPLE",
            new ObjectMapper().writeValueAsString(people)),
        "run",
        "--silent",
        "e2e");
  }

  private static Map<String, ?> somebody(boolean administrator) {
    var keycloak = Team.keycloak().people();
    var name = administrator ? keycloak.somebody("tsuiki-admin") : keycloak.somebody();
    return Map.of(
        "name",
        name,
        "fullName",
        name + " Test",
        "password",
        KeycloakPeople.password(name),
        "admin",
        administrator);
  }
}
