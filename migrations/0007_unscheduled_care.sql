-- Unscheduled care: the call sheet, the request, how it was oriented, what came of it.
create table snp_sheets (
  cpts_id uuid not null,
  id uuid not null,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'retired')),
  content jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  constraint snp_sheets_pkey primary key (cpts_id, id),
  constraint snp_sheets_version_key unique (cpts_id, version)
);
create unique index snp_sheets_published_key on snp_sheets (cpts_id) where state = 'published';
create unique index snp_sheets_draft_key on snp_sheets (cpts_id) where state = 'draft';
select platform_protect('snp_sheets');

create table snp_requests (
  cpts_id uuid not null,
  id uuid not null,
  reference text not null check (length(reference) <= 20),
  status text not null check (status in ('draft', 'urgent', 'to-orient', 'held', 'callback', 'waiting', 'booked', 'resource', 'seen', 'closed', 'cancelled')),
  requester_user_id uuid not null,
  requester_kind text not null check (requester_kind in ('professional', 'operator', 'partner', 'assistant', 'coordinator')),
  requester_label text not null default '' check (length(requester_label) <= 200),
  requester_phone text check (length(requester_phone) <= 30),
  patient_id uuid,
  -- Where the patient is now, which may not be home.
  place_label text not null default '' check (length(place_label) <= 300),
  place_commune_code text check (place_commune_code ~ '^[0-9AB]{5}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  informed_at timestamptz,
  agreed_at timestamptz,
  reason text not null default '' check (length(reason) <= 500),
  reason_code text check (length(reason_code) <= 60),
  sheet_id uuid,
  answers jsonb not null default '{}',
  red_flags text[] not null default '{}' check (cardinality(red_flags) <= 50),
  red_flag_at timestamptz,
  red_flag_decision text check (red_flag_decision in ('called-15', 'booking-after-15', 'flag-entered-by-mistake')),
  red_flag_reason text check (length(red_flag_reason) <= 1000),
  red_flag_decided_by uuid,
  red_flag_decided_at timestamptz,
  proposed_level text check (length(proposed_level) <= 30),
  level_code text check (length(level_code) <= 30),
  level_chosen_by uuid,
  level_reason text check (length(level_reason) <= 500),
  wanted_from timestamptz,
  wanted_by timestamptz,
  filters jsonb not null default '{}',
  callback_due_at timestamptz,
  callback_alerted_at timestamptz,
  taken_by uuid,
  taken_at timestamptz,
  booking_cpts_id uuid,
  booking_id uuid,
  booked_at timestamptz,
  appointment_at timestamptz,
  resource_id uuid,
  resource_note text check (length(resource_note) <= 500),
  outcome text check (outcome in ('seen', 'redirected', 'hospital', 'advice', 'noshow', 'none')),
  returned_at timestamptz,
  chased_at timestamptz,
  escalated_at timestamptz,
  end_reason text check (length(end_reason) <= 500),
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint snp_requests_pkey primary key (cpts_id, id),
  constraint snp_requests_reference_key unique (cpts_id, reference),
  constraint snp_requests_patient_fkey foreign key (cpts_id, patient_id) references patients_records (cpts_id, id),
  constraint snp_requests_sheet_fkey foreign key (cpts_id, sheet_id) references snp_sheets (cpts_id, id),
  constraint snp_requests_resource_fkey foreign key (cpts_id, resource_id) references directory_resources (cpts_id, id),
  -- The call sheet's first rule, kept by the database: a red flag stops the way to a booking until someone decides, in writing.
  constraint snp_requests_red_flag_check check (
    (cardinality(red_flags) = 0 and red_flag_at is null) or status in ('draft', 'urgent', 'closed', 'cancelled')
    or (red_flag_decision is not null and red_flag_decision <> 'called-15' and length(red_flag_reason) >= 10
      and red_flag_decided_by is not null and red_flag_decided_at is not null)),
  constraint snp_requests_booked_check check (status <> 'booked' or booking_id is not null),
  constraint snp_requests_ready_check check (status in ('draft', 'urgent', 'cancelled', 'closed') or (patient_id is not null and agreed_at is not null))
);
create index snp_requests_open_idx on snp_requests (cpts_id, status, created_at) where status not in ('closed', 'cancelled');
create index snp_requests_created_idx on snp_requests (cpts_id, created_at desc, id desc);
create index snp_requests_requester_idx on snp_requests (cpts_id, requester_user_id, created_at desc);
create index snp_requests_patient_idx on snp_requests (cpts_id, patient_id);
create index snp_requests_sheet_idx on snp_requests (cpts_id, sheet_id);
create index snp_requests_resource_idx on snp_requests (cpts_id, resource_id);
create index snp_requests_callback_idx on snp_requests (cpts_id, callback_due_at) where status = 'callback';
create index snp_requests_booking_idx on snp_requests (cpts_id, booking_id);
select platform_protect('snp_requests');

-- SNP-26-0001: short enough to be said on the phone, so counted; the row is locked until the request that took the number commits.
create table snp_counters (
  cpts_id uuid not null,
  year smallint not null check (year between 2000 and 2199),
  last_number integer not null check (last_number > 0),
  constraint snp_counters_pkey primary key (cpts_id, year)
);
select platform_protect('snp_counters');

create table snp_request_events (
  cpts_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  at timestamptz not null default now(),
  user_id uuid,
  user_label text not null default '' check (length(user_label) <= 200),
  kind text not null check (length(kind) <= 60),
  sentence text not null check (length(sentence) <= 500),
  details jsonb not null default '{}',
  constraint snp_request_events_pkey primary key (cpts_id, id),
  constraint snp_request_events_request_fkey foreign key (cpts_id, request_id) references snp_requests (cpts_id, id)
);
create index snp_request_events_request_idx on snp_request_events (cpts_id, request_id, at, id);
select platform_protect('snp_request_events');

-- The ledger of orientations: which slots were proposed, under which rules, which was chosen and why.
create table snp_orientations (
  cpts_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  at timestamptz not null default now(),
  user_id uuid,
  rule_version text not null check (length(rule_version) <= 40),
  seed text not null check (length(seed) <= 64),
  candidates jsonb not null,
  chosen_slot_cpts_id uuid,
  chosen_slot_id uuid,
  chosen_rank smallint,
  why jsonb not null default '{}',
  constraint snp_orientations_pkey primary key (cpts_id, id),
  constraint snp_orientations_request_fkey foreign key (cpts_id, request_id) references snp_requests (cpts_id, id)
);
create index snp_orientations_request_idx on snp_orientations (cpts_id, request_id, at);
select platform_protect('snp_orientations');

-- What came of it. Belongs to the CPTS where the patient was seen; the CPTS that asked reads it.
create table snp_returns (
  cpts_id uuid not null,
  id uuid not null,
  requester_cpts_id uuid not null,
  request_id uuid not null,
  booking_id uuid not null,
  outcome text not null check (outcome in ('seen', 'redirected', 'hospital', 'advice', 'noshow')),
  line text not null default '' check (length(line) <= 1000),
  by_user_id uuid not null,
  by_label text not null check (length(by_label) <= 200),
  at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint snp_returns_pkey primary key (cpts_id, id),
  constraint snp_returns_booking_fkey foreign key (cpts_id, booking_id) references agenda_bookings (cpts_id, id)
);
create unique index snp_returns_booking_key on snp_returns (cpts_id, booking_id) where replaced_at is null;
create index snp_returns_booking_idx on snp_returns (cpts_id, booking_id);
create index snp_returns_request_idx on snp_returns (requester_cpts_id, request_id);
select platform_protect('snp_returns');
create policy asked_by_me on snp_returns for select using (requester_cpts_id = app_cpts());

create table snp_return_readers (
  cpts_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  user_id uuid not null,
  read_at timestamptz,
  constraint snp_return_readers_pkey primary key (cpts_id, id),
  constraint snp_return_readers_user_key unique (cpts_id, request_id, user_id),
  constraint snp_return_readers_request_fkey foreign key (cpts_id, request_id) references snp_requests (cpts_id, id)
);
select platform_protect('snp_return_readers');
