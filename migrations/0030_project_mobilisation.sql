-- Professionals won for the project: corrections beside what is counted, the journal of actions, the team and its partners.
-- Locks: none (new objects only).
create table project_figures (
  cpts_id uuid not null,
  row_key text not null check (row_key ~ '^[A-Z_]{1,40}$'),
  measure text not null check (measure in ('identified', 'solicited', 'engaged')),
  -- No value and no note: the cell is left empty on purpose.
  value integer check (value between 0 and 1000000),
  note text not null default '' check (length(note) <= 300),
  corrected_by uuid,
  corrected_by_label text not null check (length(corrected_by_label) <= 200),
  corrected_at timestamptz not null,
  constraint project_figures_pkey primary key (cpts_id, row_key, measure)
);
select platform_protect('project_figures');

create table project_actions (
  cpts_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('meeting', 'newsletter', 'mailing', 'call', 'other')),
  title text not null check (length(title) between 1 and 200),
  -- A day, or a month when no more is known.
  done_on text not null check (done_on ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  place text not null default '' check (length(place) <= 200),
  invited integer check (invited between 0 and 100000),
  present integer check (present between 0 and 100000),
  minutes text not null default '' check (length(minutes) <= 20000),
  -- Grows with each change: a form saves over the one that it read.
  revision integer not null default 1 check (revision >= 1),
  changed_by uuid,
  changed_by_label text not null check (length(changed_by_label) <= 200),
  changed_at timestamptz not null,
  constraint project_actions_pkey primary key (cpts_id, id)
);
create index project_actions_done_idx on project_actions (cpts_id, done_on, id);
select platform_protect('project_actions');

-- Whom an action reached, of the directory: what makes them solicited.
create table project_action_reached (
  cpts_id uuid not null,
  action_id uuid not null,
  professional_id uuid not null,
  constraint project_action_reached_pkey primary key (cpts_id, action_id, professional_id),
  constraint project_action_reached_action_fkey foreign key (cpts_id, action_id) references project_actions (cpts_id, id) on delete cascade,
  constraint project_action_reached_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id) on delete cascade
);
create index project_action_reached_professional_idx on project_action_reached (cpts_id, professional_id);
select platform_protect('project_action_reached');

create table project_action_photos (
  cpts_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  -- What the picture shows, for who does not see it.
  alternative text not null check (length(alternative) between 1 and 300),
  width integer not null check (width between 1 and 4000),
  height integer not null check (height between 1 and 4000),
  -- Decoded and written again: nothing of the sent file is kept.
  content bytea not null check (octet_length(content) between 1 and 2000000),
  added_at timestamptz not null,
  constraint project_action_photos_pkey primary key (cpts_id, id),
  constraint project_action_photos_action_fkey foreign key (cpts_id, action_id) references project_actions (cpts_id, id) on delete cascade
);
create index project_action_photos_action_idx on project_action_photos (cpts_id, action_id, added_at);
select platform_protect('project_action_photos');

create table project_people (
  cpts_id uuid not null,
  id uuid not null,
  part text not null check (part in ('team', 'active', 'partner')),
  name text not null check (length(name) between 1 and 150),
  profession text not null default '' check (length(profession) <= 150),
  sector text not null default '' check (length(sector) <= 100),
  town text not null default '' check (length(town) <= 150),
  structure text not null default '' check (length(structure) <= 200),
  -- Of the directory, when they are there.
  professional_id uuid,
  rank integer not null check (rank between 1 and 10000),
  constraint project_people_pkey primary key (cpts_id, id),
  constraint project_people_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id)
    on delete set null (professional_id)
);
create index project_people_part_idx on project_people (cpts_id, part, rank);
create index project_people_professional_idx on project_people (cpts_id, professional_id);
select platform_protect('project_people');
