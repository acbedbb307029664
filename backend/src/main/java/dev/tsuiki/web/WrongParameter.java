package dev.tsuiki.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds which query parameter could not be read; JAX-RS calls that "not found" and says no more.
 */
final class WrongParameter {
  private static final Map<Class<?>, Function<String, Object>> NUMBERS =
      Map.of(
          Integer.class, Integer::valueOf,
          int.class, Integer::valueOf,
          Long.class, Long::valueOf,
          long.class, Long::valueOf);

  private WrongParameter() {}

  static @Nullable String in(UriInfo uri, ResourceInfo endpoint) {
    if (endpoint.getResourceMethod() == null) {
      return null;
    }
    return Arrays.stream(endpoint.getResourceMethod().getParameters())
        .flatMap(
            parameter ->
                parameter.isAnnotationPresent(QueryParam.class)
                    ? Stream.of(
                        Map.entry(
                            parameter.getAnnotation(QueryParam.class).value(),
                            (Class<?>) parameter.getType()))
                    : Arrays.stream(parameter.getType().getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(QueryParam.class))
                        .map(
                            field ->
                                Map.entry(
                                    field.getAnnotation(QueryParam.class).value(),
                                    (Class<?>) field.getType())))
        .filter(each -> !reads(each.getValue(), uri.getQueryParameters().getFirst(each.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static boolean reads(Class<?> type, @Nullable String value) {
    var reader = NUMBERS.get(type);
    if (reader == null || value == null || value.isEmpty()) {
      return true;
    }
    try {
      return reader.apply(value) != null;
    } catch (NumberFormatException notOne) {
      return false;
    }
  }
}
