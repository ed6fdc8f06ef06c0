-- The ledger of decisions forgets what would find a patient again, with their request and never otherwise.
-- Locks: none (a new function only).
-- The application may not change the ledger; this is its only way, as narrow as can be: the request is of the running tenant,
-- closed, and made anonymous by the running transaction. Kind, date, person, ids, rules, seed, capacities and scores stay.
create function mt_forget_decisions(request uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- xmin: which transaction wrote the row as it stands; 32 bits of the 64 of its number.
  perform 1 from mt_requests q where q.cpts_id = app_cpts() and q.id = request and q.status = 'closed' and q.anonymous_at is not null
    and q.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296;
  if not found then
    raise exception 'the request % is not made anonymous here', request using errcode = 'insufficient_privilege';
  end if;
  update mt_decisions d set reason = '', candidates = (
      select coalesce(jsonb_agg(one || '{"distanceMeters": null, "reasons": []}' order by nth), '[]')
      from jsonb_array_elements(d.candidates) with ordinality as listed (one, nth))
    where d.cpts_id = app_cpts() and d.request_id = request;
end $$;
revoke execute on function mt_forget_decisions(uuid) from public;
grant execute on function mt_forget_decisions(uuid) to maillage_app;
