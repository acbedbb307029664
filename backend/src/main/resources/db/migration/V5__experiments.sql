create table experiment (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  author uuid not null references account,
  occurred_at timestamptz not null,
  key text not null,
  title text,
  -- null: not stated; empty: stated to be a root
  parents text[],
  primary key (notebook, id),
  foreign key (notebook, seq) references journal
);
create index experiment_in_time on experiment (notebook, occurred_at desc, seq desc);
grant select, insert on experiment to "${app}";

create table experiment_amendment (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  experiment uuid not null,
  key text,
  -- a title can be taken away, so "not amended" and "amended to nothing" differ
  titled boolean not null,
  title text,
  parents text[],
  finished text constraint finished_is_json check (finished is json object),
  withdrawn boolean,
  primary key (notebook, id),
  foreign key (notebook, seq) references journal,
  foreign key (notebook, experiment) references experiment
);
create index amendments_of on experiment_amendment (notebook, experiment, seq desc);
grant select, insert on experiment_amendment to "${app}";

-- Who was ever stated to come from whom, by name: finds the children of a key, also of one that does not exist yet.
create table parent_statement (
  notebook uuid not null,
  parent text not null,
  experiment uuid not null,
  seq bigint not null,
  primary key (notebook, parent, experiment, seq),
  foreign key (notebook, seq) references journal
);
grant select, insert on parent_statement to "${app}";

create table result (
  notebook uuid not null,
  experiment uuid not null,
  name text not null,
  occurred_at timestamptz not null,
  seq bigint not null,
  -- null takes the result away; NaN and the infinities are values
  value double precision,
  source uuid,
  primary key (notebook, experiment, name, occurred_at, seq),
  foreign key (notebook, seq) references journal
);
grant select, insert on result to "${app}";

create view result_now as
  select distinct on (notebook, experiment, name) notebook, experiment, name, occurred_at, seq, value, source
  from result
  order by notebook, experiment, name, occurred_at desc, seq desc;
grant select on result_now to "${app}";

create view experiment_now as
  select e.notebook, e.id, e.seq, e.author, e.occurred_at,
    coalesce((select a.key from experiment_amendment a
      where a.notebook = e.notebook and a.experiment = e.id and a.key is not null order by a.seq desc limit 1), e.key) as key,
    case when t.title_seq is null then e.title else t.title end as title,
    coalesce((select a.parents from experiment_amendment a
      where a.notebook = e.notebook and a.experiment = e.id and a.parents is not null order by a.seq desc limit 1), e.parents) as parents,
    (select a.finished from experiment_amendment a
      where a.notebook = e.notebook and a.experiment = e.id and a.finished is not null order by a.seq desc limit 1) as finished,
    coalesce((select a.withdrawn from experiment_amendment a
      where a.notebook = e.notebook and a.experiment = e.id and a.withdrawn is not null order by a.seq desc limit 1), false) as withdrawn
  from experiment e
  left join lateral (select a.seq as title_seq, a.title from experiment_amendment a
    where a.notebook = e.notebook and a.experiment = e.id and a.titled order by a.seq desc limit 1) t on true;
grant select on experiment_now to "${app}";
