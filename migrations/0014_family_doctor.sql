-- Family doctor (médecin traitant): requests, what is asked of them, offers of volunteers, runs, proposals, the ledger.
-- Locks: none (new objects only).
create table mt_settings (
  cpts_id uuid not null,
  door_open boolean not null default false,
  -- What the public page says of this CPTS, in its own words.
  door_note text not null default '' check (length(door_note) <= 1000),
  contact_phone text check (length(contact_phone) <= 30),
  -- How long a doctor has to answer a proposal, then to be given it again; days.
  answer_days smallint not null default 7 check (answer_days between 1 and 60),
  -- After how long without news a waiting request is asked whether it still holds; days.
  confirm_days smallint not null default 90 check (confirm_days between 7 and 730),
  -- After how long a closed request becomes anonymous; months.
  retention_months smallint not null default 24 check (retention_months between 1 and 240),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint mt_settings_pkey primary key (cpts_id)
);
select platform_protect('mt_settings');

-- The rules of priority, by version; the one in force is `published`.
create table mt_rules (
  cpts_id uuid not null,
  id uuid not null,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'retired')),
  content jsonb not null,
  note text not null default '' check (length(note) <= 1000),
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  published_by uuid,
  constraint mt_rules_pkey primary key (cpts_id, id),
  constraint mt_rules_version_key unique (cpts_id, version)
);
create unique index mt_rules_published_key on mt_rules (cpts_id) where state = 'published';
create unique index mt_rules_draft_key on mt_rules (cpts_id) where state = 'draft';
select platform_protect('mt_rules');

create table mt_counters (
  cpts_id uuid not null,
  year smallint not null check (year between 2000 and 2199),
  last_number integer not null check (last_number > 0),
  constraint mt_counters_pkey primary key (cpts_id, year)
);
select platform_protect('mt_counters');

create table mt_requests (
  cpts_id uuid not null,
  id uuid not null,
  reference text not null check (length(reference) <= 20),
  status text not null check (status in ('to-check', 'waiting', 'proposed', 'sent', 'accepted', 'told', 'appointed', 'closed')),
  -- Null once anonymous.
  patient_id uuid,
  origin text not null check (origin in ('public', 'professional', 'partner', 'list', 'desk')),
  -- Who declared it; null for the public page and for lists.
  declarant_user_id uuid,
  declarant_kind text check (length(declarant_kind) <= 40),
  declarant_label text not null default '' check (length(declarant_label) <= 200),
  -- A carer may ask for another.
  asked_by_carer boolean not null default false,
  carer_name text check (length(carer_name) <= 200),
  carer_phone text check (length(carer_phone) <= 30),
  informed_at timestamptz,
  agreed_at timestamptz,
  -- How the agreement was given, and who took it.
  agreed_how text check (agreed_how in ('public-page', 'spoken', 'written', 'representative')),
  agreement_taken_by uuid,
  follow_code_hash bytea check (length(follow_code_hash) = 32),
  -- What the rules of priority look at; null = not known. None of origin, opinion or income.
  ald boolean,
  disability boolean,
  pregnancy boolean,
  homebound boolean,
  isolated boolean,
  rights text check (rights in ('none', 'c2s', 'ame')),
  treatment_ends_on date,
  left_hospital_on date,
  without_doctor_since_on date,
  needs_home_visit boolean,
  languages text[] not null default '{}' check (cardinality(languages) <= 10),
  -- The doctor of a member of the household, asked first.
  family_professional_id uuid,
  wish text not null default '' check (length(wish) <= 500),
  fragility_note text not null default '' check (length(fragility_note) <= 1000),
  reach_by text not null default 'phone' check (reach_by in ('phone', 'mail', 'sms', 'letter')),
  postal_code text check (length(postal_code) <= 10),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  age_band text check (age_band in ('0-15', '16-69', '70-79', '80+')),
  -- The rank: what the published rules say (`rule_version`), then what a coordinator wrote over it.
  weight integer not null default 0 check (weight between 0 and 1000000),
  weight_parts jsonb not null default '[]',
  rule_version integer,
  weighed_on date,
  overruled_weight integer check (overruled_weight between 0 and 1000000),
  overruled_reason text check (length(overruled_reason) between 5 and 500),
  overruled_by uuid,
  overruled_at timestamptz,
  waiting_since timestamptz not null,
  stands_since timestamptz not null,
  last_asked_at timestamptz,
  unreachable_count smallint not null default 0 check (unreachable_count between 0 and 20),
  doctor_professional_id uuid,
  accepted_at timestamptz,
  told_at timestamptz,
  appointment_on date,
  booking_id uuid,
  declared_on date,
  end_reason text check (end_reason in ('declared', 'found-alone', 'moved', 'died', 'unreachable', 'withdrew', 'twin', 'mistake')),
  end_note text not null default '' check (length(end_note) <= 500),
  closed_at timestamptz,
  anonymous_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint mt_requests_pkey primary key (cpts_id, id),
  constraint mt_requests_reference_key unique (cpts_id, reference),
  constraint mt_requests_patient_fkey foreign key (cpts_id, patient_id) references patients_records (cpts_id, id),
  constraint mt_requests_family_fkey foreign key (cpts_id, family_professional_id) references directory_professionals (cpts_id, id),
  constraint mt_requests_doctor_fkey foreign key (cpts_id, doctor_professional_id) references directory_professionals (cpts_id, id),
  constraint mt_requests_agreed_check check (anonymous_at is not null or (patient_id is not null and agreed_at is not null)),
  constraint mt_requests_overruled_check check ((overruled_weight is null) = (overruled_reason is null)),
  constraint mt_requests_doctor_check check (status not in ('accepted', 'told', 'appointed') or doctor_professional_id is not null),
  constraint mt_requests_closed_check check ((status = 'closed') = (closed_at is not null) and (status = 'closed') = (end_reason is not null)),
  constraint mt_requests_declared_check check (end_reason is distinct from 'declared' or declared_on is not null),
  constraint mt_requests_anonymous_check check (anonymous_at is null or (status = 'closed' and patient_id is null and follow_code_hash is null))
);
-- One open request per patient: the second is refused here.
create unique index mt_requests_open_key on mt_requests (cpts_id, patient_id) where status <> 'closed';
create unique index mt_requests_follow_key on mt_requests (cpts_id, follow_code_hash) where follow_code_hash is not null;
create index mt_requests_board_idx on mt_requests (cpts_id, status, stands_since, id) where status <> 'closed';
create index mt_requests_created_idx on mt_requests (cpts_id, created_at desc, id desc);
create index mt_requests_declarant_idx on mt_requests (cpts_id, declarant_user_id, created_at desc) where declarant_user_id is not null;
create index mt_requests_patient_idx on mt_requests (cpts_id, patient_id);
create index mt_requests_family_idx on mt_requests (cpts_id, family_professional_id);
create index mt_requests_doctor_idx on mt_requests (cpts_id, doctor_professional_id);
create index mt_requests_closed_idx on mt_requests (cpts_id, closed_at) where anonymous_at is null;
select platform_protect('mt_requests');

create table mt_request_events (
  cpts_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  at timestamptz not null,
  user_id uuid,
  user_label text not null default '' check (length(user_label) <= 200),
  kind text not null check (length(kind) <= 60),
  sentence text not null check (length(sentence) <= 500),
  details jsonb not null default '{}',
  constraint mt_request_events_pkey primary key (cpts_id, id),
  constraint mt_request_events_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id)
);
create index mt_request_events_request_idx on mt_request_events (cpts_id, request_id, at, id);
select platform_protect('mt_request_events');

-- What a volunteer offers. `taken` counts proposals sent or accepted; it is kept by a trigger and bounded by a check.
create table mt_offers (
  cpts_id uuid not null,
  id uuid not null,
  professional_id uuid not null,
  state text not null check (state in ('open', 'paused', 'ended')),
  capacity integer not null check (capacity between 0 and 5000),
  per_month integer check (per_month between 1 and 1000),
  taken integer not null default 0 check (taken >= 0),
  zone text not null check (zone in ('territory', 'communes', 'distance')),
  commune_codes text[] not null default '{}' check (cardinality(commune_codes) <= 200),
  max_distance_meters integer check (max_distance_meters between 100 and 200000),
  home_visits boolean not null default false,
  -- Profiles taken; empty = all. `ald`, `over-70`, `child`, `pregnancy`, `disability`, `homebound`, `addiction`…
  profiles text[] not null default '{}' check (cardinality(profiles) <= 20),
  languages text[] not null default '{}' check (cardinality(languages) <= 20),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  from_on date not null,
  to_on date,
  paused_until_on date,
  note text not null default '' check (length(note) <= 500),
  entered_how text not null check (entered_how in ('page', 'mail', 'phone')),
  entered_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint mt_offers_pkey primary key (cpts_id, id),
  constraint mt_offers_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint mt_offers_period_check check (to_on is null or to_on >= from_on),
  constraint mt_offers_place_check check ((zone <> 'distance' or max_distance_meters is not null) and (zone <> 'communes' or cardinality(commune_codes) > 0)),
  -- A capacity is never lowered below what is promised.
  constraint mt_offers_promised_check check (taken <= capacity),
  constraint mt_offers_ended_check check ((state = 'ended') = (ended_at is not null))
);
create unique index mt_offers_open_key on mt_offers (cpts_id, professional_id) where state <> 'ended';
create index mt_offers_professional_idx on mt_offers (cpts_id, professional_id);
select platform_protect('mt_offers');

-- A question sent by mail, answered by a link of one purpose, once.
create table mt_offer_asks (
  cpts_id uuid not null,
  id uuid not null,
  professional_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('offer', 'none', 'stop')),
  sent_by uuid,
  constraint mt_offer_asks_pkey primary key (cpts_id, id),
  constraint mt_offer_asks_token_key unique (cpts_id, token_hash),
  constraint mt_offer_asks_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id)
);
create index mt_offer_asks_professional_idx on mt_offer_asks (cpts_id, professional_id, sent_at desc);
select platform_protect('mt_offer_asks');

-- A matching of the whole register: asked, worked, adopted or left.
create table mt_runs (
  cpts_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('register', 'what-if')),
  label text not null default '' check (length(label) <= 200),
  state text not null check (state in ('queued', 'working', 'done', 'failed', 'adopted', 'outdated')),
  seed integer not null check (seed >= 0),
  rule_version integer not null,
  -- The edits of a « what if »; empty for the register as it stands.
  edits jsonb not null default '[]',
  progress smallint not null default 0 check (progress between 0 and 100),
  -- Fingerprint of requests and offers read: an adoption of something that moved is refused line by line, with the reason.
  patients integer not null default 0,
  doctors integer not null default 0,
  arcs integer not null default 0,
  served integer,
  weight_sum bigint,
  load_cost bigint,
  distance_sum bigint,
  elapsed_ms integer,
  problem text check (length(problem) <= 500),
  result jsonb,
  asked_by uuid,
  asked_by_label text not null default '' check (length(asked_by_label) <= 200),
  asked_at timestamptz not null,
  done_at timestamptz,
  adopted_by uuid,
  adopted_at timestamptz,
  constraint mt_runs_pkey primary key (cpts_id, id)
);
-- One run of the register at a time, whoever asks.
create unique index mt_runs_working_key on mt_runs (cpts_id) where kind = 'register' and state in ('queued', 'working');
create index mt_runs_asked_idx on mt_runs (cpts_id, asked_at desc, id desc);
select platform_protect('mt_runs');

create table mt_run_lines (
  cpts_id uuid not null,
  run_id uuid not null,
  request_id uuid not null,
  offer_id uuid,
  weight integer not null,
  distance_meters integer,
  -- The best candidates with their reasons, or why there is none.
  candidates jsonb not null default '[]',
  constraint mt_run_lines_pkey primary key (cpts_id, run_id, request_id),
  constraint mt_run_lines_run_fkey foreign key (cpts_id, run_id) references mt_runs (cpts_id, id),
  constraint mt_run_lines_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id),
  constraint mt_run_lines_offer_fkey foreign key (cpts_id, offer_id) references mt_offers (cpts_id, id)
);
create index mt_run_lines_request_idx on mt_run_lines (cpts_id, request_id);
create index mt_run_lines_offer_idx on mt_run_lines (cpts_id, offer_id);
select platform_protect('mt_run_lines');

create table mt_proposals (
  cpts_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  offer_id uuid not null,
  run_id uuid,
  status text not null check (status in ('proposed', 'sent', 'accepted', 'refused', 'expired', 'withdrawn')),
  why jsonb not null default '[]',
  distance_meters integer,
  proposed_by uuid,
  proposed_at timestamptz not null,
  sent_at timestamptz,
  expires_at timestamptz,
  reminded_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  answered_how text check (answered_how in ('page', 'mail', 'phone')),
  refusal text check (refusal in ('full', 'too-far', 'no-home-visit', 'other-profile', 'knows-patient', 'away', 'other')),
  refusal_note text not null default '' check (length(refusal_note) <= 500),
  token_hash bytea check (length(token_hash) = 32),
  constraint mt_proposals_pkey primary key (cpts_id, id),
  constraint mt_proposals_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id),
  constraint mt_proposals_offer_fkey foreign key (cpts_id, offer_id) references mt_offers (cpts_id, id),
  constraint mt_proposals_run_fkey foreign key (cpts_id, run_id) references mt_runs (cpts_id, id),
  constraint mt_proposals_sent_check check (status <> 'sent' or (sent_at is not null and expires_at is not null)),
  constraint mt_proposals_refused_check check ((status = 'refused') = (refusal is not null))
);
-- One doctor at a time for a patient; two acceptances cannot both commit.
create unique index mt_proposals_live_key on mt_proposals (cpts_id, request_id) where status in ('proposed', 'sent', 'accepted');
create index mt_proposals_request_idx on mt_proposals (cpts_id, request_id, proposed_at);
create index mt_proposals_offer_idx on mt_proposals (cpts_id, offer_id, status);
create index mt_proposals_run_idx on mt_proposals (cpts_id, run_id);
create unique index mt_proposals_token_key on mt_proposals (cpts_id, token_hash) where token_hash is not null;
create index mt_proposals_expiry_idx on mt_proposals (cpts_id, expires_at) where status = 'sent';
select platform_protect('mt_proposals');

-- What is promised of an offer: all live proposals reserve a place, so that two adoptions cannot promise the same one.
create function mt_count_taken() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  before integer := 0;
  after integer := 0;
begin
  if tg_op <> 'INSERT' and old.status in ('proposed', 'sent', 'accepted') then before := 1; end if;
  if tg_op <> 'DELETE' and new.status in ('proposed', 'sent', 'accepted') then after := 1; end if;
  if tg_op = 'UPDATE' and old.offer_id <> new.offer_id then
    raise exception 'a proposal never changes its offer' using errcode = 'integrity_constraint_violation';
  end if;
  if after <> before then
    update mt_offers set taken = taken + after - before
      where cpts_id = coalesce(new.cpts_id, old.cpts_id) and id = coalesce(new.offer_id, old.offer_id);
  end if;
  return null;
end $$;
create trigger mt_proposals_taken after insert or update or delete on mt_proposals for each row execute function mt_count_taken();

-- The ledger: every decision about who goes to whom, with all that was known; written once, never changed.
create table mt_decisions (
  cpts_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('proposed', 'adopted', 'overruled', 'accepted', 'refused', 'expired', 'withdrawn', 'rules-published', 'excluded')),
  request_id uuid,
  offer_id uuid,
  run_id uuid,
  user_id uuid,
  user_label text not null default '' check (length(user_label) <= 200),
  reason text not null default '' check (length(reason) <= 500),
  rule_version integer,
  seed integer,
  -- `[{offerId, capacity, taken, distanceMeters, score, reasons}]`, no name, no health data.
  candidates jsonb not null default '[]',
  constraint mt_decisions_pkey primary key (cpts_id, id),
  constraint mt_decisions_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id),
  constraint mt_decisions_offer_fkey foreign key (cpts_id, offer_id) references mt_offers (cpts_id, id),
  constraint mt_decisions_run_fkey foreign key (cpts_id, run_id) references mt_runs (cpts_id, id)
);
create index mt_decisions_request_idx on mt_decisions (cpts_id, request_id, at);
create index mt_decisions_offer_idx on mt_decisions (cpts_id, offer_id);
create index mt_decisions_run_idx on mt_decisions (cpts_id, run_id);
create index mt_decisions_at_idx on mt_decisions (cpts_id, at desc, id desc);
select platform_protect('mt_decisions');
revoke update, delete on mt_decisions from maillage_app;

-- A patient or a doctor who said no to the other, beyond a single proposal.
create table mt_exclusions (
  cpts_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  professional_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  by_user uuid,
  at timestamptz not null,
  constraint mt_exclusions_pkey primary key (cpts_id, id),
  constraint mt_exclusions_pair_key unique (cpts_id, request_id, professional_id),
  constraint mt_exclusions_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id),
  constraint mt_exclusions_professional_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id)
);
create index mt_exclusions_professional_idx on mt_exclusions (cpts_id, professional_id);
select platform_protect('mt_exclusions');
