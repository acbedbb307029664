-- Regions of a trial's code that somebody gave a name: of several of one name on one trial the one with the highest seq counts.
create table excerpt (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  experiment uuid not null,
  snapshot uuid not null,
  name text not null,
  -- empty: not in this one
  regions text not null constraint regions_are_json check (regions is json array),
  primary key (notebook, id),
  foreign key (notebook, seq) references journal,
  foreign key (notebook, experiment) references experiment,
  foreign key (notebook, snapshot) references snapshot
);
create index excerpts_by_name on excerpt (notebook, name, experiment, seq desc);
grant select, insert on excerpt to "${app}";

-- What was redacted in the journal is gone here in the same statement.
create function forget_excerpt() returns trigger
language plpgsql as $$
begin
  delete from excerpt where notebook = new.notebook and seq = new.seq;
  return null;
end $$;
revoke all on function forget_excerpt from public;
create trigger excerpt_is_forgotten after update of redacted on journal
  for each row when (new.redacted and new.type = 'excerpt') execute function forget_excerpt();
