-- Doubles: likely pairs, merges that can be undone, and no new row for a record that was merged into another.
-- Locks: exclusive on patients_records, snp_requests and mt_requests for columns and triggers, no rewrite; well under a second.
alter table patients_records
  add column merged_into_id uuid,
  add column merged_at timestamptz,
  -- When doubles were last looked for; null or before `updated_at` = to look at again.
  add column twins_sought_at timestamptz,
  add constraint patients_records_merged_fkey foreign key (cpts_id, merged_into_id) references patients_records (cpts_id, id),
  add constraint patients_records_merged_whole_check check ((merged_into_id is null) = (merged_at is null) and merged_into_id is distinct from id);
create index patients_records_merged_idx on patients_records (cpts_id, merged_into_id) where merged_into_id is not null;
create index patients_records_to_seek_idx on patients_records (cpts_id, id)
  where merged_into_id is null and (twins_sought_at is null or twins_sought_at < updated_at);
drop index patients_records_ins_key;
create unique index patients_records_ins_key on patients_records (cpts_id, ins_index_hash)
  where identity_status in ('RECUPEREE', 'QUALIFIEE') and merged_into_id is null;

-- Two records that look like one person. `different` is remembered for ever: nobody is asked twice.
create table patients_twin_pairs (
  cpts_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  state text not null check (state in ('likely', 'different')),
  score smallint not null check (score between 0 and 100),
  reasons jsonb not null default '[]',
  found_at timestamptz not null,
  decided_by uuid,
  decided_label text check (length(decided_label) <= 200),
  decided_at timestamptz,
  decided_reason text not null default '' check (length(decided_reason) <= 300),
  constraint patients_twin_pairs_pkey primary key (cpts_id, one_id, other_id),
  constraint patients_twin_pairs_one_fkey foreign key (cpts_id, one_id) references patients_records (cpts_id, id) on delete cascade,
  constraint patients_twin_pairs_other_fkey foreign key (cpts_id, other_id) references patients_records (cpts_id, id) on delete cascade,
  constraint patients_twin_pairs_order_check check (one_id < other_id),
  constraint patients_twin_pairs_decided_check check (state = 'likely' or decided_at is not null)
);
create index patients_twin_pairs_other_idx on patients_twin_pairs (cpts_id, other_id);
create index patients_twin_pairs_list_idx on patients_twin_pairs (cpts_id, score desc, one_id, other_id) where state = 'likely';
select platform_protect('patients_twin_pairs');

create table patients_merges (
  cpts_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  dropped_id uuid not null,
  reason text not null default '' check (length(reason) <= 300),
  made_by uuid not null,
  made_label text not null check (length(made_label) <= 200),
  made_at timestamptz not null,
  undone_by uuid,
  undone_label text check (length(undone_label) <= 200),
  undone_at timestamptz,
  undo_reason text not null default '' check (length(undo_reason) <= 300),
  constraint patients_merges_pkey primary key (cpts_id, id),
  constraint patients_merges_kept_fkey foreign key (cpts_id, kept_id) references patients_records (cpts_id, id),
  constraint patients_merges_dropped_fkey foreign key (cpts_id, dropped_id) references patients_records (cpts_id, id),
  constraint patients_merges_two_check check (kept_id <> dropped_id),
  constraint patients_merges_undone_check check ((undone_at is null) = (undone_by is null))
);
create unique index patients_merges_live_key on patients_merges (cpts_id, dropped_id) where undone_at is null;
create index patients_merges_kept_idx on patients_merges (cpts_id, kept_id);
create index patients_merges_dropped_idx on patients_merges (cpts_id, dropped_id);
create index patients_merges_made_idx on patients_merges (cpts_id, made_at desc, id desc);
select platform_protect('patients_merges');

-- Each row that a merge moved, with what is needed to put it back: ids and former states, no content.
create table patients_merge_rows (
  cpts_id uuid not null,
  merge_id uuid not null,
  reference text not null check (length(reference) between 3 and 60),
  row_id uuid not null,
  details jsonb not null default '{}',
  constraint patients_merge_rows_pkey primary key (cpts_id, merge_id, reference, row_id),
  constraint patients_merge_rows_merge_fkey foreign key (cpts_id, merge_id) references patients_merges (cpts_id, id)
);
select platform_protect('patients_merge_rows');

-- A row is never given to a merged record, not even by someone who read it a moment before: the share lock waits for a merge that is under way.
create function patients_refuse_merged() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  merged uuid;
begin
  select merged_into_id into merged from patients_records where cpts_id = new.cpts_id and id = new.patient_id for key share;
  if merged is not null then
    raise exception 'this patient was merged into another' using errcode = 'check_violation', constraint = 'patients_records_merged_check';
  end if;
  return new;
end $$;
create trigger snp_requests_live_patient before insert or update of patient_id on snp_requests
  for each row when (new.patient_id is not null) execute function patients_refuse_merged();
create trigger mt_requests_live_patient before insert or update of patient_id on mt_requests
  for each row when (new.patient_id is not null) execute function patients_refuse_merged();
