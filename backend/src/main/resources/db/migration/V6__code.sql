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
grant select, insert on blob to "${app}";

create table snapshot (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  experiment uuid not null,
  files int not null,
  bytes bigint not null,
  -- zstd frame around JSON: [{"path", "sha256", "size", "stored"}]
  list bytea not null,
  primary key (notebook, id),
  foreign key (notebook, seq) references journal
);
create index snapshots_of on snapshot (notebook, experiment, seq desc);
grant select, insert on snapshot to "${app}";
