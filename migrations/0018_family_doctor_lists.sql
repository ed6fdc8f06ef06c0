-- Lists of patients (CSV, XLSX) from the CPAM or from a doctor who retires: the file, its columns, a line of report for each of its lines.
-- Locks: none (new objects only).
create table mt_lists (
  cpts_id uuid not null,
  id uuid not null,
  file_name text not null check (length(file_name) <= 255),
  file_bytes integer not null check (file_bytes between 1 and 20971520),
  -- The file itself, until it is applied, given up or 30 days old. Here rather than on a disk: it goes with its row, whatever is killed.
  file bytea check (length(file) <= 20971520),
  -- `[{name, rows, headings, preview}]`; the preview (five lines) goes with the file.
  sheets jsonb not null,
  sheet smallint not null default 0 check (sheet between 0 and 49),
  -- Field → number of its column; null until somebody has said it.
  columns jsonb,
  -- Heading → field, for the next file of the CPTS; names no one.
  remembered jsonb,
  -- Who gave the list: « CPAM de l'Ariège », « Dr Martin, qui part en retraite ».
  label text not null default '' check (length(label) <= 150),
  state text not null check (state in ('mapping', 'reading', 'ready', 'applying', 'applied', 'failed', 'cancelled', 'undone')),
  problem text check (length(problem) <= 1000),
  lines_read integer not null default 0 check (lines_read >= 0),
  counts jsonb not null default '{}',
  -- The last line that is done: an apply that was killed goes on after it.
  applied_through integer not null default 0 check (applied_through >= 0),
  lines_done integer not null default 0 check (lines_done >= 0),
  opened integer not null default 0 check (opened >= 0),
  opened_to_check integer not null default 0 check (opened_to_check >= 0),
  -- How the patients were informed and agreed, in the words of who answers for it.
  declaration text check (length(declaration) between 20 and 1000),
  informed_on date,
  declared_by uuid,
  declared_by_label text not null default '' check (length(declared_by_label) <= 200),
  declared_at timestamptz,
  sent_by uuid,
  sent_by_label text not null default '' check (length(sent_by_label) <= 200),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  applied_at timestamptz,
  forgotten_at timestamptz,
  constraint mt_lists_pkey primary key (cpts_id, id),
  -- No agreement, no request: nothing is applied that nobody has answered for.
  constraint mt_lists_declared_check check (state not in ('applying', 'applied', 'undone') or (declaration is not null and informed_on is not null and declared_at is not null)),
  constraint mt_lists_applied_check check (state not in ('applied', 'undone') or applied_at is not null),
  constraint mt_lists_forgotten_check check (forgotten_at is null or file is null)
);
create index mt_lists_created_idx on mt_lists (cpts_id, created_at desc, id desc);
-- One list is read or applied at a time.
create unique index mt_lists_busy_key on mt_lists (cpts_id) where state in ('reading', 'applying');
select platform_protect('mt_lists');

create table mt_list_lines (
  cpts_id uuid not null,
  list_id uuid not null,
  line integer not null check (line > 0),
  -- ok: to be matched · check: a person looks first · known: already there, left aside unless chosen · refused: unreadable.
  outcome text not null check (outcome in ('ok', 'check', 'known', 'refused')),
  reason text check (length(reason) <= 500),
  -- What was read of the line; null when it was refused.
  payload jsonb,
  -- The cells of a refused line, so that it can be corrected and sent again.
  cells jsonb,
  take boolean not null,
  request_id uuid,
  constraint mt_list_lines_pkey primary key (cpts_id, list_id, line),
  constraint mt_list_lines_list_fkey foreign key (cpts_id, list_id) references mt_lists (cpts_id, id),
  constraint mt_list_lines_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id),
  constraint mt_list_lines_refused_check check ((outcome = 'refused') = (payload is null) and (outcome <> 'refused' or not take))
);
create index mt_list_lines_outcome_idx on mt_list_lines (cpts_id, list_id, outcome, line);
create index mt_list_lines_request_idx on mt_list_lines (cpts_id, request_id);
select platform_protect('mt_list_lines');
