-- Questionnaires: what is asked, by version; to whom it is sent; what was answered.
-- Locks: none (new objects only).
create table forms_questionnaires (
  cpts_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  -- `urps-2022`: the ready-made one that it was begun from.
  ready_key text check (length(ready_key) <= 60),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  constraint forms_questionnaires_pkey primary key (cpts_id, id)
);
create index forms_questionnaires_updated_idx on forms_questionnaires (cpts_id, updated_at desc, id desc);
select platform_protect('forms_questionnaires');

create table forms_versions (
  cpts_id uuid not null,
  questionnaire_id uuid not null,
  version integer not null check (version between 1 and 10000),
  state text not null check (state in ('draft', 'published')),
  content jsonb not null check (pg_column_size(content) <= 1048576),
  -- Of the draft, so that two builders never overwrite one another.
  revision integer not null default 1 check (revision > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  published_at timestamptz,
  published_by uuid,
  constraint forms_versions_pkey primary key (cpts_id, questionnaire_id, version),
  -- For those who may only stand on a published one.
  constraint forms_versions_state_key unique (cpts_id, questionnaire_id, version, state),
  constraint forms_versions_questionnaire_fkey foreign key (cpts_id, questionnaire_id) references forms_questionnaires (cpts_id, id),
  constraint forms_versions_published_check check ((state = 'published') = (published_at is not null))
);
create unique index forms_versions_draft_key on forms_versions (cpts_id, questionnaire_id) where state = 'draft';
select platform_protect('forms_versions');

-- What was published is what was asked: it never changes, so that answers keep theirs.
create function forms_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is never changed nor removed' using errcode = 'check_violation', constraint = 'forms_versions_frozen_check';
end $$;
create trigger forms_versions_frozen before update or delete on forms_versions
  for each row when (old.state = 'published') execute function forms_refuse_change();

create table forms_sendings (
  cpts_id uuid not null,
  id uuid not null,
  questionnaire_id uuid not null,
  version integer not null,
  -- Only a published version is sent: the key below says so.
  version_state text not null default 'published' check (version_state = 'published'),
  title text not null check (length(title) between 1 and 200),
  introduction text not null default '' check (length(introduction) <= 2000),
  identity text not null check (identity in ('named', 'anonymous')),
  -- Of the public page, /c/<cpts>/questionnaire/<key>; null: by personal links only.
  public_key text check (public_key ~ '^[a-z0-9]{10}$'),
  closes_at timestamptz not null,
  closed_at timestamptz,
  -- Reminders to those who have not answered: how many at most, every how many days.
  reminders smallint not null default 0 check (reminders between 0 and 3),
  reminder_days smallint not null default 7 check (reminder_days between 2 and 60),
  created_by uuid,
  created_by_label text not null default '' check (length(created_by_label) <= 200),
  created_at timestamptz not null,
  constraint forms_sendings_pkey primary key (cpts_id, id),
  constraint forms_sendings_identity_key unique (cpts_id, id, identity),
  constraint forms_sendings_public_key unique (cpts_id, public_key),
  constraint forms_sendings_version_fkey foreign key (cpts_id, questionnaire_id, version, version_state)
    references forms_versions (cpts_id, questionnaire_id, version, state),
  constraint forms_sendings_closes_check check (closes_at > created_at)
);
create index forms_sendings_version_idx on forms_sendings (cpts_id, questionnaire_id, version, version_state);
create index forms_sendings_created_idx on forms_sendings (cpts_id, created_at desc, id desc);
create index forms_sendings_open_idx on forms_sendings (cpts_id, closes_at) where closed_at is null;
select platform_protect('forms_sendings');

create table forms_recipients (
  cpts_id uuid not null,
  id uuid not null,
  sending_id uuid not null,
  identity text not null,
  professional_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  issued_at timestamptz not null,
  mailed_at timestamptz,
  reminders smallint not null default 0 check (reminders between 0 and 3),
  -- Anonymous: that they answered, never when.
  answered boolean not null default false,
  answered_at timestamptz,
  -- That they answered may be shown: of an anonymous one only with the others of a batch (`forms.mix-anonymous`).
  told boolean not null default false,
  constraint forms_recipients_pkey primary key (cpts_id, id),
  constraint forms_recipients_professional_key unique (cpts_id, sending_id, professional_id),
  constraint forms_recipients_sending_fkey foreign key (cpts_id, sending_id, identity) references forms_sendings (cpts_id, id, identity),
  constraint forms_recipients_directory_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint forms_recipients_anonymous_check check (answered_at is null or (answered and identity = 'named')),
  constraint forms_recipients_told_check check (answered or not told)
);
create index forms_recipients_sending_idx on forms_recipients (cpts_id, sending_id, identity);
create index forms_recipients_directory_idx on forms_recipients (cpts_id, professional_id);
create index forms_recipients_reminder_idx on forms_recipients (cpts_id, sending_id, mailed_at) where not answered and mailed_at is not null;
select platform_protect('forms_recipients');

-- Who asked not to be written to about questionnaires any more.
create table forms_stops (
  cpts_id uuid not null,
  professional_id uuid not null,
  stopped_at timestamptz not null,
  constraint forms_stops_pkey primary key (cpts_id, professional_id),
  constraint forms_stops_directory_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id)
);
select platform_protect('forms_stops');
