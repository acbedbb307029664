#!/bin/sh
# Runs once, when the database is made. Two roles for Tsuiki: one owns the tables and migrates them, the application may
# only do what migrations grant it.
set -eu
psql -v ON_ERROR_STOP=1 --no-psqlrc -q -U postgres -d postgres \
  -v owner="$TSUIKI_DATABASE_OWNER_PASSWORD" -v app="$TSUIKI_DATABASE_APP_PASSWORD" \
  -v keycloak="$TSUIKI_DATABASE_KEYCLOAK_PASSWORD" <<'SQL'
set password_encryption = 'scram-sha-256';
create role tsuiki_owner login password :'owner';
create role tsuiki_app login password :'app';
create role keycloak login password :'keycloak';
create database tsuiki owner tsuiki_owner;
create database keycloak owner keycloak;
revoke all on database tsuiki, keycloak, postgres, template1 from public;
grant connect on database tsuiki to tsuiki_app;
SQL
