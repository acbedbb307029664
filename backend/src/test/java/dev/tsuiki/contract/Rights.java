package dev.tsuiki.contract;

import static dev.tsuiki.contract.Rights.Needs.ADMINISTERING;
import static dev.tsuiki.contract.Rights.Needs.ANYBODY;
import static dev.tsuiki.contract.Rights.Needs.CREATING;
import static dev.tsuiki.contract.Rights.Needs.IN_PERSON;
import static dev.tsuiki.contract.Rights.Needs.OWNING;
import static dev.tsuiki.contract.Rights.Needs.OWNING_IN_PERSON;
import static dev.tsuiki.contract.Rights.Needs.READING;
import static dev.tsuiki.contract.Rights.Needs.SIGNED_IN;
import static dev.tsuiki.contract.Rights.Needs.SIGNED_IN_TO_WRITE;
import static dev.tsuiki.contract.Rights.Needs.WRITING;

import java.util.List;

/**
 * The one table of who may do what: every route of the document, what it needs, a request that is
 * right, and what whoever may do it gets. A route that is not here fails the build.
 *
 * <p>In an address, {@code {nb}} is a notebook, {@code {key}} one of its experiments, and {@code
 * {id}} one of its things of the kind that stands before it. Where that would take something away
 * that others need, the address names {@code {nothing}}, and whoever may ask is told 404.
 */
final class Rights {
  private static final String NB = "/notebooks/{nb}";
  private static final String MULTIPART = "multipart";
  private static final String NOTHING_TO_REDACT = "{'record':'{nothing}','reason':'none'}";

  private Rights() {}

  enum Needs {
    ANYBODY,
    SIGNED_IN,
    SIGNED_IN_TO_WRITE,
    /** A notebook of one's own; not by a token for one notebook. */
    CREATING,
    IN_PERSON,
    ADMINISTERING,
    READING,
    WRITING,
    OWNING,
    OWNING_IN_PERSON
  }

  /** {@code body} is JSON, or {@code multipart}; {@code passed} is the answer to who may. */
  record Route(
      String method, String template, String address, Needs needs, String body, int passed) {
    boolean isOfANotebook() {
      return address.startsWith(NB);
    }

    boolean isMultipart() {
      return body.equals(MULTIPART);
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  static final List<Route> TABLE =
      List.of(
          get("/me", SIGNED_IN),
          get("/tokens", SIGNED_IN),
          post("/tokens", IN_PERSON, "{'name':'more','access':'read'}"),
          at("DELETE", "/tokens/{id}", "/tokens/{nothing}", SIGNED_IN_TO_WRITE, "", 404),
          at("POST", "/session", "/session", ANYBODY, "{'token':'{token}'}", 204),
          at("DELETE", "/session", "/session", ANYBODY, "", 204),
          get("/instance/accounts", ADMINISTERING),
          at(
              "PUT",
              "/instance/accounts/{id}",
              "/instance/accounts/{nothing}",
              ADMINISTERING,
              "{'deactivated':false}",
              404),
          get("/instance/notebooks", ADMINISTERING),
          at(
              "PUT",
              "/instance/notebooks/{slug}",
              "/instance/notebooks/no-such-notebook",
              ADMINISTERING,
              "{'owner':'{nothing}'}",
              404),
          get("/notebooks", SIGNED_IN),
          post("/notebooks", CREATING, "{'slug':'m-{random}'}"),
          get(NB, READING),
          at("PUT", NB + "/settings", NB + "/settings", OWNING, "{'title':'The matrix'}", 200),
          get(NB + "/activity", OWNING),
          get(NB + "/members", READING),
          at(
              "PUT",
              NB + "/members/{user}",
              NB + "/members/{nothing}",
              OWNING_IN_PERSON,
              "{'role':'reader'}",
              404),
          at(
              "DELETE",
              NB + "/members/{user}",
              NB + "/members/{nothing}",
              OWNING_IN_PERSON,
              "",
              404),
          get(NB + "/invitations", OWNING),
          post(
              NB + "/invitations",
              OWNING_IN_PERSON,
              "{'email':'{random}@example.org','role':'reader'}"),
          get(NB + "/invitations/{id}", OWNING),
          at(
              "DELETE",
              NB + "/invitations/{id}",
              NB + "/invitations/{nothing}",
              OWNING_IN_PERSON,
              "",
              404),
          get(NB + "/journal", READING),
          get(NB + "/journal/live", READING),
          get(NB + "/annotations", READING),
          post(NB + "/annotations", WRITING, "{'kind':'note','text':'of the matrix'}"),
          get(NB + "/annotations/{id}", READING),
          at("POST", NB + "/redactions", NB + "/redactions", OWNING, NOTHING_TO_REDACT, 404),
          get(NB + "/redactions/{id}", READING),
          post(NB + "/attachments", WRITING, MULTIPART),
          get(NB + "/attachments/{id}", READING),
          post(NB + "/attachments/{id}/amendments", WRITING, "{'label':'of the matrix'}"),
          get(NB + "/attachments/{id}/content", READING),
          at(
              "GET",
              NB + "/attachments/{id}/thumbnails/{width}",
              NB + "/attachments/{id}/thumbnails/320",
              READING,
              "",
              200),
          at("PUT", NB + "/blobs/{sha256}", NB + "/blobs/{sha256}", WRITING, "{blob}", 204),
          get(NB + "/blobs/{sha256}", READING),
          post(NB + "/experiments", WRITING, "{}"),
          get(NB + "/experiments", READING),
          get(NB + "/experiments/{key}", READING),
          get(NB + "/experiments/{key}/amendments", READING),
          post(NB + "/experiments/{key}/amendments", WRITING, "{'title':'of the matrix'}"),
          get(NB + "/experiments/{key}/lineage", READING),
          get(NB + "/experiments/{key}/mentions", READING),
          get(NB + "/experiments/{key}/snapshot", READING),
          post(
              NB + "/experiments/{key}/snapshots",
              WRITING,
              "{'files':[{'path':'train.py','text':'pass'}]}"),
          get(NB + "/experiments/{key}/snapshots", READING),
          get(NB + "/snapshots/{id}", READING),
          at(
              "GET",
              NB + "/snapshots/{id}/cells",
              NB + "/snapshots/{id}/cells?path=train.py",
              READING,
              "",
              200),
          get(NB + "/experiments/{key}/diff", READING),
          at(
              "GET",
              NB + "/experiments/{key}/reach",
              NB + "/experiments/{key}/reach?path=train.py&line=1",
              READING,
              "",
              200),
          post(
              NB + "/experiments/{key}/excerpts", WRITING, "{'name':'of-the-matrix','regions':[]}"),
          get(NB + "/excerpts", READING),
          get(NB + "/excerpts/{id}", READING),
          at(
              "GET",
              NB + "/excerpts/{name}/trail",
              NB + "/excerpts/encoder/trail",
              READING,
              "",
              200),
          at("GET", NB + "/search", NB + "/search?q=matrix", READING, "", 200));

  private static Route get(String address, Needs needs) {
    return at("GET", address, address, needs, "", 200);
  }

  private static Route post(String address, Needs needs, String body) {
    return at("POST", address, address, needs, body, 201);
  }

  private static Route at(
      String method, String template, String address, Needs needs, String body, int passed) {
    return new Route(method, template, address, needs, body.replace('\'', '"'), passed);
  }
}
