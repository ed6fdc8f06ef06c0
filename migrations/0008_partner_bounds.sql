-- What a partner may do to a booking that it asked for, said by the database: confirm its hold, or give the place back.
-- Who came is the host's to say, and what ended stays ended. Locks: brief exclusive on agenda_bookings, no row is read.
drop policy change_what_i_asked on agenda_bookings;
create policy change_what_i_asked on agenda_bookings for update
  using (requester_cpts_id = app_cpts() and status in ('held', 'booked', 'arrived'))
  with check (requester_cpts_id = app_cpts() and status in ('booked', 'cancelled'));

-- A booking keeps its professional as it keeps its slot.
create function agenda_keep_professional() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'a booking keeps its professional; move it by a new one' using errcode = 'integrity_constraint_violation';
end $$;
create trigger agenda_bookings_professional before update of professional_id on agenda_bookings
  for each row when (old.professional_id <> new.professional_id) execute function agenda_keep_professional();

-- Functions that run with more rights than their caller are for the application alone.
revoke execute on function audit_append(uuid, timestamptz, uuid, text, text, text, uuid, uuid, text, jsonb, text, bytea) from public;
revoke execute on function audit_seal(bigint, uuid, bytea) from public;
revoke execute on function jobs_enqueue(text, json, text, timestamptz, integer, text) from public;
revoke execute on function agenda_may_book(uuid, uuid) from public;
grant execute on function audit_append(uuid, timestamptz, uuid, text, text, text, uuid, uuid, text, jsonb, text, bytea) to maillage_app;
grant execute on function audit_seal(bigint, uuid, bytea) to maillage_app;
grant execute on function jobs_enqueue(text, json, text, timestamptz, integer, text) to maillage_app;
grant execute on function agenda_may_book(uuid, uuid) to maillage_app;
