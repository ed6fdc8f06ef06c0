-- Which indicators and charts a document shows. Without a row, or with null in it, those that the application shows at the start.
-- Locks: none (new objects only).
create table project_shown (
  cpts_id uuid not null,
  document text not null check (document in ('letter', 'health-project')),
  -- Codes, in no order; null: those of the start.
  indicators jsonb check (jsonb_typeof(indicators) = 'array' and octet_length(indicators::text) <= 40000),
  charts jsonb check (jsonb_typeof(charts) = 'array' and octet_length(charts::text) <= 1000),
  revision integer not null check (revision >= 1),
  changed_by uuid,
  changed_by_label text not null check (length(changed_by_label) <= 200),
  changed_at timestamptz not null,
  constraint project_shown_pkey primary key (cpts_id, document),
  -- Both are chosen, or neither.
  constraint project_shown_both_check check ((indicators is null) = (charts is null))
);
select platform_protect('project_shown');
