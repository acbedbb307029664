package dev.tsuiki.attachment;

import dev.tsuiki.storage.HeldObject;
import dev.tsuiki.storage.ObjectHolder;
import dev.tsuiki.storage.ObjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The objects that attachments and their thumbnails name. */
@ApplicationScoped
class AttachmentObjects implements ObjectHolder {
  private static final String NAMED =
      """
      with asked (notebook, upload) as (select * from unnest(?, ?))
      select notebook, sha256, upload from asked join attachment using (notebook, upload)
      union all
      select notebook, sha256, upload from asked join thumbnail using (notebook, upload)
      """;
  private static final String HELD =
      """
      select notebook, sha256, upload, size, 'attachment ' || id from attachment
      union all
      select notebook, sha256, upload, size, 'thumbnail ' || width || ' of attachment ' || attachment from thumbnail
      """;
  private static final int FETCHED = 1_000;

  private final DataSource database;

  AttachmentObjects(DataSource database) {
    this.database = database;
  }

  @Override
  public Set<ObjectKey> named(Collection<ObjectKey> keys) {
    Set<ObjectKey> named = new HashSet<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NAMED)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "uuid", keys.stream().map(ObjectKey::notebook).toArray(UUID[]::new)));
      statement.setArray(
          2,
          connection.createArrayOf(
              "uuid", keys.stream().map(ObjectKey::upload).toArray(UUID[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          named.add(key(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot ask which objects are named", e);
    }
    return named;
  }

  @Override
  public void held(Consumer<HeldObject> each) {
    try (Connection connection = database.getConnection()) {
      // Only within a transaction does the driver fetch page by page.
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(HELD)) {
        statement.setFetchSize(FETCHED);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            each.accept(new HeldObject(key(rows), rows.getLong(4), rows.getString(5)));
          }
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot list the objects that records name", e);
    }
  }

  private static ObjectKey key(ResultSet rows) throws SQLException {
    return new ObjectKey(
        rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(3, UUID.class));
  }
}
