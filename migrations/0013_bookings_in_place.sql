-- A booking changes its slot in place: no index says whether a slot is free, so that counting a place writes the row and none of the
-- slot's seven indexes. What is written for one booking went from 14 kB and 4.4 whole pages to 5.6 kB and 0.9, and its cost in the
-- database from 1.5 ms of processor to 1.2 (docs/decisions/slots-changed-in-place.md). Locks: exclusive on agenda_slots for a moment
-- (one index dropped), and on agenda_bookings while two indexes are made anew: 0.13 s for 7,600 bookings on a busy machine.
drop index agenda_slots_free_idx;
-- Room in each page for the new version of a row, which is taken back at the next visit of the page.
alter table agenda_slots set (fillfactor = 90);

-- A place given without a request, or to a patient without a record, is never looked for by them.
drop index agenda_bookings_patient_idx;
create index agenda_bookings_patient_idx on agenda_bookings (cpts_id, patient_id) where patient_id is not null;
drop index agenda_bookings_request_idx;
create index agenda_bookings_request_idx on agenda_bookings (requester_cpts_id, request_id) where request_id is not null;

-- The same as before, but the tenant is changed, and put back, only for a neighbour's slot.
create or replace function agenda_count_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  live constant text[] := array['held', 'booked', 'arrived', 'seen', 'noshow'];
  before_live boolean := tg_op = 'UPDATE' and old.status = any (live);
  after_live boolean := new.status = any (live);
  caller text := current_setting('app.cpts_id', true);
  abroad boolean := caller is distinct from new.cpts_id::text;
begin
  if tg_op = 'UPDATE' and (new.slot_id <> old.slot_id or new.cpts_id <> old.cpts_id or new.requester_cpts_id <> old.requester_cpts_id) then
    raise exception 'a booking keeps its slot; move it by a new one' using errcode = 'integrity_constraint_violation';
  end if;
  if before_live = after_live then
    return new;
  end if;
  if abroad then
    perform set_config('app.cpts_id', new.cpts_id::text, true);
  end if;
  update agenda_slots set taken = taken + (case when after_live then 1 else -1 end)
    where cpts_id = new.cpts_id and id = new.slot_id and (state = 'open' or not after_live);
  if not found and after_live then
    raise exception 'slot closed' using errcode = 'check_violation', constraint = 'agenda_slots_open';
  end if;
  if abroad then
    perform set_config('app.cpts_id', coalesce(caller, ''), true);
  end if;
  return new;
end $$;
