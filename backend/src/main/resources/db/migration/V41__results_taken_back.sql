-- An amendment may take back what an earlier one stated as results, such as those that were read from a line of a note: what
-- had been stated before counts again.
alter table experiment_amendment add column takes_back uuid;
create index amendments_taken_back on experiment_amendment (notebook, takes_back) where takes_back is not null;

create or replace view result_now as
  select distinct on (notebook, experiment, name) notebook, experiment, name, occurred_at, seq, value, source
  from result r
  where not exists (
    select from experiment_amendment b
    join experiment_amendment a on a.notebook = b.notebook and a.id = b.takes_back
    where b.notebook = r.notebook and b.experiment = r.experiment and b.takes_back is not null and a.seq = r.seq)
  order by notebook, experiment, name, occurred_at desc, seq desc;
