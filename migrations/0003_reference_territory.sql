-- Nomenclatures, thresholds and delays: each value with its source and validity, editable by the administrator.
create table reference_values (
  set_name text not null check (length(set_name) <= 60),
  code text not null check (length(code) <= 60),
  label text not null check (length(label) <= 300),
  attributes jsonb not null default '{}',
  source text not null check (length(source) <= 500),
  valid_from date not null,
  valid_to date,
  edited_at timestamptz,
  edited_by uuid,
  constraint reference_values_pkey primary key (set_name, code, valid_from),
  constraint reference_values_period_check check (valid_to is null or valid_to >= valid_from)
);
create table reference_communes (
  code text not null check (code ~ '^[0-9AB]{5}$'),
  name text not null check (length(name) <= 100),
  search_text text not null,
  postal_codes text[] not null,
  department text not null,
  region text not null,
  zone text not null,
  population integer not null check (population >= 0),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  approximate boolean not null default false,
  source text not null,
  constraint reference_communes_pkey primary key (code)
);
create index reference_communes_search_idx on reference_communes using gin (search_text gin_trgm_ops);
create index reference_communes_postal_idx on reference_communes using gin (postal_codes);
select platform_share('reference_values', 'select, insert, update'), platform_share('reference_communes', 'select, insert, update');

-- The list of CPTS is shared: one must find a neighbour to agree with it.
create table territory_cpts (
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$'),
  name text not null check (length(name) between 2 and 120),
  department text not null check (length(department) <= 3),
  time_zone text not null check (length(time_zone) <= 60),
  finess text check (finess ~ '^[0-9AB]{9}$'),
  phone text check (length(phone) <= 30),
  email text check (length(email) <= 320),
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint territory_cpts_pkey primary key (id),
  constraint territory_cpts_slug_key unique (slug)
);
select platform_share('territory_cpts', 'select, insert, update');

create table territory_areas (
  cpts_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('commune', 'iris', 'sector')),
  code text check (length(code) <= 20),
  name text not null check (length(name) <= 120),
  commune_code text not null check (commune_code ~ '^[0-9AB]{5}$'),
  population numeric(12, 3) not null check (population >= 0),
  population_source text not null check (length(population_source) <= 200),
  population_year smallint check (population_year between 1990 and 2100),
  created_at timestamptz not null default now(),
  constraint territory_areas_pkey primary key (cpts_id, id),
  constraint territory_areas_iris_check check (kind <> 'iris' or code ~ '^[0-9AB]{9}$')
);
create unique index territory_areas_code_key on territory_areas (cpts_id, kind, code) where code is not null;
create unique index territory_areas_name_key on territory_areas (cpts_id, commune_code, name) where code is null;
create index territory_areas_commune_idx on territory_areas (commune_code);
select platform_protect('territory_areas');

-- cpts_id grants to partner_cpts_id: to see, and to book, its shared free slots.
create table territory_agreements (
  cpts_id uuid not null,
  id uuid not null,
  partner_cpts_id uuid not null,
  may_book boolean not null default false,
  starts_on date not null,
  ends_on date,
  signed_by uuid,
  note text check (length(note) <= 1000),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint territory_agreements_pkey primary key (cpts_id, id),
  constraint territory_agreements_other_check check (partner_cpts_id <> cpts_id),
  constraint territory_agreements_period_check check (ends_on is null or ends_on >= starts_on),
  constraint territory_agreements_one_excl exclude using gist
    (cpts_id with =, partner_cpts_id with =, daterange(starts_on, ends_on, '[]') with &&) where (revoked_at is null)
);
create index territory_agreements_partner_idx on territory_agreements (partner_cpts_id);
select platform_protect('territory_agreements');
create policy received on territory_agreements for select using (partner_cpts_id = app_cpts());

-- The CPTS whose shared free slots the running tenant may see, or book.
create function territory_sharing_with_me() returns setof uuid language sql stable
  begin atomic
    select a.cpts_id from territory_agreements a
    where a.partner_cpts_id = app_cpts() and a.revoked_at is null
      and current_date >= a.starts_on and (a.ends_on is null or current_date <= a.ends_on);
  end;
create function territory_bookable_by_me() returns setof uuid language sql stable
  begin atomic
    select a.cpts_id from territory_agreements a
    where a.partner_cpts_id = app_cpts() and a.may_book and a.revoked_at is null
      and current_date >= a.starts_on and (a.ends_on is null or current_date <= a.ends_on);
  end;
