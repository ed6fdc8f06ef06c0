-- Until when news of a patient sent to a resource are awaited: the clock of a request that nobody closed.
-- Locks: exclusive on snp_requests for the column (no rewrite) and the few rows that stand at `resource`; well under a second.
alter table snp_requests add column news_due_at timestamptz;
create index snp_requests_news_idx on snp_requests (cpts_id, news_due_at) where status = 'resource';

-- Those already sent: 48 hours after they last moved, the delay of the reference when it was written. The owner passes
-- row-level security only where it is not forced, so the force is lifted inside this one transaction.
alter table snp_requests no force row level security;
update snp_requests set news_due_at = updated_at + interval '48 hours' where status = 'resource';
alter table snp_requests force row level security;
