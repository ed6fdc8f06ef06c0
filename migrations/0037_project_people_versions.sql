-- A person of the team is saved over the revision that was read; what is frozen of a subsidy request is balanced in both its budgets,
-- by what its lines say and not by what the application summed.
-- Locks: project_people and project_subsidies, exclusive, an instant: the defaults are constants, the check reads 200 requests a CPTS at most.
alter table project_people
  add column revision integer not null default 1,
  add column changed_by uuid,
  add column changed_by_label text not null default '',
  add column changed_at timestamptz not null default now(),
  add constraint project_people_revision_check check (revision >= 1),
  add constraint project_people_changed_by_label_check check (length(changed_by_label) <= 200);

-- Accounts 60 to 69 beside 70 to 79, and 86 beside 87; an empty budget is balanced.
create function project_budget_is_balanced(lines jsonb) returns boolean language sql immutable strict parallel safe as $$
  select coalesce(sum(case left(line ->> 'account', 1) when '6' then 1 when '7' then -1 else 0 end * (line ->> 'euros')::bigint), 0) = 0
     and coalesce(sum(case line ->> 'account' when '86' then 1 when '87' then -1 else 0 end * (line ->> 'euros')::bigint), 0) = 0
  from jsonb_array_elements(lines) as line
$$;
alter table project_subsidies
  drop constraint project_subsidies_balance_check,
  add constraint project_subsidies_balance_check check (
    frozen_at is null
    or (charges = resources and charges > 0 and given_charges = given_resources
        and coalesce(project_budget_is_balanced(content -> 'budget'), false)
        and coalesce(project_budget_is_balanced(content -> 'projectBudget'), false)));
