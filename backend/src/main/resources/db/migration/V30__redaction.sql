-- Redaction: the one way in which a record ever changes, for a secret that leaked. The application may call redact() and
-- nothing else here; what it calls in turn runs as the owner and is closed to everybody.
-- A room that brings tables of its own (excerpts, topics, search, shares) replaces redact() in its migration.

-- An entry of an about list that names the experiment, under its new name.
create function about_renamed(entry jsonb, p_experiment uuid, fresh text) returns jsonb
language plpgsql immutable as $$
declare
  part text;
begin
  if entry ->> 'experimentId' is distinct from p_experiment::text then
    return entry;
  end if;
  if entry ? 'experiment' then
    entry := jsonb_set(entry, '{experiment}', to_jsonb(fresh));
  end if;
  foreach part in array array['result', 'code', 'curve'] loop
    if entry -> part ? 'experiment' then
      entry := jsonb_set(entry, array[part, 'experiment'], to_jsonb(fresh));
    end if;
  end loop;
  return entry;
end $$;

-- A record in which an experiment is called by none of these keys any more.
create function record_renamed(record jsonb, p_experiment uuid, keys text[], fresh text) returns jsonb
language plpgsql immutable as $$
begin
  if record ->> 'experimentId' = p_experiment::text then
    if record ? 'experiment' then
      record := jsonb_set(record, '{experiment}', to_jsonb(fresh));
    end if;
    if record ->> 'key' = any (keys) then
      record := jsonb_set(record, '{key}', to_jsonb(fresh));
    end if;
  end if;
  if jsonb_typeof(record -> 'parents') = 'array' then
    record := jsonb_set(record, '{parents}', (
      select coalesce(jsonb_agg(case when p = any (keys) then fresh else p end order by n), '[]')
      from jsonb_array_elements_text(record -> 'parents') with ordinality x (p, n)));
  end if;
  if jsonb_typeof(record -> 'about') = 'array' then
    record := jsonb_set(record, '{about}', (
      select coalesce(jsonb_agg(about_renamed(e, p_experiment, fresh) order by n), '[]')
      from jsonb_array_elements(record -> 'about') with ordinality x (e, n)));
  end if;
  -- what the server said when it was posted: "'enc' is taken; this is 'enc~2'"
  if jsonb_typeof(record -> 'notices') = 'array' then
    record := jsonb_set(record, '{notices}', (
      select coalesce(jsonb_agg(e order by n) filter (where not exists (
        select from unnest(keys) k where position('''' || k || '''' in e ->> 'detail') > 0)), '[]')
      from jsonb_array_elements(record -> 'notices') with ordinality x (e, n)));
  end if;
  return record;
end $$;

-- Calls an experiment by another name wherever its keys are named in a member of a record (not in what people wrote).
-- Answers the numbers of the records that were rewritten.
create function rename_experiment(p_notebook uuid, p_experiment uuid, keys text[], fresh text) returns bigint[]
language plpgsql as $$
declare
  touched bigint[];
begin
  with named as (
    select a.seq from about a where a.notebook = p_notebook and a.target = p_experiment
    union select p.seq from parent_statement p where p.notebook = p_notebook and p.parent = any (keys)
    union select s.seq from snapshot s where s.notebook = p_notebook and s.experiment = p_experiment
    union select m.seq from experiment_amendment m where m.notebook = p_notebook and m.experiment = p_experiment
    union select j.seq from journal j where j.notebook = p_notebook and j.type = 'experiment'
      and exists (select from unnest(keys) k where position('''' || k || '''' in j.record) > 0)
  ), changed as (
    update journal j set fingerprint = substr(j.fingerprint, 1, 0), record = record_renamed(j.record::jsonb, p_experiment, keys, fresh)::text
    where j.notebook = p_notebook and not j.redacted and j.seq in (select seq from named)
      and record_renamed(j.record::jsonb, p_experiment, keys, fresh) <> j.record::jsonb
    returning j.seq
  )
  select coalesce(array_agg(seq), '{}') into touched from changed;

  update about set detail = about_renamed(detail::jsonb, p_experiment, fresh)::text
  where notebook = p_notebook and target = p_experiment;
  update experiment e set parents = (
    select array_agg(case when p = any (keys) then fresh else p end order by n) from unnest(e.parents) with ordinality x (p, n))
  where e.notebook = p_notebook and e.parents && keys;
  update experiment_amendment m set parents = (
    select array_agg(case when p = any (keys) then fresh else p end order by n) from unnest(m.parents) with ordinality x (p, n))
  where m.notebook = p_notebook and m.parents && keys;
  insert into parent_statement (notebook, parent, experiment, seq)
  select distinct notebook, fresh, experiment, seq from parent_statement
  where notebook = p_notebook and parent = any (keys)
  on conflict do nothing;
  delete from parent_statement where notebook = p_notebook and parent = any (keys);
  return touched;
end $$;

-- Takes an annotation's words away wherever another record quotes them.
create function drop_quotes(p_notebook uuid, p_annotation uuid) returns bigint[]
language plpgsql as $$
declare
  touched bigint[];
begin
  with quoting as (
    select seq from about
    where notebook = p_notebook and target = p_annotation and kind = 'annotation' and detail::jsonb ? 'quote'
  ), changed as (
    update journal j set fingerprint = substr(j.fingerprint, 1, 0), record = jsonb_set(j.record::jsonb, '{about}', (
      select jsonb_agg(case when e ->> 'annotation' = p_annotation::text then e - 'quote' else e end order by n)
      from jsonb_array_elements(j.record::jsonb -> 'about') with ordinality x (e, n)))::text
    where j.notebook = p_notebook and not j.redacted and j.seq in (select seq from quoting)
    returning j.seq
  )
  select coalesce(array_agg(seq), '{}') into touched from changed;
  update about set detail = (detail::jsonb - 'quote')::text
  where notebook = p_notebook and target = p_annotation and kind = 'annotation';
  return touched;
end $$;

-- Leaves of these records who, when and why.
create function entomb(p_notebook uuid, seqs bigint[], mark jsonb) returns void
language sql as $$
  update journal j set redacted = true, fingerprint = null,
    record = (jsonb_build_object('id', j.id, 'redacted', mark)
      || case when j.type = 'amendment' and j.record::jsonb ? 'experimentId'
        then jsonb_build_object('experimentId', j.record::jsonb ->> 'experimentId') else '{}' end)::text
  where j.notebook = p_notebook and j.seq = any (seqs) and not j.redacted;
$$;

-- Forgets what amendments of experiments or attachments stated.
create function forget_amendments(p_notebook uuid, seqs bigint[]) returns void
language sql as $$
  delete from result where notebook = p_notebook and seq = any (seqs);
  delete from parent_statement where notebook = p_notebook and seq = any (seqs);
  delete from experiment_amendment where notebook = p_notebook and seq = any (seqs);
  delete from attachment_amendment where notebook = p_notebook and seq = any (seqs);
  delete from about where notebook = p_notebook and seq = any (seqs);
$$;

-- outcome: done; earlier (it was redacted before, seq is that redaction); unknown (no such record here); path-unknown;
--   refused (a redaction stays); id-reused.
-- objects: what the store has to delete, as sha256/upload.
create function redact(p_notebook uuid, p_author uuid, p_id uuid, p_record uuid, p_path text, p_reason text,
  out outcome text, out redaction_seq bigint, out objects text[])
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  target journal%rowtype;
  mark jsonb;
  now_at timestamptz;
  touched bigint[] := '{}';
  renamed bigint[] := '{}';
  keys text[];
  fresh text;
  of_experiment uuid;
  place int;
  gone bytea;
begin
  objects := '{}';
  -- the lock that every writer takes
  perform from notebook where id = p_notebook for update;
  if not exists (select from member where notebook = p_notebook and account = p_author and role = 'owner') then
    raise exception 'only an owner redacts' using errcode = 'insufficient_privilege';
  end if;
  select * into target from journal where notebook = p_notebook and id = p_record;
  if not found then
    outcome := 'unknown';
    return;
  end if;
  if target.type = 'redaction' then
    outcome := 'refused';
    return;
  end if;
  if p_path is not null and not target.redacted then
    select array_position(s.paths, p_path), s.hashes[array_position(s.paths, p_path)] into place, gone
    from snapshot s where s.notebook = p_notebook and s.id = p_record;
    if place is null then
      outcome := 'path-unknown';
      return;
    end if;
  end if;
  -- the redaction of this very thing, or of what it belonged to
  select j.seq into redaction_seq from journal j
  where j.notebook = p_notebook and j.type = 'redaction' and (
    (j.record::jsonb ->> 'record' = p_record::text and j.record::jsonb ->> 'path' is not distinct from p_path)
    or (target.redacted and j.recorded_at = (target.record::jsonb #>> '{redacted,at}')::timestamptz))
  order by j.seq limit 1;
  if redaction_seq is not null then
    outcome := 'earlier';
    return;
  end if;
  if exists (select from journal where notebook = p_notebook and id = p_id) then
    outcome := 'id-reused';
    return;
  end if;

  update notebook set last_seq = last_seq + 1 where id = p_notebook returning last_seq into redaction_seq;
  now_at := clock_timestamp();
  mark := jsonb_build_object(
    'by', (select jsonb_build_object('id', id, 'name', name) from account where id = p_author),
    'at', to_char(now_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'reason', p_reason);

  if p_path is not null then
    if gone is null then
      update snapshot set states = overlay(states placing 'r' from place for 1) where notebook = p_notebook and id = p_record;
    else
      delete from blob where notebook = p_notebook and sha256 = gone;
      with changed as (
        update snapshot s set
          hashes = array_replace(s.hashes, gone, null),
          states = (select string_agg(case when h = gone then 'r' else substr(s.states, n::int, 1) end, '' order by n)
            from unnest(s.hashes) with ordinality x (h, n))
        where s.notebook = p_notebook and gone = any (s.hashes)
        returning s.seq
      )
      select array_agg(seq) into touched from changed;
      update journal set fingerprint = substr(fingerprint, 1, 0) where notebook = p_notebook and seq = any (touched);
    end if;

  elsif target.type = 'annotation' then
    touched := drop_quotes(p_notebook, p_record);
    -- results that were read from its lines
    select array_agg(seq) into renamed from journal
    where notebook = p_notebook and type = 'amendment' and not redacted
      and position(p_record::text in record) > 0 and record::jsonb ->> 'source' = p_record::text;
    perform entomb(p_notebook, renamed, mark), forget_amendments(p_notebook, renamed);
    touched := touched || renamed;
    update annotation set text = '' where notebook = p_notebook and id = p_record;
    delete from about where notebook = p_notebook and record = p_record;

  elsif target.type = 'experiment' then
    keys := array(select key from experiment_key where notebook = p_notebook and experiment = p_record);
    place := target.seq;
    while exists (select from experiment_key where notebook = p_notebook and key = 'redacted-' || place) loop
      place := place + 1;
    end loop;
    fresh := 'redacted-' || place;
    touched := array(select seq from experiment_amendment where notebook = p_notebook and experiment = p_record);
    perform entomb(p_notebook, touched, mark), forget_amendments(p_notebook, touched);
    delete from result where notebook = p_notebook and experiment = p_record;
    delete from parent_statement where notebook = p_notebook and experiment = p_record;
    update experiment set key = fresh, title = null, parents = null where notebook = p_notebook and id = p_record;
    delete from experiment_key where notebook = p_notebook and experiment = p_record and seq <> target.seq;
    update experiment_key set key = fresh where notebook = p_notebook and experiment = p_record;

  elsif target.type = 'amendment' then
    of_experiment := target.record::jsonb ->> 'experimentId';
    if of_experiment is not null then
      keys := array(select key from experiment_key
        where notebook = p_notebook and experiment = of_experiment and seq = target.seq);
      update experiment_amendment set key = null where notebook = p_notebook and experiment = of_experiment and key = any (keys);
      delete from experiment_key where notebook = p_notebook and key = any (keys);
    end if;
    perform forget_amendments(p_notebook, array[target.seq]);
    if keys <> '{}' then
      fresh := (select key from experiment_now where notebook = p_notebook and id = of_experiment);
    end if;

  elsif target.type = 'attachment' then
    objects := array(
      select sha256 || '/' || upload from attachment where notebook = p_notebook and id = p_record
      union all
      select sha256 || '/' || upload from thumbnail where notebook = p_notebook and attachment = p_record);
    touched := array(select seq from attachment_amendment where notebook = p_notebook and attachment = p_record);
    perform entomb(p_notebook, touched, mark), forget_amendments(p_notebook, touched);
    delete from thumbnail where notebook = p_notebook and attachment = p_record;
    delete from about where notebook = p_notebook and record = p_record;
    delete from attachment where notebook = p_notebook and id = p_record;

  elsif target.type = 'snapshot' then
    -- texts that no other snapshot lists
    delete from blob where notebook = p_notebook and sha256 in (
      select unnest(hashes) from snapshot where notebook = p_notebook and id = p_record
      except
      select unnest(hashes) from snapshot where notebook = p_notebook and id <> p_record);
    update snapshot set files = 0, bytes = 0, paths = '{}', hashes = '{}', sizes = '{}', states = null
    where notebook = p_notebook and id = p_record;
  end if;

  if p_path is null then
    perform entomb(p_notebook, array[target.seq], mark);
  end if;
  if fresh is not null then
    renamed := rename_experiment(p_notebook, coalesce(of_experiment, p_record), keys, fresh);
    touched := touched || renamed;
  end if;
  if target.type = 'experiment' then
    update journal set record = (record::jsonb || jsonb_build_object('experimentId', p_record, 'key', fresh))::text
    where notebook = p_notebook and seq = target.seq;
  end if;
  -- what came in one request has one fingerprint, which was made from all of it
  update journal set fingerprint = substr(fingerprint, 1, 0)
  where notebook = p_notebook and type = 'experiment' and not redacted and (recorded_at, author) in (
    select recorded_at, author from journal where notebook = p_notebook and seq = any (touched || target.seq));

  insert into journal (notebook, seq, id, type, author, recorded_at, record)
  values (p_notebook, redaction_seq, p_id, 'redaction', p_author, now_at, jsonb_build_object(
    'id', p_id, 'record', p_record, 'recordSeq', target.seq, 'recordType', target.type, 'path', p_path, 'reason', p_reason,
    -- other records that read differently since: a replica asks for them again
    'rewritten', to_jsonb(array(select distinct s from unnest(touched) s where s <> target.seq order by s)))::text);
  outcome := 'done';
end $$;

revoke all on function about_renamed, record_renamed, rename_experiment, drop_quotes, entomb, forget_amendments, redact
  from public;
grant execute on function redact to "${app}";
