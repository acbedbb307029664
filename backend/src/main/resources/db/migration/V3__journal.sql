-- The record itself: everything else about a notebook's content is an index over these rows.
-- The row holds the exact form in which the record travels, so a page of the journal is one index range.
create table journal (
  notebook uuid not null references notebook,
  seq bigint not null,
  id uuid not null,
  type text not null constraint type_is_known check (type in ('experiment', 'amendment', 'annotation', 'attachment',
    'snapshot', 'excerpt', 'curve', 'topic', 'passage', 'redaction')),
  author uuid not null references account,
  recorded_at timestamptz not null,
  -- what the client asked for, to tell a retry from another record under the same id; a redaction takes it away
  fingerprint bytea,
  record text not null constraint record_is_json check (record is json object),
  redacted boolean not null default false,
  primary key (notebook, seq),
  constraint id_is_used_once unique (notebook, id),
  constraint seq_starts_at_one check (seq > 0)
);
grant select, insert on journal to "${app}";

-- The register of keys: under which names an experiment is known, for ever.
create table experiment_key (
  notebook uuid not null references notebook,
  key text not null,
  experiment uuid not null,
  seq bigint not null,
  primary key (notebook, key),
  foreign key (notebook, seq) references journal
);
create index experiment_key_prefix on experiment_key (notebook, key text_pattern_ops);
create index experiment_keys_of on experiment_key (notebook, experiment, seq);
grant select, insert on experiment_key to "${app}";
