-- What can be found. These rows are derived from records and may be thrown away and made again at any time, so the application
-- may change them; a record whose words change by a redaction loses them here in the same statement.
create table search_state (
  notebook uuid primary key references notebook,
  -- stands in front of each of the notebook's words, so that no notebook lengthens another one's lists in the index
  number bigint generated always as identity,
  -- up to this number of the journal everything can be found
  seq bigint not null default 0,
  -- the version of the way in which words are taken from texts; with another one everything is taken anew
  analysis int not null
);
grant select, insert, delete, update (seq, analysis) on search_state to "${app}";

create table search_entry (
  notebook uuid not null references notebook,
  record uuid not null,
  scope text not null constraint scope_is_known check (scope in ('text', 'keys', 'excerpts', 'code')),
  -- long texts and code are found by their parts
  piece int not null,
  seq bigint not null,
  -- days since 1970, and what the kind of thing counts for in days: the higher, the earlier it is shown
  rank double precision not null,
  occurred_at timestamptz not null,
  author uuid not null,
  experiment uuid,
  -- of code: which lines of which text; the same lines are found once, where they stood first
  digest uuid,
  sha256 bytea,
  path text,
  -- of text in units of UTF-16, of code in lines
  starts int not null,
  ends int not null,
  words tsvector not null,
  primary key (notebook, record, scope, piece)
);
-- The words are read only where the index cannot tell; beside the row they would make every look at it slow.
alter table search_entry set (toast_tuple_target = 128, autovacuum_analyze_scale_factor = 0.02);
alter table search_entry alter column words set storage external;
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);
create index search_entry_by_rank on search_entry (notebook, rank, seq, piece);
create unique index search_entry_of_code on search_entry (notebook, digest) where digest is not null;
grant select, insert, delete on search_entry to "${app}";

create function forget_words() returns trigger language plpgsql as $$
begin
  delete from search_entry where notebook = old.notebook and record = old.id;
  return null;
end $$;
create trigger search_forgets_rewritten after update of record on journal
  for each row when (old.record is distinct from new.record) execute function forget_words();

create function forget_names() returns trigger language plpgsql as $$
begin
  delete from search_entry where notebook = old.notebook and record = old.experiment and scope = 'keys';
  return null;
end $$;
create trigger search_forgets_names after delete or update on experiment_amendment
  for each row execute function forget_names();

create function forget_code() returns trigger language plpgsql as $$
begin
  delete from search_entry where notebook = old.notebook and scope = 'code' and sha256 = old.sha256;
  return null;
end $$;
create trigger search_forgets_code after delete on blob
  for each row execute function forget_code();
revoke all on function forget_words, forget_names, forget_code from public;
