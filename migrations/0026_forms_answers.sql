-- What is being answered (drafts, kept under the hash of a secret that the database does not have) and what was.
-- Locks: none (new objects only).
create table forms_drafts (
  cpts_id uuid not null,
  id uuid not null,
  sending_id uuid not null,
  -- SHA-256 of a personal link or of the cookie of a public page: with it alone nobody finds whose draft it is.
  key_hash bytea not null check (length(key_hash) = 32),
  content jsonb not null default '{}' check (pg_column_size(content) <= 262144),
  revision integer not null default 1 check (revision > 0),
  -- Sent: the content is empty, and the same sending is answered the same.
  sent boolean not null default false,
  expires_at timestamptz not null,
  constraint forms_drafts_pkey primary key (cpts_id, id),
  constraint forms_drafts_hash_key unique (cpts_id, sending_id, key_hash),
  constraint forms_drafts_sending_fkey foreign key (cpts_id, sending_id) references forms_sendings (cpts_id, id)
);
create index forms_drafts_expires_idx on forms_drafts (cpts_id, expires_at);
select platform_protect('forms_drafts');

-- Puzzles already used by the public page.
create table forms_proofs (
  cpts_id uuid not null,
  proof_hash bytea not null check (length(proof_hash) = 32),
  expires_at timestamptz not null,
  constraint forms_proofs_pkey primary key (cpts_id, proof_hash)
);
create index forms_proofs_expires_idx on forms_proofs (cpts_id, expires_at);
select platform_protect('forms_proofs');

create table forms_responses (
  cpts_id uuid not null,
  -- Anonymous: drawn by chance, so that it tells no instant.
  id uuid not null,
  sending_id uuid not null,
  identity text not null,
  recipient_id uuid,
  professional_id uuid,
  how text not null check (how in ('link', 'public', 'paper')),
  -- Who typed a paper in.
  typed_by uuid,
  answers jsonb not null check (pg_column_size(answers) <= 262144),
  -- `[{mission, engaged, answer}]` as the questionnaire said at that time.
  engagements jsonb not null default '[]',
  score numeric(10, 3),
  -- Anonymous: the day alone.
  submitted_at timestamptz not null,
  -- Anonymous: counted only once mixed with others (`forms.mix-anonymous`).
  counted boolean not null default true,
  constraint forms_responses_pkey primary key (cpts_id, id),
  constraint forms_responses_recipient_key unique (cpts_id, recipient_id),
  constraint forms_responses_sending_fkey foreign key (cpts_id, sending_id, identity) references forms_sendings (cpts_id, id, identity),
  constraint forms_responses_recipient_fkey foreign key (cpts_id, recipient_id) references forms_recipients (cpts_id, id),
  constraint forms_responses_directory_fkey foreign key (cpts_id, professional_id) references directory_professionals (cpts_id, id),
  constraint forms_responses_anonymous_check check (identity = 'named' or (recipient_id is null and professional_id is null
    and typed_by is null and engagements = '[]' and submitted_at = date_trunc('day', submitted_at at time zone 'UTC') at time zone 'UTC')),
  constraint forms_responses_recipient_check check (recipient_id is null or professional_id is not null)
);
create index forms_responses_sending_idx on forms_responses (cpts_id, sending_id, identity);
create index forms_responses_directory_idx on forms_responses (cpts_id, professional_id, submitted_at desc) where professional_id is not null;
create index forms_responses_waiting_idx on forms_responses (cpts_id, sending_id) where not counted;
select platform_protect('forms_responses');

-- No answer after the end, whatever the code believes: the row of the sending is held while the answer is written, so that who
-- closes waits for it. Of an anonymous one the day alone is kept.
create function forms_refuse_late() returns trigger language plpgsql as $$
declare
  ends timestamptz;
begin
  select least(s.closes_at, s.closed_at) into ends from forms_sendings s
    where s.cpts_id = new.cpts_id and s.id = new.sending_id for share;
  if new.submitted_at >= ends then
    raise exception 'this questionnaire is closed' using errcode = 'check_violation', constraint = 'forms_responses_open_check';
  end if;
  if new.identity = 'anonymous' then
    new.submitted_at := date_trunc('day', new.submitted_at at time zone 'UTC') at time zone 'UTC';
  end if;
  return new;
end $$;
create trigger forms_responses_late before insert on forms_responses for each row execute function forms_refuse_late();

-- What was answered stays as it was: a person may be found for it once, nothing else changes (anonymous ones are written anew in
-- another order when they begin to count, with the same content).
create function forms_refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'an answer is never changed' using errcode = 'check_violation', constraint = 'forms_responses_frozen_check';
end $$;
create trigger forms_responses_frozen before update on forms_responses for each row
  when (new.answers is distinct from old.answers or new.sending_id is distinct from old.sending_id or new.identity is distinct from old.identity
    or new.how is distinct from old.how or new.submitted_at is distinct from old.submitted_at or new.engagements is distinct from old.engagements
    or new.score is distinct from old.score or new.recipient_id is distinct from old.recipient_id or (old.counted and not new.counted)
    or (old.professional_id is not null and new.professional_id is distinct from old.professional_id))
  execute function forms_refuse_rewriting();
