-- Ground floor: roles, the tenant setting, protection of tables, audit, outbox, idempotency, notices.
-- Locks: none (new objects only).
create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- app: what the server runs as, owns nothing. auditor: may only append to the audit.
do $$
begin
  create role maillage_app nologin nosuperuser nobypassrls;
exception when duplicate_object then null;
end $$;
do $$
begin
  create role maillage_auditor nologin nosuperuser nobypassrls;
exception when duplicate_object then null;
end $$;
do $$
begin
  execute format('grant maillage_app to %I', current_user);
  execute format('grant maillage_auditor to %I', current_user);
end $$;
grant usage on schema public to maillage_app, maillage_auditor;
-- « Ready » is told by comparing what was applied with what this version brings.
grant select on schema_migrations to maillage_app;

-- The tenant and the person of the running transaction; no setting means null, and null matches no row.
create function app_cpts() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.cpts_id', true), '')::uuid;
create function app_user() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;

-- A folded name as its groups of three letters, as pg_trgm cuts them. Row-level security lets no operator of pg_trgm into an
-- index (they are not leakproof), an equality of texts it does: slices keep these groups in tables of their own.
create function platform_name_grams(folded text) returns setof text language sql immutable parallel safe
  begin atomic
    select distinct substr('  ' || word || ' ', start, 3)
    from regexp_split_to_table(folded, ' +') as word, generate_series(1, length(word) + 1) as start where word <> '';
  end;

-- A tenant table: forced row-level security, one policy "own rows", full rights for the application.
create function platform_protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own_rows on %s using (cpts_id = app_cpts()) with check (cpts_id = app_cpts())', target);
  execute format('grant select, insert, update, delete on %s to maillage_app', target);
end $$;

-- A table shared by all CPTS: no tenant column; the application may do only what is listed.
create function platform_share(target regclass, rights text) returns void language plpgsql as $$
begin
  execute format('grant %s on %s to maillage_app', rights, target);
end $$;

-- Audit: entries are written once, signed by the application (mac), then chained by seals.
create table audit_entries (
  cpts_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_user_id uuid,
  actor_label text not null check (length(actor_label) <= 200),
  action text not null check (length(action) <= 100),
  subject_kind text check (length(subject_kind) <= 60),
  subject_id uuid,
  patient_id uuid,
  purpose text check (length(purpose) <= 500),
  details jsonb not null default '{}',
  request_id text check (length(request_id) <= 64),
  mac bytea not null,
  constraint audit_entries_pkey primary key (cpts_id, id)
);
create index audit_entries_at_idx on audit_entries (cpts_id, at desc, id desc);
create index audit_entries_patient_idx on audit_entries (cpts_id, patient_id, at desc) where patient_id is not null;
create index audit_entries_actor_idx on audit_entries (cpts_id, actor_user_id, at desc);

create table audit_seals (
  cpts_id uuid not null,
  seq bigint not null check (seq > 0),
  entry_id uuid not null,
  chain bytea not null,
  sealed_at timestamptz not null,
  constraint audit_seals_pkey primary key (cpts_id, seq),
  constraint audit_seals_entry_key unique (cpts_id, entry_id)
);
create table audit_pending (
  cpts_id uuid not null,
  entry_id uuid not null,
  constraint audit_pending_pkey primary key (cpts_id, entry_id)
);
select platform_protect('audit_entries'), platform_protect('audit_seals'), platform_protect('audit_pending');
revoke all on audit_entries, audit_seals, audit_pending from maillage_app;
grant select on audit_entries, audit_seals, audit_pending to maillage_app;
grant insert on audit_entries, audit_seals, audit_pending to maillage_auditor;

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are never changed nor removed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entries_frozen before update or delete on audit_entries
  for each row execute function audit_refuse_change();
create trigger audit_seals_frozen before update or delete on audit_seals
  for each row execute function audit_refuse_change();

-- The only way in for the application: runs as the auditor, who can insert and nothing else.
create function audit_append(
  p_id uuid, p_at timestamptz, p_actor uuid, p_label text, p_action text, p_subject_kind text, p_subject uuid,
  p_patient uuid, p_purpose text, p_details jsonb, p_request text, p_mac bytea
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into audit_entries (cpts_id, id, at, actor_user_id, actor_label, action, subject_kind, subject_id, patient_id, purpose, details, request_id, mac)
  values (app_cpts(), p_id, p_at, p_actor, p_label, p_action, p_subject_kind, p_subject, p_patient, p_purpose, p_details, p_request, p_mac);
  insert into audit_pending (cpts_id, entry_id) values (app_cpts(), p_id);
$$;
create function audit_seal(p_seq bigint, p_entry uuid, p_chain bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into audit_seals (cpts_id, seq, entry_id, chain, sealed_at) values (app_cpts(), p_seq, p_entry, p_chain, now());
$$;
grant create on schema public to maillage_auditor;
alter function audit_append(uuid, timestamptz, uuid, text, text, text, uuid, uuid, text, jsonb, text, bytea) owner to maillage_auditor;
alter function audit_seal(bigint, uuid, bytea) owner to maillage_auditor;
revoke create on schema public from maillage_auditor;
-- What waits for its seal is a queue, not the audit: the sealer takes rows out of it.
grant delete on audit_pending to maillage_app;

-- Outbox: an event is written in the transaction that makes it true, and told to the slices afterwards.
create table events_outbox (
  cpts_id uuid not null,
  id uuid not null,
  name text not null check (length(name) <= 100),
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts smallint not null default 0,
  last_error text check (length(last_error) <= 500),
  -- After a failure: not before; null is at once.
  next_try_at timestamptz,
  dispatched_at timestamptz,
  constraint events_outbox_pkey primary key (cpts_id, id)
);
create index events_outbox_waiting_idx on events_outbox (cpts_id, created_at, id) where dispatched_at is null;
create index events_outbox_told_idx on events_outbox (cpts_id, dispatched_at) where dispatched_at is not null;
select platform_protect('events_outbox');

create table platform_idempotency (
  cpts_id uuid not null,
  user_id uuid not null,
  key text not null check (length(key) between 8 and 100),
  request_hash bytea not null,
  status smallint,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint platform_idempotency_pkey primary key (cpts_id, user_id, key)
);
create index platform_idempotency_age_idx on platform_idempotency (cpts_id, created_at);
select platform_protect('platform_idempotency');

-- Notices: what waits for a person. Title and body never carry health data.
create table notify_notices (
  cpts_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null check (length(kind) <= 100),
  title text not null check (length(title) <= 200),
  body text not null default '' check (length(body) <= 1000),
  link text check (length(link) <= 500),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  constraint notify_notices_pkey primary key (cpts_id, id)
);
create index notify_notices_user_idx on notify_notices (cpts_id, user_id, created_at desc, id desc);
create index notify_notices_unread_idx on notify_notices (cpts_id, user_id) where read_at is null;
select platform_protect('notify_notices');

create table notify_deliveries (
  cpts_id uuid not null,
  id uuid not null,
  notice_id uuid,
  channel text not null check (channel in ('mail', 'sms')),
  recipient text not null check (length(recipient) <= 320),
  subject text not null check (length(subject) <= 200),
  body text not null check (length(body) <= 10000),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  not_before timestamptz not null default now(),
  attempts smallint not null default 0,
  last_error text,
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  constraint notify_deliveries_pkey primary key (cpts_id, id),
  constraint notify_deliveries_notice_fkey foreign key (cpts_id, notice_id) references notify_notices (cpts_id, id)
);
create index notify_deliveries_notice_idx on notify_deliveries (cpts_id, notice_id);
create index notify_deliveries_waiting_idx on notify_deliveries (cpts_id, not_before) where state = 'waiting';
select platform_protect('notify_deliveries');

create table notify_preferences (
  user_id uuid not null,
  kind text not null check (length(kind) <= 100),
  mail boolean not null,
  sms boolean not null default false,
  constraint notify_preferences_pkey primary key (user_id, kind)
);
create table notify_quiet_hours (
  user_id uuid not null,
  quiet_from time not null,
  quiet_until time not null,
  constraint notify_quiet_hours_pkey primary key (user_id)
);
select platform_share('notify_preferences', 'select, insert, update, delete');
select platform_share('notify_quiet_hours', 'select, insert, update, delete');

-- Break-glass: reading beyond need-to-know, with a reason, for a time, and reviewed.
create table access_break_glass (
  cpts_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  subject_kind text not null check (length(subject_kind) <= 60),
  subject_id uuid not null,
  reason text not null check (length(reason) between 10 and 500),
  opened_at timestamptz not null default now(),
  ends_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  review text check (review in ('justified', 'not-justified')),
  review_note text check (length(review_note) <= 1000),
  constraint access_break_glass_pkey primary key (cpts_id, id),
  constraint access_break_glass_reviewed_check check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (review is null))
);
create index access_break_glass_subject_idx on access_break_glass (cpts_id, subject_kind, subject_id, user_id);
create index access_break_glass_open_idx on access_break_glass (cpts_id, opened_at) where reviewed_at is null;
select platform_protect('access_break_glass');

-- Jobs: enqueued by the application in its own transaction; the queue's tables belong to the owner (graphile-worker).
create function jobs_enqueue(p_name text, p_payload json, p_queue text, p_run_at timestamptz, p_max_attempts integer, p_key text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(p_name, payload := p_payload, queue_name := p_queue, run_at := p_run_at,
    max_attempts := p_max_attempts, job_key := p_key);
end $$;
