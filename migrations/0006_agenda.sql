-- Agendas: what professionals open, the slots published from it, and who holds or booked a place.
-- FHIR: schedule = Schedule (one practitioner at one place), slot = Slot, booking = Appointment.
create table agenda_schedules (
  cpts_id uuid not null,
  id uuid not null,
  practice_id uuid not null,
  professional_id uuid not null,
  site_id uuid not null,
  -- What a neighbour may see of a shared schedule is copied here: a partner never reads the directory.
  professional_name text not null check (length(professional_name) <= 200),
  profession_code text not null check (length(profession_code) <= 10),
  speciality_code text check (length(speciality_code) <= 10),
  site_name text not null check (length(site_name) <= 200),
  site_address text not null check (length(site_address) <= 500),
  site_commune_code text check (site_commune_code ~ '^[0-9AB]{5}$'),
  latitude double precision,
  longitude double precision,
  phone text check (length(phone) <= 30),
  wheelchair boolean,
  languages text[] not null default '{}',
  home_visit_radius_meters integer check (home_visit_radius_meters between 0 and 100000),
  teleconsultation_url text check (length(teleconsultation_url) <= 500),
  shared boolean not null default false,
  -- Fair turn, refreshed by a job: places offered and taken over the last 28 days.
  offered_28d integer not null default 0,
  taken_28d integer not null default 0,
  last_taken_at timestamptz,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint agenda_schedules_pkey primary key (cpts_id, id),
  constraint agenda_schedules_practice_key unique (cpts_id, practice_id),
  constraint agenda_schedules_practice_fkey foreign key (cpts_id, practice_id) references directory_practices (cpts_id, id),
  constraint agenda_schedules_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint agenda_schedules_site_fkey foreign key (cpts_id, site_id) references directory_sites (cpts_id, id)
);
create index agenda_schedules_professional_idx on agenda_schedules (cpts_id, professional_id);
create index agenda_schedules_site_idx on agenda_schedules (cpts_id, site_id);
select platform_protect('agenda_schedules');
-- The name matters: PostgreSQL tries policies from the last name to the first, and the agreements are then only looked up for rows
-- that are not our own. The function stands in FROM, where it is inlined.
create policy neighbours_see on agenda_schedules for select
  using (shared and active and cpts_id in (select giver from territory_sharing_with_me() as giver));

create table agenda_templates (
  cpts_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1,2,3,4,5,6,7]::smallint[]),
  starts_local time not null,
  ends_local time not null,
  slot_minutes smallint not null check (slot_minutes between 5 and 240),
  places smallint not null default 1 check (places between 1 and 50),
  modality text not null check (modality in ('AMB', 'HH', 'VR')),
  audiences text[] not null check (cardinality(audiences) between 1 and 4 and audiences <@ array['PUBLIC', 'PRO', 'SNP', 'CPTS']),
  reasons text[] not null default '{}' check (cardinality(reasons) <= 30),
  shared boolean not null default false,
  valid_from date not null,
  valid_to date,
  every_weeks smallint not null default 1 check (every_weeks between 1 and 8),
  on_holidays text not null default 'closed' check (on_holidays in ('closed', 'open')),
  ended_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint agenda_templates_pkey primary key (cpts_id, id),
  constraint agenda_templates_schedule_fkey foreign key (cpts_id, schedule_id) references agenda_schedules (cpts_id, id),
  constraint agenda_templates_hours_check check (ends_local > starts_local),
  constraint agenda_templates_period_check check (valid_to is null or valid_to >= valid_from)
);
create index agenda_templates_schedule_idx on agenda_templates (cpts_id, schedule_id);
select platform_protect('agenda_templates');

create table agenda_openings (
  cpts_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  slot_minutes smallint not null check (slot_minutes between 5 and 240),
  places smallint not null default 1 check (places between 1 and 50),
  modality text not null check (modality in ('AMB', 'HH', 'VR')),
  audiences text[] not null check (cardinality(audiences) between 1 and 4 and audiences <@ array['PUBLIC', 'PRO', 'SNP', 'CPTS']),
  reasons text[] not null default '{}' check (cardinality(reasons) <= 30),
  shared boolean not null default false,
  cancelled_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint agenda_openings_pkey primary key (cpts_id, id),
  constraint agenda_openings_schedule_fkey foreign key (cpts_id, schedule_id) references agenda_schedules (cpts_id, id),
  constraint agenda_openings_hours_check check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours')
);
create index agenda_openings_schedule_idx on agenda_openings (cpts_id, schedule_id, starts_at);
select platform_protect('agenda_openings');

-- An exception closes or changes a template, or a one-off opening, on a date or a part of it.
create table agenda_exceptions (
  cpts_id uuid not null,
  id uuid not null,
  template_id uuid,
  opening_id uuid,
  on_date date not null,
  from_local time,
  until_local time,
  kind text not null check (kind in ('closed', 'places')),
  places smallint check (places between 1 and 50),
  cancelled_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint agenda_exceptions_pkey primary key (cpts_id, id),
  constraint agenda_exceptions_template_fkey foreign key (cpts_id, template_id) references agenda_templates (cpts_id, id),
  constraint agenda_exceptions_opening_fkey foreign key (cpts_id, opening_id) references agenda_openings (cpts_id, id),
  constraint agenda_exceptions_source_check check (num_nonnulls(template_id, opening_id) = 1),
  constraint agenda_exceptions_kind_places_check check ((kind = 'places') = (places is not null)),
  constraint agenda_exceptions_part_check check ((from_local is null) = (until_local is null) and (from_local is null or until_local > from_local))
);
create index agenda_exceptions_template_idx on agenda_exceptions (cpts_id, template_id, on_date);
create index agenda_exceptions_opening_idx on agenda_exceptions (cpts_id, opening_id, on_date);
select platform_protect('agenda_exceptions');

create table agenda_absences (
  cpts_id uuid not null,
  id uuid not null,
  professional_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  label text not null default '' check (length(label) <= 100),
  cancelled_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint agenda_absences_pkey primary key (cpts_id, id),
  constraint agenda_absences_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint agenda_absences_hours_check check (ends_at > starts_at and ends_at <= starts_at + interval '2 years')
);
create index agenda_absences_professional_idx on agenda_absences (cpts_id, professional_id, starts_at);
select platform_protect('agenda_absences');

create table agenda_slots (
  cpts_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  professional_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  modality text not null check (modality in ('AMB', 'HH', 'VR')),
  audiences text[] not null check (cardinality(audiences) between 1 and 4 and audiences <@ array['PUBLIC', 'PRO', 'SNP', 'CPTS']),
  reasons text[] not null default '{}',
  places smallint not null check (places between 1 and 50),
  taken smallint not null default 0,
  state text not null default 'open' check (state in ('open', 'closed')),
  shared boolean not null default false,
  natural_key text not null check (length(natural_key) <= 120),
  published_at timestamptz not null default now(),
  constraint agenda_slots_pkey primary key (cpts_id, id),
  constraint agenda_slots_natural_key unique (cpts_id, natural_key),
  constraint agenda_slots_schedule_fkey foreign key (cpts_id, schedule_id) references agenda_schedules (cpts_id, id),
  constraint agenda_slots_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint agenda_slots_hours_check check (ends_at > starts_at),
  -- The booking guarantee: held, booked and seen places together never exceed what was opened.
  constraint agenda_slots_places_taken_check check (taken between 0 and places),
  constraint agenda_slots_no_overlap_excl exclude using gist
    (cpts_id with =, professional_id with =, tstzrange(starts_at, ends_at) with &&) where (state = 'open')
);
create index agenda_slots_free_idx on agenda_slots (cpts_id, schedule_id, starts_at) where state = 'open' and taken < places;
create index agenda_slots_schedule_idx on agenda_slots (cpts_id, schedule_id, starts_at);
create index agenda_slots_day_idx on agenda_slots (cpts_id, professional_id, starts_at);
create index agenda_slots_period_idx on agenda_slots (cpts_id, starts_at);
select platform_protect('agenda_slots');
create policy neighbours_see on agenda_slots for select
  using (shared and state = 'open' and taken < places and cpts_id in (select giver from territory_sharing_with_me() as giver));

-- A booking belongs to the CPTS of the slot (host); the CPTS that asked sees its own bookings there.
create table agenda_bookings (
  cpts_id uuid not null,
  id uuid not null,
  slot_id uuid not null,
  professional_id uuid not null,
  requester_cpts_id uuid not null,
  request_id uuid,
  status text not null check (status in ('held', 'booked', 'arrived', 'seen', 'noshow', 'cancelled', 'expired')),
  held_until timestamptz,
  held_by uuid,
  booked_by uuid,
  booked_at timestamptz,
  -- What the doctor needs to receive the patient, copied at booking time.
  patient_id uuid,
  patient_family_name text check (length(patient_family_name) <= 100),
  patient_given_name text check (length(patient_given_name) <= 100),
  patient_birth_on date,
  patient_sex text check (patient_sex in ('F', 'M', 'U')),
  patient_phone text check (length(patient_phone) <= 30),
  patient_address text check (length(patient_address) <= 500),
  reason text check (length(reason) <= 500),
  level_code text check (length(level_code) <= 30),
  note text check (length(note) <= 2000),
  why jsonb not null default '{}',
  -- Who, where and when, as told to the patient: copied at the claim, because a neighbour no longer sees a slot that is full.
  place jsonb not null default '{}',
  moved_from uuid,
  end_reason text check (length(end_reason) <= 500),
  arrived_at timestamptz,
  seen_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint agenda_bookings_pkey primary key (cpts_id, id),
  constraint agenda_bookings_slot_fkey foreign key (cpts_id, slot_id) references agenda_slots (cpts_id, id),
  constraint agenda_bookings_hold_check check (status <> 'held' or (held_until is not null and held_by is not null)),
  constraint agenda_bookings_booked_check check (status in ('held', 'expired', 'cancelled') or (booked_at is not null and booked_by is not null)),
  constraint agenda_bookings_end_check check (status <> 'cancelled' or end_reason is not null)
);
create index agenda_bookings_slot_idx on agenda_bookings (cpts_id, slot_id);
create index agenda_bookings_professional_idx on agenda_bookings (cpts_id, professional_id, created_at);
create index agenda_bookings_request_idx on agenda_bookings (requester_cpts_id, request_id);
create index agenda_bookings_holds_idx on agenda_bookings (cpts_id, held_until) where status = 'held';
create index agenda_bookings_patient_idx on agenda_bookings (cpts_id, patient_id);
-- One live place per request in one CPTS; the row of the request, locked while booking, keeps it across CPTS.
create unique index agenda_bookings_live_request_key on agenda_bookings (cpts_id, requester_cpts_id, request_id)
  where request_id is not null and status in ('held', 'booked', 'arrived');
alter table agenda_bookings enable row level security;
alter table agenda_bookings force row level security;
create policy own_rows on agenda_bookings using (cpts_id = app_cpts()) with check (cpts_id = app_cpts());
create policy asked_by_me on agenda_bookings for select using (requester_cpts_id = app_cpts());
create policy change_what_i_asked on agenda_bookings for update using (requester_cpts_id = app_cpts()) with check (requester_cpts_id = app_cpts());
-- Whether the running tenant may book this slot of a neighbour. Looks with the host's eyes, because a slot that has just
-- filled is no longer visible to the partner, and the check on places must then give the reason, not this policy.
create function agenda_may_book(host uuid, slot uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  caller text := current_setting('app.cpts_id', true);
  answer boolean;
begin
  if host not in (select territory_bookable_by_me()) then
    return false;
  end if;
  perform set_config('app.cpts_id', host::text, true);
  select exists (select from agenda_slots s where s.cpts_id = host and s.id = slot and s.shared) into answer;
  perform set_config('app.cpts_id', coalesce(caller, ''), true);
  return answer;
end $$;
create policy book_at_partner on agenda_bookings for insert
  with check (requester_cpts_id = app_cpts() and status in ('held', 'booked') and agenda_may_book(cpts_id, slot_id));
grant select, insert, update on agenda_bookings to maillage_app;

-- Places taken follow the bookings. Runs as the owner, inside the host's tenant, so that a partner needs no right to
-- change slots; the row lock it takes puts racing bookings of one slot in a line.
create function agenda_count_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  live constant text[] := array['held', 'booked', 'arrived', 'seen', 'noshow'];
  before_live boolean := tg_op = 'UPDATE' and old.status = any (live);
  after_live boolean := new.status = any (live);
  caller text := current_setting('app.cpts_id', true);
begin
  if tg_op = 'UPDATE' and (new.slot_id <> old.slot_id or new.cpts_id <> old.cpts_id or new.requester_cpts_id <> old.requester_cpts_id) then
    raise exception 'a booking keeps its slot; move it by a new one' using errcode = 'integrity_constraint_violation';
  end if;
  if before_live = after_live then
    return new;
  end if;
  perform set_config('app.cpts_id', new.cpts_id::text, true);
  update agenda_slots set taken = taken + (case when after_live then 1 else -1 end)
    where cpts_id = new.cpts_id and id = new.slot_id and (state = 'open' or not after_live);
  if not found and after_live then
    raise exception 'slot closed' using errcode = 'check_violation', constraint = 'agenda_slots_open';
  end if;
  perform set_config('app.cpts_id', coalesce(caller, ''), true);
  return new;
end $$;
create trigger agenda_bookings_places after insert or update of status, slot_id, cpts_id, requester_cpts_id on agenda_bookings
  for each row execute function agenda_count_places();

create table agenda_booking_events (
  cpts_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  at timestamptz not null default now(),
  user_id uuid,
  from_status text,
  to_status text not null,
  reason text check (length(reason) <= 500),
  constraint agenda_booking_events_pkey primary key (cpts_id, id),
  constraint agenda_booking_events_booking_fkey foreign key (cpts_id, booking_id) references agenda_bookings (cpts_id, id)
);
create index agenda_booking_events_booking_idx on agenda_booking_events (cpts_id, booking_id, at);
select platform_protect('agenda_booking_events');
create policy asked_by_me on agenda_booking_events for insert
  with check (exists (select from agenda_bookings b where b.cpts_id = agenda_booking_events.cpts_id
    and b.id = booking_id and b.requester_cpts_id = app_cpts()));

-- What a change of template did, so that it can be undone.
create table agenda_changes (
  cpts_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  at timestamptz not null default now(),
  user_id uuid,
  sentence text not null check (length(sentence) <= 500),
  undo jsonb not null,
  undone_at timestamptz,
  constraint agenda_changes_pkey primary key (cpts_id, id),
  constraint agenda_changes_schedule_fkey foreign key (cpts_id, schedule_id) references agenda_schedules (cpts_id, id)
);
create index agenda_changes_schedule_idx on agenda_changes (cpts_id, schedule_id, at desc);
select platform_protect('agenda_changes');

create table agenda_feeds (
  cpts_id uuid not null,
  id uuid not null,
  professional_id uuid not null,
  token_hash bytea not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint agenda_feeds_pkey primary key (cpts_id, id),
  constraint agenda_feeds_token_key unique (cpts_id, token_hash),
  constraint agenda_feeds_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id)
);
create index agenda_feeds_professional_idx on agenda_feeds (cpts_id, professional_id);
select platform_protect('agenda_feeds');
