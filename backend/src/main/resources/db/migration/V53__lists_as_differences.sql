-- A list of files as the difference from an earlier one: what was added or changed, and with the letter x what is not there any more.
alter table snapshot
  add column base uuid,
  -- how many lists have to be read before it, at most
  add column hops smallint not null default 0;
alter table snapshot add constraint base_is_here foreign key (notebook, base) references snapshot not valid;

-- The whole lists of these snapshots.
create function whole_lists(p_notebook uuid, p_snapshots uuid[])
returns table (snapshot uuid, path text, hash bytea, size bigint, state text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with recursive chain as (
    select s.id as snapshot, s.base, s.paths, s.hashes, s.sizes, s.states, 0 as step
    from snapshot s where s.notebook = p_notebook and s.id = any (p_snapshots)
    union all
    select c.snapshot, s.base, s.paths, s.hashes, s.sizes, s.states, c.step + 1
    from chain c join snapshot s on s.notebook = p_notebook and s.id = c.base
  ), nearest as (
    select distinct on (c.snapshot, f.path) c.snapshot, f.path, f.hash, f.size, f.state
    from chain c, unnest(c.paths, c.hashes, c.sizes, string_to_array(c.states, null)) f (path, hash, size, state)
    order by c.snapshot, f.path, c.step
  )
  select n.snapshot, n.path, n.hash, n.size, n.state from nearest n where n.state <> 'x'
$$;

-- Before a redaction: lists that read differently afterwards, or that hang on the one that goes, are written out. Nothing but their form changes.
create function write_out_lists(p_notebook uuid, p_snapshot uuid, p_path text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  affected uuid[];
begin
  -- the lock that every writer takes
  perform from notebook where id = p_notebook for update;
  affected := array(select id from snapshot where notebook = p_notebook and (id = p_snapshot or base = p_snapshot));
  if p_path is not null then
    affected := affected || array(
      with recursive holding as (
        select s.id from snapshot s, whole_lists(p_notebook, array[p_snapshot]) gone
        where s.notebook = p_notebook and gone.path = p_path and gone.hash = any (s.hashes)
        union
        select s.id from holding h join snapshot s on s.notebook = p_notebook and s.base = h.id
      ) select id from holding);
  end if;
  update snapshot s set
    paths = w.paths, hashes = w.hashes, sizes = w.sizes, states = w.states, base = null, hops = 0
  from (
    select snapshot, array_agg(path order by path collate "C") as paths, array_agg(hash order by path collate "C") as hashes,
      array_agg(size order by path collate "C") as sizes, string_agg(state, '' order by path collate "C") as states
    from whole_lists(p_notebook, affected) group by snapshot
  ) w
  where s.notebook = p_notebook and s.id = w.snapshot and s.base is not null;
end $$;
revoke all on function whole_lists, write_out_lists from public;
grant execute on function write_out_lists to "${app}";
