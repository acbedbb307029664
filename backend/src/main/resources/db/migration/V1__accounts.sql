-- Who somebody is. What they may do is in member.
create table account (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  email text,
  created_at timestamptz not null default now(),
  constraint account_is_one_per_identity unique (issuer, subject),
  constraint account_name_is_not_empty check (name <> '')
);
grant select, insert, update (name, email) on account to "${app}";
