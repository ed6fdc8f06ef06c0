-- The professionals, places and resources of the territory.
create table directory_professionals (
  cpts_id uuid not null,
  id uuid not null,
  rpps text check (rpps ~ '^[0-9A-Z]{8,12}$'),
  id_type text not null default '8' check (id_type in ('0', '8', 'L')),
  civility text check (length(civility) <= 20),
  family_name text not null check (length(family_name) between 1 and 100),
  given_name text not null check (length(given_name) <= 100),
  search_text text not null,
  profession_code text not null check (length(profession_code) <= 10),
  category_code text check (length(category_code) <= 10),
  speciality_code text check (length(speciality_code) <= 10),
  email text check (length(email) <= 320),
  -- Direct line: for professionals only, never shown to patients.
  direct_line text check (length(direct_line) <= 30),
  accepts_new_patients boolean,
  home_visits boolean,
  teleconsultation boolean,
  snp_volunteer boolean not null default false,
  languages text[] not null default '{}' check (cardinality(languages) <= 20),
  note text check (length(note) <= 1000),
  source text not null check (source in ('rpps', 'local')),
  -- Fields edited here: an import proposes, never overwrites them.
  local_fields text[] not null default '{}' check (cardinality(local_fields) <= 40),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint directory_professionals_pkey primary key (cpts_id, id),
  constraint directory_professionals_rpps_key unique (cpts_id, rpps)
);
create index directory_professionals_profession_idx on directory_professionals (cpts_id, profession_code, speciality_code) where active;
create index directory_professionals_name_idx on directory_professionals (cpts_id, family_name, given_name, id);
select platform_protect('directory_professionals');

-- An account or an invitation never stands for a professional who is not there: an undone import cannot take them away from under it.
alter table identity_memberships add constraint identity_memberships_professional_fkey
  foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id);
alter table identity_invitations add constraint identity_invitations_professional_fkey
  foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id);
create index identity_invitations_professional_idx on identity_invitations (cpts_id, professional_id);

-- Names by their groups of three letters, so that typing errors find them: 0.5 ms instead of 19 for 2,000 names.
-- No foreign key: checking it group by group was nearly all the cost of adding names (5,000: 25 s with it, 1.5 s without); triggers keep them.
create table directory_name_grams (
  cpts_id uuid not null,
  professional_id uuid not null,
  gram text not null check (length(gram) <= 3),
  constraint directory_name_grams_pkey primary key (cpts_id, professional_id, gram)
);
create index directory_name_grams_search_idx on directory_name_grams (cpts_id, gram, professional_id);
select platform_protect('directory_name_grams');
-- Names come and go many at once: one statement for all of them. Few updates change a name: per row, asleep for the others.
create function directory_add_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into directory_name_grams (cpts_id, professional_id, gram)
    select n.cpts_id, n.id, g.gram from added n cross join lateral platform_name_grams(n.search_text) as g(gram);
  return null;
end $$;
create function directory_change_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from directory_name_grams where cpts_id = new.cpts_id and professional_id = new.id;
  insert into directory_name_grams (cpts_id, professional_id, gram) select new.cpts_id, new.id, gram from platform_name_grams(new.search_text) as gram;
  return null;
end $$;
create function directory_drop_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from directory_name_grams k using removed o where k.cpts_id = o.cpts_id and k.professional_id = o.id;
  return null;
end $$;
create trigger directory_professionals_grams_added after insert on directory_professionals
  referencing new table as added for each statement execute function directory_add_grams();
create trigger directory_professionals_grams_changed after update of search_text on directory_professionals
  for each row when (old.search_text is distinct from new.search_text) execute function directory_change_grams();
create trigger directory_professionals_grams_removed after delete on directory_professionals
  referencing old table as removed for each statement execute function directory_drop_grams();

create table directory_sites (
  cpts_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null default 'practice' check (kind in ('practice', 'health-house', 'health-centre', 'pharmacy', 'laboratory', 'imaging', 'hospital', 'snp-centre', 'other')),
  technical_id text check (length(technical_id) <= 60),
  finess text check (length(finess) <= 14),
  siret text check (length(siret) <= 14),
  address_line text not null default '' check (length(address_line) <= 300),
  address_more text not null default '' check (length(address_more) <= 300),
  postal_code text check (length(postal_code) <= 10),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  commune_name text check (length(commune_name) <= 100),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  position_precision text check (position_precision in ('address', 'street', 'commune', 'manual')),
  phone text check (length(phone) <= 30),
  wheelchair boolean,
  access_note text check (length(access_note) <= 500),
  source text not null check (source in ('rpps', 'local')),
  local_fields text[] not null default '{}' check (cardinality(local_fields) <= 40),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint directory_sites_pkey primary key (cpts_id, id),
  constraint directory_sites_technical_key unique (cpts_id, technical_id)
);
create index directory_sites_commune_idx on directory_sites (cpts_id, commune_code);
select platform_protect('directory_sites');

-- One professional at one place: FHIR PractitionerRole.
create table directory_practices (
  cpts_id uuid not null,
  id uuid not null,
  professional_id uuid not null,
  site_id uuid not null,
  mode_code text check (length(mode_code) <= 10),
  sector_code text check (length(sector_code) <= 10),
  role_code text check (length(role_code) <= 20),
  phone text check (length(phone) <= 30),
  source text not null check (source in ('rpps', 'local')),
  source_key text check (length(source_key) <= 200),
  local_fields text[] not null default '{}' check (cardinality(local_fields) <= 40),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint directory_practices_pkey primary key (cpts_id, id),
  constraint directory_practices_source_key unique (cpts_id, source_key),
  constraint directory_practices_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint directory_practices_site_fkey foreign key (cpts_id, site_id) references directory_sites (cpts_id, id)
);
create index directory_practices_professional_idx on directory_practices (cpts_id, professional_id);
create index directory_practices_site_idx on directory_practices (cpts_id, site_id);
select platform_protect('directory_practices');

create table directory_resources (
  cpts_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('snp-centre', 'home-visit', 'imaging', 'laboratory', 'pass', 'dental', 'second-recourse', 'emergency', 'pharmacy-duty', 'other')),
  name text not null check (length(name) between 2 and 200),
  search_text text not null,
  address_line text not null default '' check (length(address_line) <= 300),
  postal_code text check (length(postal_code) <= 10),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  commune_name text check (length(commune_name) <= 100),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  hours jsonb not null default '[]',
  public_phone text check (length(public_phone) <= 30),
  direct_line text check (length(direct_line) <= 30),
  website text check (length(website) <= 300),
  conditions text not null default '' check (length(conditions) <= 2000),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint directory_resources_pkey primary key (cpts_id, id)
);
create index directory_resources_kind_idx on directory_resources (cpts_id, kind, name, id) where active;
select platform_protect('directory_resources');

create table directory_imports (
  cpts_id uuid not null,
  id uuid not null,
  file_name text not null check (length(file_name) <= 255),
  file_bytes bigint not null default 0,
  stored_as text check (length(stored_as) <= 200),
  state text not null check (state in ('uploaded', 'reading', 'ready', 'applying', 'applied', 'failed', 'cancelled', 'undone')),
  problem text check (length(problem) <= 1000),
  lines_read bigint not null default 0,
  bytes_read bigint not null default 0,
  counts jsonb not null default '{}',
  applied_lines bigint not null default 0,
  started_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  applied_at timestamptz,
  -- Its lines are gone, its counts stay: it cannot be undone any more.
  lines_forgotten_at timestamptz,
  constraint directory_imports_pkey primary key (cpts_id, id)
);
create index directory_imports_created_idx on directory_imports (cpts_id, created_at desc, id desc);
create unique index directory_imports_busy_key on directory_imports (cpts_id) where state in ('reading', 'applying');
select platform_protect('directory_imports');

create table directory_import_lines (
  cpts_id uuid not null,
  import_id uuid not null,
  line_number bigint not null,
  -- left: in the directory by an earlier import, no longer in the file; such lines are numbered -1, -2, …
  outcome text not null check (outcome in ('create', 'change', 'same', 'refused', 'kept', 'left')),
  -- Between our own value and the national one; null is ours.
  choice text check (choice in ('ours', 'national')),
  reason text check (length(reason) <= 500),
  source_key text check (length(source_key) <= 200),
  payload jsonb,
  changes jsonb,
  raw text check (length(raw) <= 4000),
  applied_at timestamptz,
  undo jsonb,
  constraint directory_import_lines_pkey primary key (cpts_id, import_id, line_number),
  constraint directory_import_lines_import_fkey foreign key (cpts_id, import_id) references directory_imports (cpts_id, id) on delete cascade
);
create index directory_import_lines_outcome_idx on directory_import_lines (cpts_id, import_id, outcome, line_number);
create index directory_import_lines_todo_idx on directory_import_lines (cpts_id, import_id, line_number)
  where applied_at is null and outcome in ('create', 'change', 'kept', 'left');
select platform_protect('directory_import_lines');
