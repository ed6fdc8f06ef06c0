-- A contract that ends: by whom, why, from which day; and how long a CPTS keeps the names of those who gave an opinion.
-- Locks: exclusive on project_moves and project_reviewers for columns without default and their checks (some dozens of rows a CPTS).
alter table project_moves
  add column ended_by text,
  add column ends_on date,
  add constraint project_moves_ended_by_check check (ended_by in ('cpts', 'insurance', 'ars', 'agreement', 'term')),
  drop constraint project_moves_known_check,
  add constraint project_moves_known_check check (undoes is not null or (from_state, to_state) in (
    ('EMERGENCE', 'LI_DEPOSEE'), ('LI_DEPOSEE', 'LI_VALIDEE'), ('LI_DEPOSEE', 'EMERGENCE'),
    ('LI_VALIDEE', 'PROJET_EN_REDACTION'), ('PROJET_EN_REDACTION', 'PROJET_DEPOSE'),
    ('PROJET_DEPOSE', 'PROJET_VALIDE'), ('PROJET_DEPOSE', 'PROJET_EN_REDACTION'), ('PROJET_VALIDE', 'ACI_SIGNE'),
    ('ACI_SIGNE', 'MISSIONS'), ('MISSIONS', 'RENOUVELLEMENT'), ('RENOUVELLEMENT', 'ACI_SIGNE'),
    ('ACI_SIGNE', 'CONTRAT_TERMINE'), ('MISSIONS', 'CONTRAT_TERMINE'), ('RENOUVELLEMENT', 'CONTRAT_TERMINE'),
    ('CONTRAT_TERMINE', 'PROJET_EN_REDACTION'), ('CONTRAT_TERMINE', 'ACI_SIGNE'))),
  -- Who ended it, from when and why; with what proves it, unless it came to its term by itself.
  add constraint project_moves_end_check check (case when undoes is null and to_state = 'CONTRAT_TERMINE'
    then ended_by is not null and ends_on is not null and ends_on >= happened_on and remark <> '' and (ended_by = 'term' or paper_id is not null)
    else num_nonnulls(ended_by, ends_on) = 0 end);

create table project_retention (
  cpts_id uuid not null,
  -- Months after the end of a demand of opinions.
  months smallint not null check (months between 3 and 240),
  source text not null check (length(source) between 3 and 500),
  decided_by uuid,
  decided_at timestamptz not null,
  constraint project_retention_pkey primary key (cpts_id)
);
select platform_protect('project_retention');

-- Forgotten means that neither name, address nor link is left, whatever code wrote the mark; body, level, opinion and remarks stay.
alter table project_reviewers
  add column forgotten_at timestamptz,
  alter column email drop not null,
  drop constraint project_reviewers_person_name_check,
  add constraint project_reviewers_person_name_check check (length(person_name) <= 150),
  add constraint project_reviewers_forgotten_check check (case when forgotten_at is null
    then email is not null and person_name <> '' else email is null and person_name = '' and token_hash is null end);
