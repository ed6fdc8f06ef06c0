-- The ledger forgets reasons and distances with their request since 0021; requests made anonymous before it kept theirs.
-- Locks: rows of mt_decisions of anonymous requests, a CPTS at a time; some ms for each thousand.
do $$
declare
  one record;
begin
  for one in select id from territory_cpts loop
    perform set_config('app.cpts_id', one.id::text, true);
    update mt_decisions d set reason = '', candidates = (
        select coalesce(jsonb_agg(c || '{"distanceMeters": null, "reasons": []}' order by nth), '[]')
        from jsonb_array_elements(d.candidates) with ordinality as listed (c, nth))
      from mt_requests q
      where d.cpts_id = one.id and q.cpts_id = one.id and q.id = d.request_id and q.anonymous_at is not null;
  end loop;
  perform set_config('app.cpts_id', '', true);
end $$;
