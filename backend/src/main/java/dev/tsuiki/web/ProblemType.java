package dev.tsuiki.web;

/**
 * Every kind of failure that an answer can name. The slug is part of the contract: {@code
 * /problems/<slug>}.
 */
public enum ProblemType {
  BAD_REQUEST(400, "bad-request", "The request cannot be read"),
  MALFORMED_JSON(400, "malformed-json", "The body is not the JSON that is expected here"),
  MALFORMED_MULTIPART(400, "malformed-multipart", "The multipart body cannot be read"),
  UNAUTHORIZED(401, "unauthorized", "Credentials are missing or not valid"),
  ACCOUNT_DEACTIVATED(401, "account-deactivated", "This account was deactivated"),
  FORBIDDEN(403, "forbidden", "You may see this, but not do that"),
  WRONG_ORIGIN(403, "wrong-origin", "The request comes from a page that is not Tsuiki's"),
  WRONG_HOST(403, "wrong-host", "The request was addressed to another host"),
  WRONG_PEER(
      403, "wrong-peer", "Only the person who started this server may use it without a token"),
  NOT_FOUND(404, "not-found", "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address does not take that method"),
  NOT_ACCEPTABLE(406, "not-acceptable", "The answer cannot be given in the form that is asked for"),
  TOO_SLOW(408, "too-slow", "The body arrives too slowly"),
  CONFLICT(409, "conflict", "This does not fit what is there"),
  ID_REUSED(409, "id-reused", "The id was used for something else"),
  SLUG_TAKEN(409, "slug-taken", "The slug is taken"),
  KEY_TAKEN(409, "key-taken", "The key is taken"),
  LAST_OWNER(409, "last-owner", "A notebook keeps at least one owner"),
  ALREADY_MEMBER(409, "already-member", "They are a member already"),
  BLOBS_MISSING(409, "blobs-missing", "Some files have to be sent first"),
  ARCHIVED(409, "archived", "The notebook is archived"),
  GONE(410, "gone", "This was here and is not any more"),
  TOO_LARGE(413, "too-large", "This is larger than the limit"),
  TEXT_TOO_LONG(413, "text-too-long", "The text is longer than the limit"),
  IMAGE_TOO_LARGE(413, "image-too-large", "The image is larger than the limit"),
  UNSUPPORTED_MEDIA_TYPE(
      415, "unsupported-media-type", "This address does not take that media type"),
  RANGE_NOT_SATISFIABLE(416, "range-not-satisfiable", "There is no such range"),
  INVALID(422, "invalid", "Something in the request does not fit"),
  QUOTE_NOT_FOUND(422, "quote-not-found", "The quoted words are not in that text"),
  ABOUT_UNKNOWN(422, "about-unknown", "What this is about does not exist here"),
  PARENT_CYCLE(422, "parent-cycle", "An experiment cannot descend from itself"),
  PARENT_UNKNOWN(422, "parent-unknown", "There is no such parent yet"),
  PARENT_ODD(422, "parent-odd", "A parent is not named by a key"),
  TITLE_TOO_LONG(422, "title-too-long", "The title is longer than the limit"),
  RESTORE_TOO_LARGE(413, "restore-too-large", "What helps to restore is larger than the limit"),
  PATH_TAKEN(422, "path-taken", "Two files have the same path"),
  FIELD_UNKNOWN(422, "field-unknown", "There is no such field"),
  KEY_ODD(422, "key-odd", "This is not a key"),
  RESULT_ODD(422, "result-odd", "This is not a result"),
  FILE_NOT_STORED(422, "file-not-stored", "A file cannot be stored"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
  INTERNAL(500, "internal", "Something went wrong on the server"),
  UNAVAILABLE(503, "unavailable", "A part of the server is down"),
  STORAGE_FULL(507, "storage-full", "The server's storage is full"),
  QUOTA_MET(507, "quota-met", "There is no room left for more");

  private final int status;
  private final String slug;
  private final String title;

  ProblemType(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  static ProblemType ofSlug(String slug) {
    for (var type : values()) {
      if (type.slug.equals(slug)) {
        return type;
      }
    }
    throw new IllegalArgumentException(slug);
  }

  /** The nearest kind for a status that JAX-RS or the HTTP server decided on. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> TOO_SLOW;
      case 409 -> CONFLICT;
      case 410 -> GONE;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 416 -> RANGE_NOT_SATISFIABLE;
      case 422 -> INVALID;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      case 507 -> STORAGE_FULL;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
    };
  }
}
