-- A text as the difference from one like it that was here before: the content is then a zstd frame with that text as its dictionary.
alter table blob
  add column base bytea,
  -- how many texts have to be read before it, at most
  add column hops smallint not null default 0,
  add constraint not_from_itself check (base <> sha256) not valid;
alter table blob add constraint base_is_here foreign key (notebook, base) references blob not valid;

-- Before a text is taken away, those that are told as a difference from it are written out: uncompressed, so that it can be seen here
-- that nothing but the form changes.
create function write_out(p_notebook uuid, p_sha256 bytea, p_text bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update blob set content = p_text, base = null, hops = 0
  where notebook = p_notebook and sha256 = p_sha256 and base is not null and pg_catalog.sha256(p_text) = p_sha256
$$;
revoke all on function write_out from public;
grant execute on function write_out to "${app}";
