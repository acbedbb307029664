-- What the identity provider says of somebody, and whether an administrator has shut them out.
alter table account
  add column user_name text,
  add column email_verified boolean not null default false,
  add column deactivated_at timestamptz;
create index account_by_user_name on account (lower(user_name));
create index account_by_verified_email on account (lower(email)) where email_verified;
grant update (user_name, email_verified, deactivated_at) on account to "${app}";

-- Somebody who is to become a member, maybe before they have ever signed in. One that was accepted or withdrawn stays.
create table invitation (
  notebook uuid not null references notebook,
  id uuid not null,
  email text,
  user_name text,
  role text not null constraint invited_role_is_known check (role in ('reader', 'writer', 'owner')),
  invited_by uuid not null references account,
  created_at timestamptz not null,
  accepted_by uuid references account,
  ended_at timestamptz,
  primary key (notebook, id),
  constraint invitation_names_one check ((email is null) <> (user_name is null)),
  constraint accepted_invitation_ended check (accepted_by is null or ended_at is not null)
);
create unique index invitation_waits_once on invitation (notebook, lower(coalesce(email, '@' || user_name))) where ended_at is null;
create index invitation_by_email on invitation (lower(email)) where ended_at is null;
create index invitation_by_user_name on invitation (lower(user_name)) where ended_at is null;
grant select, insert, update (accepted_by, ended_at) on invitation to "${app}";

-- Who did what to the notebook itself: nothing here is ever changed.
create table activity (
  notebook uuid not null references notebook,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  who uuid references account,
  what text not null,
  whom uuid references account,
  detail text,
  primary key (notebook, id)
);
create index activity_in_time on activity (notebook, at desc, id desc);
grant select, insert on activity to "${app}";
