-- The name and the phone said at the start of a call: kept on the request when a sign of gravity stops it before there is a record of
-- the patient, so that a colleague can call back.
-- Locks: exclusive on snp_requests for two columns without default and their checks (one scan; a second per million rows).
alter table snp_requests add column typed_name text,
  add column typed_phone text,
  add constraint snp_requests_typed_name_check check (length(typed_name) <= 200),
  add constraint snp_requests_typed_phone_check check (length(typed_phone) <= 30),
  -- A record says who the patient is: nothing is kept twice; anonymous means that nothing is kept.
  add constraint snp_requests_typed_check check ((patient_id is null and anonymised_at is null) or num_nonnulls(typed_name, typed_phone) = 0);
