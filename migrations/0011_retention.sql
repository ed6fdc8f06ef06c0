-- How long a CPTS keeps what names a patient in requests that ended, and the mark of those made anonymous.
-- Locks: exclusive on snp_requests, agenda_bookings for a column without default and its check (one scan each: a second per million rows).
create table snp_retention (
  cpts_id uuid not null,
  -- Months after the end of a request.
  months smallint not null check (months between 3 and 240),
  source text not null check (length(source) between 3 and 500),
  decided_by uuid,
  decided_at timestamptz not null default now(),
  constraint snp_retention_pkey primary key (cpts_id)
);
select platform_protect('snp_retention');

-- Anonymous means that nothing of the person is left, whatever code wrote the mark.
alter table snp_requests add column anonymised_at timestamptz,
  add constraint snp_requests_anonymised_check check (anonymised_at is null or (
    status in ('closed', 'cancelled') and num_nonnulls(patient_id, requester_phone, latitude, longitude, reason_code, red_flag_reason, level_reason, resource_note, end_reason) = 0
    and place_label = '' and reason = '' and requester_label = '' and answers = '{}' and cardinality(red_flags) = 0));
alter table agenda_bookings add column anonymised_at timestamptz,
  add constraint agenda_bookings_anonymised_check check (anonymised_at is null or num_nonnulls(patient_id, patient_family_name,
    patient_given_name, patient_birth_on, patient_sex, patient_phone, patient_address, reason, note) = 0);
