-- The diagnosis of a territory: indicators that a CPTS adds to the common catalogue, and every value with where it comes from.
-- Locks: none (new objects only).
create table project_indicators (
  cpts_id uuid not null,
  code text not null check (code ~ '^own[.][a-z0-9][a-z0-9.-]{0,55}$'),
  family text not null check (length(family) <= 40),
  label text not null check (length(label) between 3 and 200),
  unit text not null check (length(unit) <= 20),
  -- Whether more is better, worse, or neither.
  sense text not null check (sense in ('better', 'worse', 'neither')),
  -- Counts persons: below eleven it is not published.
  of_people boolean not null default false,
  created_by uuid,
  created_by_label text not null default '' check (length(created_by_label) <= 200),
  created_at timestamptz not null,
  constraint project_indicators_pkey primary key (cpts_id, code),
  constraint project_indicators_label_key unique (cpts_id, label)
);
select platform_protect('project_indicators');

create table project_indicator_values (
  cpts_id uuid not null,
  id uuid not null,
  -- Of the common catalogue (reference), or of project_indicators.
  indicator_code text not null check (length(indicator_code) <= 60),
  perimeter text not null check (perimeter in ('territory', 'part', 'commune', 'other', 'department', 'region', 'country')),
  -- « Empalot », « Toulouse », « Haute-Garonne »; empty for the territory.
  perimeter_label text not null default '' check (length(perimeter_label) <= 120),
  value numeric(16, 4) not null,
  -- How many persons it is counted on, where known.
  people integer check (people >= 0),
  source text not null check (length(source) between 1 and 300),
  -- What the figure is of: a year, perhaps a day.
  year smallint check (year between 1990 and 2100),
  dated_on date,
  retrieved_on date,
  method text not null check (method in ('exact', 'estimated')),
  note text not null default '' check (length(note) <= 1000),
  origin text not null check (origin in ('typed', 'pasted', 'imported', 'case')),
  entered_by uuid,
  entered_by_label text not null default '' check (length(entered_by_label) <= 200),
  entered_at timestamptz not null,
  constraint project_indicator_values_pkey primary key (cpts_id, id),
  constraint project_indicator_values_one_key unique nulls not distinct (cpts_id, indicator_code, perimeter, perimeter_label, year)
);
select platform_protect('project_indicator_values');
