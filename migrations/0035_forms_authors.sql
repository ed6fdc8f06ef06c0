-- Questionnaires: what who answers a public page says of themselves, who gave an answer its author, and how long answers are kept.
-- Locks: exclusive on forms_drafts, forms_responses, forms_sendings for columns without default and their checks (one scan each: a
-- second per million rows).
create table forms_retention (
  cpts_id uuid not null,
  -- Months after the end of a questionnaire.
  months smallint not null check (months between 3 and 240),
  source text not null check (length(source) between 3 and 500),
  decided_by uuid,
  decided_at timestamptz not null,
  constraint forms_retention_pkey primary key (cpts_id)
);
select platform_protect('forms_retention');

-- `{name, professionCode, specialityCode, communeCode, rpps}` as typed so far.
alter table forms_drafts add column author jsonb,
  add constraint forms_drafts_author_check check (pg_column_size(author) <= 4096);

alter table forms_responses
  add column author_name text,
  add column author_profession text,
  add column author_speciality text,
  add column author_commune text,
  add column author_rpps text,
  -- Who gave the answer its author, and when.
  add column attached_by uuid,
  add column attached_at timestamptz,
  add constraint forms_responses_author_check check (length(author_name) <= 200 and author_profession ~ '^[0-9A-Za-z-]{1,10}$'
    and author_speciality ~ '^[0-9A-Za-z-]{1,10}$' and author_commune ~ '^[0-9AB]{5}$' and author_rpps ~ '^[0-9]{11}$'),
  add constraint forms_responses_nobody_check check (identity = 'named'
    or num_nonnulls(author_name, author_profession, author_speciality, author_commune, author_rpps, attached_by, attached_at) = 0),
  add constraint forms_responses_attached_check check (num_nonnulls(attached_by, attached_at) in (0, 2)
    and (attached_at is null or professional_id is not null));
create index forms_responses_author_idx on forms_responses (cpts_id, submitted_at) where professional_id is null and author_profession is not null;

-- What an author said of themselves is part of what they answered.
create or replace trigger forms_responses_frozen before update on forms_responses for each row
  when (new.answers is distinct from old.answers or new.sending_id is distinct from old.sending_id or new.identity is distinct from old.identity
    or new.how is distinct from old.how or new.submitted_at is distinct from old.submitted_at or new.engagements is distinct from old.engagements
    or new.score is distinct from old.score or new.recipient_id is distinct from old.recipient_id or (old.counted and not new.counted)
    or (old.professional_id is not null and new.professional_id is distinct from old.professional_id)
    or (old.attached_at is not null and (new.attached_by, new.attached_at) is distinct from (old.attached_by, old.attached_at))
    or (new.author_name, new.author_profession, new.author_speciality, new.author_commune, new.author_rpps)
      is distinct from (old.author_name, old.author_profession, old.author_speciality, old.author_commune, old.author_rpps))
  execute function forms_refuse_rewriting();

-- Forgotten: nobody is linked to this sending any more; `kept` holds its counts. It is over, and does not open again.
alter table forms_sendings add column forgotten_at timestamptz, add column kept jsonb,
  add constraint forms_sendings_forgotten_check check ((forgotten_at is null) = (kept is null)
    and (forgotten_at is null or closed_at is not null or closes_at <= forgotten_at)),
  add constraint forms_sendings_kept_check check (pg_column_size(kept) <= 524288);
create index forms_sendings_remembered_idx on forms_sendings (cpts_id, closes_at) where forgotten_at is null;
