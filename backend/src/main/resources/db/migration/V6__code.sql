-- One text of a file, once in a notebook; never shared between notebooks, or its hash would reveal what another team has.
create table blob (
  notebook uuid not null references notebook,
  sha256 bytea not null constraint sha256_has_32_bytes check (length(sha256) = 32),
  size int not null,
  -- zstd frame
  content bytea not null,
  stored_at timestamptz not null default now(),
  primary key (notebook, sha256)
);
-- The content is compressed already.
alter table blob alter column content set storage external;
grant select, insert on blob to "${app}";

-- The list of a trial's files, column by column: paths repeat and compress, hashes do not. In path order.
create table snapshot (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  experiment uuid not null,
  occurred_at timestamptz not null,
  files int not null,
  bytes bigint not null,
  paths text[] not null,
  -- null where nobody knows it, or where it was redacted
  hashes bytea[] not null,
  sizes bigint[] not null,
  -- a letter a file: s stored, n only named, r redacted; null once the whole list was redacted
  states text,
  primary key (notebook, id),
  foreign key (notebook, seq) references journal,
  constraint columns_are_of_one_length check (cardinality(paths) = cardinality(hashes)
    and cardinality(paths) = cardinality(sizes) and cardinality(paths) = length(states))
);
create index snapshots_of on snapshot (notebook, experiment, seq desc);
grant select, insert on snapshot to "${app}";
