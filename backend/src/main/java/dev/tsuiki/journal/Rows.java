package dev.tsuiki.journal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Asks in SQL. Arrays stay arrays, one parameter each, so that a question has one text however much
 * it asks for.
 */
public final class Rows {
  private Rows() {}

  public static List<Object[]> of(
      EntityManager database, String sql, Map<String, Object> parameters) {
    var query = database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
    parameters.forEach(query::setParameter);
    return query.getResultList();
  }
}
