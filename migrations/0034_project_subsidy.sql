-- The subsidy request (CERFA 12156*06): one sheet per year and object, saved as one types, balanced before it is frozen.
-- Locks: none (new objects only).
create table project_subsidies (
  cpts_id uuid not null,
  id uuid not null,
  year smallint not null check (year between 2000 and 2100),
  label text not null check (length(label) between 1 and 150),
  content jsonb not null check (octet_length(content::text) <= 400000),
  -- Whole euros, as the form asks; summed by the application at each save: accounts 60 to 69, 70 to 79, 86, 87.
  charges bigint not null default 0 check (charges >= 0),
  resources bigint not null default 0 check (resources >= 0),
  given_charges bigint not null default 0 check (given_charges >= 0),
  given_resources bigint not null default 0 check (given_resources >= 0),
  revision integer not null check (revision > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  updated_by_label text not null default '' check (length(updated_by_label) <= 200),
  frozen_at timestamptz,
  frozen_by uuid,
  constraint project_subsidies_pkey primary key (cpts_id, id),
  constraint project_subsidies_balance_check check (frozen_at is null or (charges = resources and charges > 0 and given_charges = given_resources))
);
create index project_subsidies_year_idx on project_subsidies (cpts_id, year desc, created_at desc, id desc);
select platform_protect('project_subsidies');

-- A frozen sheet is what was sent: it never changes again.
create function project_subsidy_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen subsidy request is never changed nor removed' using errcode = 'check_violation', constraint = 'project_subsidies_frozen_check';
end $$;
create trigger project_subsidies_frozen before update or delete on project_subsidies
  for each row when (old.frozen_at is not null) execute function project_subsidy_refuse_change();
