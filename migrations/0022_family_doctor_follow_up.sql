-- Family doctor, after the yes of a doctor: the patient told by the way they chose, a place held in the doctor's agenda, and
-- records that came from outside forgotten with their request.
-- Locks: exclusive on mt_requests, notify_deliveries and patients_records for columns without rewrite and one reading for the checks; well under a second.
alter table mt_requests
  -- The message that Maillage sends to the person: no name, no doctor, no health.
  add column message_way text,
  add column message_state text,
  -- A place of the doctor's agenda kept while the patient is on the phone.
  add column held_booking_id uuid,
  add constraint mt_requests_message_check check (
    (message_way is null) = (message_state is null) and message_way in ('mail', 'sms') and message_state in ('waiting', 'sent', 'failed'));
create index mt_requests_booking_idx on mt_requests (cpts_id, booking_id) where booking_id is not null;

-- A message to somebody who has no account: what it is about is told (`notify.outside-delivered`), then the row goes with the address.
alter table notify_deliveries
  add column about_kind text,
  add column about_id uuid,
  add constraint notify_deliveries_about_check check (
    (about_kind is null) = (about_id is null) and length(about_kind) <= 60 and (about_id is null or notice_id is null));
create index notify_deliveries_about_idx on notify_deliveries (cpts_id, about_id) where about_id is not null;

-- A record that nobody inside made may go once nothing holds it: asked for with the end of what it was made for.
alter table patients_records add column forget_asked_at timestamptz;
create index patients_records_to_forget_idx on patients_records (cpts_id, id) where forget_asked_at is not null;

-- Where a booking was moved to, for whoever follows it.
-- Locks: share on agenda_bookings while the index is built: no booking for that time, under a second for 100,000 of them.
create index agenda_bookings_moved_idx on agenda_bookings (cpts_id, moved_from) where moved_from is not null;
