import { auditCall } from "../../../platform/audit/index.ts";

/**
 * One round trip for a claim: the slot as it stands, the booking, its first event and, in the host's own tenant, the word to
 * the other slices. The trigger agenda_count_places counts the place and the check refuses one too many, whatever was read.
 * No row: the slot cannot be seen from here, or has begun. $1 host, $2 slot, $3 booking id, $4 requester CPTS, $5 request,
 * $6 status, $7 now, $8 held until, $9 user, $10–16 patient, $17 reason, $18 level, $19 note, $20 why, $21 moved from,
 * $22 event id, $23 outbox id.
 */
const CLAIM_PLACE = `
with slot as (
  select s.cpts_id, s.id, s.professional_id, jsonb_build_object(
    'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'endsAt', to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'modality', s.modality, 'scheduleId', c.id, 'professionalName', c.professional_name, 'siteName', c.site_name,
    'siteAddress', c.site_address, 'latitude', c.latitude, 'longitude', c.longitude, 'phone', c.phone,
    'teleconsultationUrl', case when s.modality = 'VR' then c.teleconsultation_url end, 'wheelchair', c.wheelchair) as place
  from agenda_slots s join agenda_schedules c on c.cpts_id = s.cpts_id and c.id = s.schedule_id
  where s.cpts_id = $1 and s.id = $2 and s.starts_at > $7
), booking as (
  insert into agenda_bookings (cpts_id, id, slot_id, professional_id, requester_cpts_id, request_id, status, created_at,
    held_until, held_by, booked_by, booked_at, patient_id, patient_family_name, patient_given_name, patient_birth_on,
    patient_sex, patient_phone, patient_address, reason, level_code, note, why, moved_from, place)
  select slot.cpts_id, $3::uuid, slot.id, slot.professional_id, $4::uuid, $5::uuid, $6::text, $7::timestamptz,
    $8::timestamptz, case when $6 = 'held' then $9::uuid end, case when $6 = 'booked' then $9::uuid end, case when $6 = 'booked' then $7::timestamptz end,
    $10::uuid, $11::text, $12::text, $13::date, $14::text, $15::text, $16::text, $17::text, $18::text, $19::text, $20::jsonb, $21::uuid, slot.place
  from slot
  returning cpts_id, id, slot_id, professional_id, place
), event as (
  insert into agenda_booking_events (cpts_id, id, booking_id, at, user_id, from_status, to_status)
  select cpts_id, $22::uuid, id, $7, $9::uuid, null, $6 from booking where cpts_id = $4
), word as (
  insert into events_outbox (cpts_id, id, name, payload, created_at)
  select cpts_id, $23::uuid, 'agenda.booking-changed', jsonb_build_object('bookingId', id, 'slotId', slot_id,
    'professionalId', professional_id, 'requesterCptsId', $4::uuid, 'requestId', $5::uuid, 'from', null, 'to', $6::text, 'byUserId', $9::uuid), $7
  from booking where cpts_id = $4
)
select professional_id, place`;
export const CLAIM = `${CLAIM_PLACE} from booking`;

/** The same, and who did it in the audit, true exactly when the booking is: $24–35, the values of `recordValues`. */
export const CLAIM_RECORDED = `${CLAIM_PLACE}, ${auditCall(24)} from booking`;

/**
 * One round trip for a change of status: only from the statuses given, only at the version given when there is one.
 * No row: it was not there, or not in that state. $1 host, $2 booking, $3 from, $4 version, $5 to, $6 now, $7 user,
 * $8 reason, $9 event id, $10 outbox id, $11–17 patient, $18 reason of care, $19 level, $20 note, $21 why (null keeps what is there).
 */
export const CHANGE = `
with former as (
  select cpts_id, id, status from agenda_bookings
  where cpts_id = $1 and id = $2 and status = any($3::text[]) and ($4::int is null or version = $4)
  for update
), booking as (
  update agenda_bookings b set status = $5::text, version = b.version + 1,
    held_until = case when $5 = 'held' then b.held_until end,
    booked_by = case when $5 = 'booked' then coalesce(b.booked_by, $7::uuid) else b.booked_by end,
    booked_at = case when $5 = 'booked' then coalesce(b.booked_at, $6::timestamptz) else b.booked_at end,
    arrived_at = case when $5 = 'arrived' then coalesce(b.arrived_at, $6) when $5 = 'booked' then null else b.arrived_at end,
    seen_at = case when $5 = 'seen' then $6::timestamptz end,
    ended_at = case when $5 in ('seen', 'noshow', 'cancelled', 'expired') then $6::timestamptz end,
    end_reason = case when $5 = 'cancelled' then $8::text end,
    patient_id = coalesce($11::uuid, b.patient_id), patient_family_name = coalesce($12::text, b.patient_family_name),
    patient_given_name = coalesce($13::text, b.patient_given_name), patient_birth_on = coalesce($14::date, b.patient_birth_on),
    patient_sex = coalesce($15::text, b.patient_sex), patient_phone = coalesce($16::text, b.patient_phone),
    patient_address = coalesce($17::text, b.patient_address), reason = coalesce($18::text, b.reason),
    level_code = coalesce($19::text, b.level_code), note = coalesce($20::text, b.note), why = coalesce($21::jsonb, b.why)
  from former where b.cpts_id = former.cpts_id and b.id = former.id
  returning b.cpts_id, b.id, b.slot_id, b.professional_id, b.requester_cpts_id, b.request_id, b.status, b.held_until, b.version,
    b.place, former.status as former
), event as (
  insert into agenda_booking_events (cpts_id, id, booking_id, at, user_id, from_status, to_status, reason)
  select cpts_id, $9::uuid, id, $6::timestamptz, $7, former, status, $8 from booking
), word as (
  insert into events_outbox (cpts_id, id, name, payload, created_at)
  select cpts_id, $10::uuid, 'agenda.booking-changed', jsonb_build_object('bookingId', id, 'slotId', slot_id,
    'professionalId', professional_id, 'requesterCptsId', requester_cpts_id, 'requestId', request_id, 'from', former, 'to', status, 'byUserId', $7::uuid), $6
  from booking where cpts_id = app_cpts()
)
select * from booking`;
