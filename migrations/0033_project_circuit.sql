-- The way of a project through the authorities: moves, papers, reviews on a frozen version; the calendar of the signed contract.
-- Locks: none (new objects only).

-- What proves a move: a decision, a signed contract. Only PDF, told by its first bytes and never by its name.
create table project_papers (
  cpts_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  content bytea not null check (octet_length(content) between 64 and 10485760),
  added_at timestamptz not null,
  added_by uuid,
  added_by_label text not null default '' check (length(added_by_label) <= 200),
  constraint project_papers_pkey primary key (cpts_id, id),
  constraint project_papers_pdf_check check (substring(content from 1 for 5) = '%PDF-'::bytea)
);
create index project_papers_added_idx on project_papers (cpts_id, added_at desc, id desc);
select platform_protect('project_papers');

-- A round of opinions on one frozen version.
create table project_reviews (
  cpts_id uuid not null,
  id uuid not null,
  document text not null check (document in ('letter', 'health-project')),
  frozen_id uuid not null,
  message text not null default '' check (length(message) <= 2000),
  due_on date not null,
  opened_at timestamptz not null,
  opened_by uuid,
  opened_by_label text not null default '' check (length(opened_by_label) <= 200),
  closed_at timestamptz,
  closed_by uuid,
  -- What the authorities decided in the end, where they did.
  decision text check (decision in ('favourable', 'reserved', 'unfavourable')),
  decided_on date,
  constraint project_reviews_pkey primary key (cpts_id, id),
  constraint project_reviews_frozen_fkey foreign key (cpts_id, frozen_id) references project_frozen (cpts_id, id),
  constraint project_reviews_decided_check check ((decision is null) = (decided_on is null) and (decision is null or closed_at is not null))
);
create index project_reviews_frozen_idx on project_reviews (cpts_id, frozen_id);
create unique index project_reviews_open_key on project_reviews (cpts_id, document) where closed_at is null;
create index project_reviews_opened_idx on project_reviews (cpts_id, opened_at desc, id desc);
select platform_protect('project_reviews');

-- Who reads by a signed link, without an account; at the level N-1 (technical support) or N (who decides), which sees N-1.
create table project_reviewers (
  cpts_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  level text not null check (level in ('N-1', 'N')),
  body text not null check (body in ('ARS', 'CPAM', 'MSA', 'URPS', 'ELU', 'AUTRE')),
  person_name text not null check (length(person_name) between 1 and 150),
  email text not null check (length(email) <= 320),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  -- Null once withdrawn: the link opens nothing any more.
  token_hash bytea,
  revoked_at timestamptz,
  seen_at timestamptz,
  reminders smallint not null default 0 check (reminders between 0 and 20),
  reminded_at timestamptz,
  opinion text check (opinion in ('favourable', 'reserved', 'unfavourable')),
  opinion_text text not null default '' check (length(opinion_text) <= 4000),
  opinion_at timestamptz,
  constraint project_reviewers_pkey primary key (cpts_id, id),
  constraint project_reviewers_review_key unique (cpts_id, review_id, id),
  constraint project_reviewers_email_key unique (cpts_id, review_id, email),
  constraint project_reviewers_review_fkey foreign key (cpts_id, review_id) references project_reviews (cpts_id, id),
  constraint project_reviewers_revoked_check check ((token_hash is null) = (revoked_at is not null)),
  constraint project_reviewers_opinion_at_check check ((opinion is null) = (opinion_at is null))
);
select platform_protect('project_reviewers');

-- A remark on a section, answered point by point.
create table project_remarks (
  cpts_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  reviewer_id uuid not null,
  -- Empty: on the whole document.
  section_key text not null default '' check (length(section_key) <= 80),
  body text not null check (length(body) between 1 and 4000),
  written_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'taken', 'explained', 'declined')),
  answer text not null default '' check (length(answer) <= 4000),
  answered_at timestamptz,
  answered_by uuid,
  answered_by_label text not null default '' check (length(answered_by_label) <= 200),
  revision integer not null default 1 check (revision > 0),
  constraint project_remarks_pkey primary key (cpts_id, id),
  constraint project_remarks_reviewer_fkey foreign key (cpts_id, review_id, reviewer_id) references project_reviewers (cpts_id, review_id, id),
  constraint project_remarks_answered_check check ((state = 'open') = (answered_at is null) and (state = 'open' or answer <> ''))
);
create index project_remarks_reviewer_idx on project_remarks (cpts_id, review_id, reviewer_id);
select platform_protect('project_remarks');

-- A remark comes, changes or goes only while its review is open; the row of the review is held until the end of the transaction, so
-- that none slips in beside a closing. Answers may come later.
create function project_refuse_closed_review() returns trigger language plpgsql as $$
declare
  at_cpts uuid := coalesce(new.cpts_id, old.cpts_id);
  at_review uuid := coalesce(new.review_id, old.review_id);
begin
  perform 1 from project_reviews where cpts_id = at_cpts and id = at_review and closed_at is null for share;
  if not found then
    raise exception 'this review is closed' using errcode = 'check_violation', constraint = 'project_remarks_open_review_check';
  end if;
  return coalesce(new, old);
end $$;
create trigger project_remarks_open_review before insert or delete or update of body, section_key on project_remarks
  for each row execute function project_refuse_closed_review();

-- One row per move, never changed: taking a move back is a move of its own. The chain is kept by foreign keys: a move begins where
-- the one before it ended, an undo goes exactly the way that it takes back, and two at once cannot have the same rank.
create table project_moves (
  cpts_id uuid not null,
  nth integer not null check (nth between 1 and 1000),
  previous_nth integer generated always as (case when nth > 1 then nth - 1 end) stored,
  from_state text not null,
  to_state text not null,
  undoes integer,
  happened_on date not null,
  remark text not null default '' check (length(remark) <= 2000),
  frozen_id uuid,
  paper_id uuid,
  review_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  made_by_label text not null default '' check (length(made_by_label) <= 200),
  constraint project_moves_pkey primary key (cpts_id, nth),
  constraint project_moves_end_key unique (cpts_id, nth, to_state),
  constraint project_moves_way_key unique (cpts_id, nth, from_state, to_state),
  constraint project_moves_undoes_key unique (cpts_id, undoes),
  constraint project_moves_chain_fkey foreign key (cpts_id, previous_nth, from_state) references project_moves (cpts_id, nth, to_state),
  constraint project_moves_undo_fkey foreign key (cpts_id, undoes, to_state, from_state) references project_moves (cpts_id, nth, from_state, to_state),
  constraint project_moves_frozen_fkey foreign key (cpts_id, frozen_id) references project_frozen (cpts_id, id),
  constraint project_moves_paper_fkey foreign key (cpts_id, paper_id) references project_papers (cpts_id, id),
  constraint project_moves_review_fkey foreign key (cpts_id, review_id) references project_reviews (cpts_id, id),
  constraint project_moves_first_check check (nth > 1 or (from_state = 'EMERGENCE' and undoes is null)),
  constraint project_moves_known_check check (undoes is not null or (from_state, to_state) in (
    ('EMERGENCE', 'LI_DEPOSEE'), ('LI_DEPOSEE', 'LI_VALIDEE'), ('LI_DEPOSEE', 'EMERGENCE'),
    ('LI_VALIDEE', 'PROJET_EN_REDACTION'), ('PROJET_EN_REDACTION', 'PROJET_DEPOSE'),
    ('PROJET_DEPOSE', 'PROJET_VALIDE'), ('PROJET_DEPOSE', 'PROJET_EN_REDACTION'), ('PROJET_VALIDE', 'ACI_SIGNE'),
    ('ACI_SIGNE', 'MISSIONS'), ('MISSIONS', 'RENOUVELLEMENT'), ('RENOUVELLEMENT', 'ACI_SIGNE'))),
  constraint project_moves_frozen_check check (undoes is not null or to_state not in ('LI_DEPOSEE', 'PROJET_DEPOSE') or frozen_id is not null),
  constraint project_moves_paper_check check (undoes is not null or to_state not in ('LI_VALIDEE', 'PROJET_VALIDE', 'ACI_SIGNE') or paper_id is not null),
  constraint project_moves_remark_rule_check check (undoes is not null or (from_state, to_state) not in
    (('LI_DEPOSEE', 'EMERGENCE'), ('PROJET_DEPOSE', 'PROJET_EN_REDACTION')) or remark <> '')
);
create index project_moves_chain_idx on project_moves (cpts_id, previous_nth, from_state);
create index project_moves_undo_idx on project_moves (cpts_id, undoes, to_state, from_state) where undoes is not null;
create index project_moves_frozen_idx on project_moves (cpts_id, frozen_id) where frozen_id is not null;
create index project_moves_paper_idx on project_moves (cpts_id, paper_id) where paper_id is not null;
create index project_moves_review_idx on project_moves (cpts_id, review_id) where review_id is not null;
select platform_protect('project_moves');
revoke update, delete on project_moves from maillage_app;

-- What the CPTS writes about a date of its contract; the dates themselves are computed from the signature (`contract_nth`).
create table project_contract_dates (
  cpts_id uuid not null,
  contract_nth integer not null,
  key text not null check (key ~ '^[a-z-]+(\.[A-Z0-9_]{1,40})?$'),
  -- Another day than the computed one, as the contract says it.
  due_on date,
  done_on date,
  note text not null default '' check (length(note) <= 1000),
  revision integer not null check (revision > 0),
  updated_at timestamptz not null,
  updated_by uuid,
  updated_by_label text not null default '' check (length(updated_by_label) <= 200),
  constraint project_contract_dates_pkey primary key (cpts_id, contract_nth, key),
  constraint project_contract_dates_contract_fkey foreign key (cpts_id, contract_nth) references project_moves (cpts_id, nth)
);
select platform_protect('project_contract_dates');

-- An alert is told once for a date, its day and the delay before it.
create table project_contract_alerts (
  cpts_id uuid not null,
  contract_nth integer not null,
  key text not null check (length(key) <= 60),
  due_on date not null,
  lead_days smallint not null check (lead_days between 0 and 1000),
  told_at timestamptz not null,
  constraint project_contract_alerts_pkey primary key (cpts_id, contract_nth, key, due_on, lead_days),
  constraint project_contract_alerts_contract_fkey foreign key (cpts_id, contract_nth) references project_moves (cpts_id, nth)
);
select platform_protect('project_contract_alerts');

-- Secret addresses of the calendar; only the hash is kept.
create table project_feeds (
  cpts_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint project_feeds_pkey primary key (cpts_id, id)
);
create index project_feeds_created_idx on project_feeds (cpts_id, created_at desc, id) where revoked_at is null;
select platform_protect('project_feeds');
