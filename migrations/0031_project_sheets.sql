-- The health project's objectives by mission, and its action sheets with all that a sheet says, who pilots them, and every version of them.
-- Locks: none (new objects only).
create table project_objectives (
  cpts_id uuid not null,
  id uuid not null,
  -- Code of the reference set `mission-part`.
  mission_code text not null check (length(mission_code) between 1 and 30),
  label text not null check (length(label) between 1 and 300),
  rank smallint not null default 0 check (rank between 0 and 999),
  revision integer not null default 1 check (revision > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint project_objectives_pkey primary key (cpts_id, id),
  -- What a sheet points to: its objective is one of its own mission.
  constraint project_objectives_mission_key unique (cpts_id, id, mission_code)
);
create unique index project_objectives_label_key on project_objectives (cpts_id, mission_code, lower(label));
select platform_protect('project_objectives');

create table project_sheets (
  cpts_id uuid not null,
  id uuid not null,
  -- « 1-2 »: free, never given twice, not even after a sheet is put aside.
  number text not null check (length(number) between 1 and 12),
  mission_code text not null check (length(mission_code) between 1 and 30),
  objective_id uuid,
  title text not null check (length(title) between 1 and 200),
  state text not null default 'draft' check (state in ('draft', 'ready', 'adopted')),
  -- What the form says, field by field: `sheetContent` of sheet-contract.ts.
  content jsonb not null,
  -- Goes up by one at each change: who saves an older one is refused.
  revision integer not null default 1 check (revision > 0),
  -- The starting sheet that it was copied from.
  library_key text check (length(library_key) <= 60),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  updated_by_label text not null default '' check (length(updated_by_label) <= 200),
  adopted_at timestamptz,
  adopted_by_label text check (length(adopted_by_label) <= 200),
  archived_at timestamptz,
  constraint project_sheets_pkey primary key (cpts_id, id),
  constraint project_sheets_number_key unique (cpts_id, number),
  constraint project_sheets_objective_fkey foreign key (cpts_id, objective_id, mission_code) references project_objectives (cpts_id, id, mission_code),
  constraint project_sheets_content_check check (jsonb_typeof(content) = 'object' and length(content::text) <= 400000),
  constraint project_sheets_adopted_check check ((state = 'adopted') = (adopted_at is not null))
);
create index project_sheets_objective_idx on project_sheets (cpts_id, objective_id, mission_code);
select platform_protect('project_sheets');

-- An adopted sheet says what was adopted: it is taken up again as a draft before a word of it changes.
create function project_sheets_keep_adopted() returns trigger language plpgsql as $$
begin
  if old.state = 'adopted' and new.state = 'adopted'
    and (old.number, old.mission_code, old.objective_id, old.title, old.content) is distinct from (new.number, new.mission_code, new.objective_id, new.title, new.content) then
    raise exception 'an adopted sheet is not rewritten' using errcode = 'check_violation', constraint = 'project_sheets_kept_check';
  end if;
  return new;
end $$;
create trigger project_sheets_kept before update on project_sheets for each row execute function project_sheets_keep_adopted();

create table project_sheet_pilots (
  cpts_id uuid not null,
  sheet_id uuid not null,
  professional_id uuid not null,
  constraint project_sheet_pilots_pkey primary key (cpts_id, sheet_id, professional_id),
  constraint project_sheet_pilots_sheet_fkey foreign key (cpts_id, sheet_id) references project_sheets (cpts_id, id),
  constraint project_sheet_pilots_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id)
);
create index project_sheet_pilots_professional_idx on project_sheet_pilots (cpts_id, professional_id);
select platform_protect('project_sheet_pilots');

-- A version for each stretch of work of one person (ten minutes), and for each change of state.
create table project_sheet_versions (
  cpts_id uuid not null,
  sheet_id uuid not null,
  revision integer not null check (revision > 0),
  at timestamptz not null,
  by_user_id uuid,
  by_label text not null default '' check (length(by_label) <= 200),
  state text not null check (state in ('draft', 'ready', 'adopted')),
  -- `{number, missionCode, objectiveId, title, pilotIds, content}` as it was.
  snapshot jsonb not null,
  constraint project_sheet_versions_pkey primary key (cpts_id, sheet_id, revision),
  constraint project_sheet_versions_sheet_fkey foreign key (cpts_id, sheet_id) references project_sheets (cpts_id, id)
);
select platform_protect('project_sheet_versions');
