create table notebook (
  id uuid primary key,
  slug text not null,
  epoch uuid not null,
  last_seq bigint not null default 0,
  auto_key bigint not null default 0,
  created_at timestamptz not null default now(),
  constraint notebook_slug_is_taken unique (slug),
  constraint notebook_slug_has_a_form check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 63)
);
-- The two counters are all that the application may ever change of a notebook.
grant select, insert, update (last_seq, auto_key) on notebook to "${app}";

create table notebook_settings (
  notebook uuid primary key references notebook,
  title text not null,
  archived boolean not null default false,
  sharing text not null default 'writers' constraint sharing_is_known check (sharing in ('writers', 'owners')),
  better text not null default '{}' constraint better_is_json check (better is json object)
);
grant select, insert, update on notebook_settings to "${app}";

create table member (
  notebook uuid not null references notebook,
  account uuid not null references account,
  role text not null constraint role_is_known check (role in ('reader', 'writer', 'owner')),
  since timestamptz not null default now(),
  primary key (notebook, account)
);
create index member_of on member (account);
grant select, insert, delete, update (role) on member to "${app}";

-- API tokens: only the digest of the secret is kept.
create table api_token (
  id uuid primary key,
  account uuid not null references account,
  notebook uuid references notebook,
  name text not null,
  access text not null constraint access_is_known check (access in ('read', 'write')),
  secret_sha256 bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  constraint token_secret_is_used_once unique (secret_sha256)
);
create index api_token_of on api_token (account);
grant select, insert, delete, update (last_used_at) on api_token to "${app}";
