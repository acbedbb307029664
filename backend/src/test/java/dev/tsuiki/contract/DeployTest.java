package dev.tsuiki.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What deploys the backend must not speak of a backend that there is not. */
class DeployTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Path COMPOSE = DEPLOY.resolve("compose/compose.yaml");
  private static final Path WEB = Path.of("src/main/java/dev/tsuiki/web");
  private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
  private static final Set<String> PROBES = Set.of("/q/health/live", "/q/health/ready", "/");

  @Test
  void everyServiceIsReadOnlyWithoutPrivilegesAndLimited() throws IOException {
    var services = map(yaml(COMPOSE).get(0).get("services"));
    assertTrue(services.size() > 5);
    services.forEach(
        (name, value) -> {
          var service = map(value);
          assertEquals(true, service.get("read_only"), name);
          assertEquals(List.of("ALL"), service.get("cap_drop"), name);
          assertEquals(List.of("no-new-privileges:true"), service.get("security_opt"), name);
          assertTrue(service.containsKey("mem_limit"), name);
          assertTrue(service.containsKey("pids_limit"), name);
        });
  }

  @Test
  void nothingThatOthersWaitForIsGivenUpWhileItStartsForTheFirstTime() throws IOException {
    var services = map(yaml(COMPOSE).get(0).get("services"));
    var waitedFor = new TreeSet<String>();
    for (var service : services.values()) {
      map(map(service).getOrDefault("depends_on", Map.of()))
          .forEach(
              (name, how) -> {
                if ("service_healthy".equals(map(how).get("condition"))) {
                  waitedFor.add(name);
                }
              });
    }
    assertEquals(Set.of("backend", "keycloak", "postgres", "storage"), waitedFor);
    waitedFor.forEach(
        name -> assertEquals("10m", at(services, name, "healthcheck", "start_period"), name));
  }

  @Test
  void keycloakIsToldWhereItHeedsItThatItIsAlone() throws IOException {
    var file = Files.readString(DEPLOY.resolve("compose/keycloak/Dockerfile"));
    assertTrue(file.substring(file.lastIndexOf("\nFROM ")).contains("ENV KC_CACHE=local\n"));
  }

  @Test
  void noSecretHasADefaultAndNoImageFloats() throws IOException {
    for (var file : files(DEPLOY.resolve("compose"), ".yaml")) {
      var text = Files.readString(file);
      assertFalse(
          Pattern.compile("\\$\\{TSUIKI_\\w*(PASSWORD|SECRET)\\w*:?-").matcher(text).find(),
          file::toString);
      assertFalse(text.contains(":latest"), file::toString);
    }
    for (var file : files(DEPLOY.resolve("compose"), "Dockerfile")) {
      var bases = Pattern.compile("(?m)^FROM (\\S+)").matcher(Files.readString(file));
      while (bases.find()) {
        assertTrue(bases.group(1).startsWith("${"), () -> file + " has a base of its own");
      }
    }
  }

  @Test
  void theBackendKnowsEveryVariableItIsGiven() throws IOException {
    var backend = map(map(yaml(COMPOSE).get(0).get("services")).get("backend"));
    var given = new TreeSet<>(map(backend.get("environment")).keySet());
    var settings = yaml(DEPLOY.resolve("kubernetes/example/settings.yaml"));
    given.addAll(map(settings.get(0).get("data")).keySet());
    given.removeIf(name -> !name.startsWith("TSUIKI_"));
    assertTrue(given.size() > 8);
    var known = new Settings();
    given.removeIf(known::has);
    assertEquals(Set.of(), given, "variables that no configuration of the backend reads");
  }

  @Test
  void selectorsPortsAndProbesOfKubernetesFindWhatTheyName() throws IOException {
    Map<String, Map<String, Object>> pods = new HashMap<>();
    var resources = new ArrayList<Map<String, Object>>();
    for (var file : files(DEPLOY.resolve("kubernetes"), ".yaml")) {
      resources.addAll(yaml(file));
    }
    var expected = new HashSet<String>();
    for (var each : resources) {
      if ("Deployment".equals(each.get("kind"))) {
        var template = map(at(each, "spec", "template"));
        pods.put(String.valueOf(at(template, "metadata", "labels")), template);
        assertEquals(
            at(template, "metadata", "labels"), at(each, "spec", "selector", "matchLabels"));
        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
          var asked = map(at(container(template), probe, "httpGet"));
          assertTrue(PROBES.contains(String.valueOf(asked.get("path"))), asked::toString);
          assertTrue(ports(template).contains(asked.get("port")), asked::toString);
        }
        list(container(template).get("envFrom"))
            .forEach(from -> map(from).values().forEach(ref -> expected.add(ref.toString())));
      }
    }
    assertEquals(2, pods.size());
    for (var each : resources) {
      if ("Service".equals(each.get("kind"))) {
        var found =
            Objects.requireNonNull(
                pods.get(String.valueOf(at(each, "spec", "selector"))), each::toString);
        list(at(each, "spec", "ports"))
            .forEach(port -> assertTrue(ports(found).contains(map(port).get("targetPort"))));
      }
    }
    var explained = Files.readString(DEPLOY.resolve("kubernetes/README.md"));
    for (var reference : expected) {
      var name = reference.replaceAll("\\{name=(.*)}", "`$1`");
      assertTrue(explained.contains(name), () -> "the README does not say what is in " + name);
    }
  }

  @Test
  void theWebServerAndTheBackendHaveOnePolicy() throws IOException {
    var own = new StringBuilder();
    for (var file : files(WEB, ".java")) {
      var constant =
          Pattern.compile("CONTENT_SECURITY_POLICY\\s*=([^;]*?(?:\"[^\"]*\"[^;\"]*)*);")
              .matcher(Files.readString(file));
      if (constant.find()) {
        literals(constant.group(1)).forEach(own::append);
      }
    }
    var caddy =
        Pattern.compile("Content-Security-Policy \"([^\"]+)\"")
            .matcher(Files.readString(DEPLOY.resolve("compose/web/Caddyfile")));
    assertTrue(caddy.find());
    assertEquals(own.toString(), caddy.group(1));
  }

  private static List<String> literals(String code) {
    return Pattern.compile("\"([^\"]*)\"")
        .matcher(code)
        .results()
        .map(hit -> hit.group(1))
        .toList();
  }

  /**
   * What is read of the environment: single properties and mappings with their names in the
   * sources, and expressions in the application's own settings.
   */
  private static final class Settings {
    private final Set<String> properties = new HashSet<>();
    private final List<Pattern> mappings = new ArrayList<>();

    Settings() throws IOException {
      hits(Files.readString(PROPERTIES), "\\$\\{(tsuiki\\.[^:}]+)")
          .forEach(name -> properties.add(squeezed(name)));
      for (var file : files(Path.of("src/main/java"), ".java")) {
        var text = Files.readString(file);
        hits(text, "@ConfigProperty\\(\\s*name = \"([^\"]+)\"")
            .forEach(name -> properties.add(squeezed(name)));
        var names = hits(text, "(\\w+)\\(\\);").stream().map(Settings::squeezed).distinct();
        var any = names.map(Pattern::quote).collect(Collectors.joining("|"));
        hits(text, "@ConfigMapping\\(\\s*prefix = \"([^\"]+)\"")
            .forEach(prefix -> mappings.add(Pattern.compile(squeezed(prefix) + "(" + any + ")+")));
      }
    }

    boolean has(String variable) {
      var name = squeezed(variable);
      return properties.contains(name)
          || mappings.stream().anyMatch(mapping -> mapping.matcher(name).matches());
    }

    private static List<String> hits(String text, String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(text);
      return matcher.results().map(hit -> hit.group(1)).toList();
    }

    private static String squeezed(String name) {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
          .toList();
    }
  }

  private static List<Map<String, Object>> yaml(Path file) throws IOException {
    var reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    return StreamSupport.stream(reader.loadAll(Files.readString(file)).spliterator(), false)
        .map(DeployTest::map)
        .toList();
  }

  private static Map<String, Object> container(Map<String, Object> template) {
    return map(list(at(template, "spec", "containers")).get(0));
  }

  private static Set<Object> ports(Map<String, Object> template) {
    return list(container(template).get("ports")).stream()
        .map(port -> map(port).get("name"))
        .collect(Collectors.toSet());
  }

  private static @Nullable Object at(Map<String, Object> from, String... path) {
    @Nullable Object value = from;
    for (var name : path) {
      value = map(value).get(name);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object value) {
    return (List<Object>) Objects.requireNonNull(value);
  }
}
