-- The project of a CPTS, what people write in its documents, and the versions that were sent.
-- Locks: none (new objects only).
create table project_projects (
  cpts_id uuid not null,
  title text not null default '' check (length(title) <= 200),
  -- `[{name, profession}]`, in the order in which they sign.
  carriers jsonb not null default '[]' check (jsonb_typeof(carriers) = 'array' and octet_length(carriers::text) <= 20000),
  address text not null default '' check (length(address) <= 300),
  email text not null default '' check (length(email) <= 320),
  phone text not null default '' check (length(phone) <= 30),
  written_on date,
  legal_state text check (legal_state in ('no', 'yes', 'pending')),
  legal_name text not null default '' check (length(legal_name) <= 200),
  legal_form text not null default '' check (length(legal_form) <= 120),
  legal_seat text not null default '' check (length(legal_seat) <= 300),
  -- Months or days, as far as they are known: 2021-07, 2023-04-06.
  legal_created text check (legal_created ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  building_from text check (building_from ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  building_to text check (building_to ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  letter_due text check (letter_due ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  health_project_due text check (health_project_due ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  contract_due text check (contract_due ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  revision integer not null default 1 check (revision >= 1),
  changed_by uuid,
  changed_by_label text not null default '' check (length(changed_by_label) <= 200),
  changed_at timestamptz not null,
  constraint project_projects_pkey primary key (cpts_id),
  constraint project_projects_building_check check (building_to is null or building_from is null or left(building_to, 7) >= left(building_from, 7))
);
select platform_protect('project_projects');

-- Missions that the project takes up, or says no to; what is not there is not answered yet.
create table project_missions (
  cpts_id uuid not null,
  code text not null check (code in ('ACCES_MT', 'ACCES_SNP', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE', 'ACCOMPAGNEMENT', 'AUTRE')),
  chosen boolean not null,
  -- Of another action only: what it is called.
  name text not null default '' check (length(name) <= 300),
  constraint project_missions_pkey primary key (cpts_id, code),
  constraint project_missions_other_check check (code = 'AUTRE' or name = '')
);
select platform_protect('project_missions');

-- « NON / OUI, précisez » of the letter: existing partnerships, and who else was asked.
create table project_choices (
  cpts_id uuid not null,
  key text not null check (key ~ '^(partnership|solicitation)\.[a-z-]{1,40}$'),
  answer boolean,
  detail text not null default '' check (length(detail) <= 1000),
  constraint project_choices_pkey primary key (cpts_id, key)
);
select platform_protect('project_choices');

-- The texts of a living document as they stand; `revision` is how many times each was saved.
create table project_texts (
  cpts_id uuid not null,
  document text not null check (document in ('letter', 'health-project')),
  key text not null check (key ~ '^[a-z0-9][A-Za-z0-9._-]{0,79}$'),
  body text not null check (length(body) <= 20000),
  revision integer not null check (revision >= 1),
  written_by uuid,
  written_by_label text not null check (length(written_by_label) <= 200),
  written_at timestamptz not null,
  constraint project_texts_pkey primary key (cpts_id, document, key)
);
select platform_protect('project_texts');

-- Who wrote what: one row for what one person wrote in one go; never rewritten by somebody else's.
create table project_text_versions (
  cpts_id uuid not null,
  document text not null,
  key text not null,
  revision integer not null check (revision >= 1),
  body text not null check (length(body) <= 20000),
  written_by uuid,
  written_by_label text not null check (length(written_by_label) <= 200),
  begun_at timestamptz not null,
  written_at timestamptz not null,
  constraint project_text_versions_pkey primary key (cpts_id, document, key, revision),
  constraint project_text_versions_text_fkey foreign key (cpts_id, document, key) references project_texts (cpts_id, document, key)
);
select platform_protect('project_text_versions');

create table project_comments (
  cpts_id uuid not null,
  id uuid not null,
  document text not null check (document in ('letter', 'health-project')),
  section text not null check (length(section) between 1 and 80),
  body text not null check (length(body) between 1 and 2000),
  written_by uuid,
  written_by_label text not null check (length(written_by_label) <= 200),
  written_at timestamptz not null,
  resolved_by_label text check (length(resolved_by_label) <= 200),
  resolved_at timestamptz,
  constraint project_comments_pkey primary key (cpts_id, id),
  constraint project_comments_resolved_check check ((resolved_at is null) = (resolved_by_label is null))
);
create index project_comments_document_idx on project_comments (cpts_id, document, written_at, id);
select platform_protect('project_comments');

-- A version as it was sent: the composed document, and the files made of it.
create table project_frozen (
  cpts_id uuid not null,
  id uuid not null,
  document text not null check (document in ('letter', 'health-project')),
  number integer not null check (number between 1 and 1000),
  label text not null check (length(label) <= 200),
  composed jsonb not null check (octet_length(composed::text) <= 33554432),
  frozen_by uuid,
  frozen_by_label text not null check (length(frozen_by_label) <= 200),
  frozen_at timestamptz not null,
  constraint project_frozen_pkey primary key (cpts_id, id),
  constraint project_frozen_number_key unique (cpts_id, document, number)
);
select platform_protect('project_frozen');

create table project_frozen_files (
  cpts_id uuid not null,
  frozen_id uuid not null,
  format text not null check (format in ('docx', 'pdf', 'zip')),
  content bytea not null check (octet_length(content) <= 67108864),
  sha256 bytea not null check (octet_length(sha256) = 32),
  constraint project_frozen_files_pkey primary key (cpts_id, frozen_id, format),
  constraint project_frozen_files_frozen_fkey foreign key (cpts_id, frozen_id) references project_frozen (cpts_id, id)
);
select platform_protect('project_frozen_files');

-- What was sent stays as it was sent: reviewers read it, and answer to it.
create function project_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen version is never changed nor removed' using errcode = 'insufficient_privilege';
end $$;
create trigger project_frozen_fixed before update or delete on project_frozen
  for each row execute function project_refuse_change();
create trigger project_frozen_files_fixed before update or delete on project_frozen_files
  for each row execute function project_refuse_change();
revoke update, delete on project_frozen, project_frozen_files from maillage_app;
