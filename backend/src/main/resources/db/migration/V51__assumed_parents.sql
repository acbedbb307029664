-- What a trial that states no parent is taken to come from, found when somebody first looked: nothing here was said by anybody.
create table assumed_parent (
  notebook uuid not null,
  experiment uuid not null,
  -- null: there was nothing to choose from
  parent uuid,
  primary key (notebook, experiment),
  foreign key (notebook, experiment) references experiment,
  foreign key (notebook, parent) references experiment
);
grant select, insert on assumed_parent to "${app}";
