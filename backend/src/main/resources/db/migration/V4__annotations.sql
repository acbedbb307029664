create table annotation (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  kind text not null constraint kind_is_known check (kind in ('note', 'comment', 'correction', 'summary')),
  author uuid not null references account,
  occurred_at timestamptz not null,
  text text not null,
  primary key (notebook, id),
  foreign key (notebook, seq) references journal
);
create index annotation_in_time on annotation (notebook, occurred_at, seq);
grant select, insert on annotation to "${app}";

-- What an annotation or an attachment speaks of; of several statements the one with the highest seq counts.
create table about (
  notebook uuid not null,
  record uuid not null,
  seq bigint not null,
  position int not null,
  kind text not null constraint about_kind_is_known check (kind in ('experiment', 'annotation', 'attachment',
    'excerpt', 'code', 'result', 'curve', 'topic')),
  target uuid not null,
  detail text not null constraint detail_is_json check (detail is json object),
  primary key (notebook, record, seq, position),
  foreign key (notebook, seq) references journal
);
create index about_target on about (notebook, target, record);
grant select, insert on about to "${app}";
