-- The ground under a territory: contours and populations of communes and IRIS from files that people load, and what was settled with the neighbours.
-- Locks: none (new objects only).

-- Shared by all CPTS: national data, one row per commune (5 characters) or IRIS (9) and per CPTS that brought it: nobody writes over another's. `shape`: rings as differences of 1e-5 degree, variable-length integers.
create table territory_contours (
  code text not null check (code ~ '^[0-9][0-9AB][0-9]{3}([0-9]{4})?$'),
  kind text not null check (kind in ('commune', 'iris')),
  name text not null check (length(name) between 1 and 120),
  commune_code text not null check (commune_code ~ '^[0-9AB]{5}$'),
  west double precision not null check (west between -180 and 180),
  south double precision not null check (south between -90 and 90),
  east double precision not null check (east between -180 and 180),
  north double precision not null check (north between -90 and 90),
  shape bytea not null check (octet_length(shape) between 1 and 1048576),
  points integer not null check (points >= 3),
  source text not null check (length(source) <= 255),
  loaded_by_cpts uuid not null,
  -- By the installation's administrator, for all: a CPTS trusts these and its own before what another brought.
  by_administrator boolean not null default false,
  loaded_at timestamptz not null,
  constraint territory_contours_pkey primary key (code, loaded_by_cpts),
  constraint territory_contours_code_kind_check check ((kind = 'commune') = (length(code) = 5) and left(code, 5) = commune_code)
);
create index territory_contours_extent_idx on territory_contours using gist (box(point(west, south), point(east, north)));
create index territory_contours_commune_idx on territory_contours (commune_code, kind);
select platform_share('territory_contours', 'select, insert, update');

-- INSEE, population of the IRIS: decimals as published. `bands`: {"POP0014": 1520.3, "H7500": …}, names of the file without their year.
create table territory_populations (
  code text not null check (code ~ '^[0-9][0-9AB][0-9]{7}$'),
  year smallint not null check (year between 1990 and 2100),
  name text not null check (length(name) <= 120),
  commune_code text not null check (commune_code ~ '^[0-9AB]{5}$'),
  population numeric(14, 6) not null check (population >= 0),
  bands jsonb not null,
  source text not null check (length(source) <= 255),
  loaded_by_cpts uuid not null,
  by_administrator boolean not null default false,
  loaded_at timestamptz not null,
  constraint territory_populations_pkey primary key (code, year, loaded_by_cpts)
);
create index territory_populations_commune_idx on territory_populations (commune_code, year);
select platform_share('territory_populations', 'select, insert, update');

-- Files being read, and the report of those that were.
create table territory_loads (
  cpts_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('contours', 'population')),
  file_name text not null check (length(file_name) between 1 and 255),
  file_bytes bigint not null check (file_bytes > 0),
  -- Below the data folder, while it is there.
  stored_as text check (length(stored_as) <= 200),
  -- Stands before what CPTS loaded: the installation's administrator's.
  replaces boolean not null default false,
  state text not null check (state in ('reading', 'done', 'failed')),
  problem text check (length(problem) <= 1000),
  bytes_read bigint not null default 0 check (bytes_read >= 0),
  counts jsonb not null default '{}',
  -- `[{nth, code, name, why}]`, 200 at most.
  refused jsonb not null default '[]',
  started_by uuid,
  started_by_label text not null default '' check (length(started_by_label) <= 200),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  constraint territory_loads_pkey primary key (cpts_id, id),
  constraint territory_loads_ended_check check ((state = 'reading') = (ended_at is null)),
  constraint territory_loads_stored_check check (state = 'reading' or stored_as is null)
);
create index territory_loads_created_idx on territory_loads (cpts_id, created_at desc, id desc);
-- One file is read at a time.
create unique index territory_loads_busy_key on territory_loads (cpts_id) where state = 'reading';
select platform_protect('territory_loads');

-- A total that an authority gave for the whole, where its parts are not known one by one (named sectors of a town).
create table territory_declared_populations (
  cpts_id uuid not null,
  population integer not null check (population between 1 and 10000000),
  source text not null check (length(source) between 1 and 200),
  year smallint check (year between 1990 and 2100),
  declared_by uuid,
  declared_by_label text not null default '' check (length(declared_by_label) <= 200),
  declared_at timestamptz not null,
  constraint territory_declared_populations_pkey primary key (cpts_id)
);
select platform_protect('territory_declared_populations');

-- Why an overlap with a neighbour, or a commune left between two, is as it should be.
create table territory_border_notes (
  cpts_id uuid not null,
  kind text not null check (kind in ('overlap', 'hole', 'rest')),
  -- INSEE code, or commune and name of a sector.
  code text not null check (length(code) between 5 and 130),
  note text not null check (length(note) between 10 and 2000),
  written_by uuid,
  written_by_label text not null default '' check (length(written_by_label) <= 200),
  written_at timestamptz not null,
  constraint territory_border_notes_pkey primary key (cpts_id, kind, code)
);
select platform_protect('territory_border_notes');

-- What the other CPTS of the installation declare in these communes: their name and their codes, nothing else. Looks with the eyes of each, then puts back the caller's.
create function territory_areas_of_others(communes text[])
returns table (owner_name text, owner_slug text, area_kind text, area_code text, area_name text, area_commune text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  caller text := current_setting('app.cpts_id', true);
  other record;
begin
  if coalesce(caller, '') = '' then
    return;
  end if;
  for other in select c.id, c.name, c.slug from territory_cpts c where c.id <> caller::uuid order by c.name, c.id limit 2000 loop
    perform set_config('app.cpts_id', other.id::text, true);
    return query select other.name, other.slug, a.kind, a.code, a.name, a.commune_code from territory_areas a
      where a.cpts_id = other.id and a.commune_code = any (communes) order by a.commune_code, a.kind, a.code, a.name limit 1000;
  end loop;
  perform set_config('app.cpts_id', caller, true);
end $$;
revoke execute on function territory_areas_of_others(text[]) from public;
grant execute on function territory_areas_of_others(text[]) to maillage_app;
