-- Identity by the national rules (RNIV): how each status was reached, attributes, the INS encrypted with a blind index for exact search.
-- Locks: exclusive on patients_records for columns without rewrite, and one reading of it for the checks; well under a second.
alter table patients_records
  add column identity_attributes text[] not null default '{}',
  -- Which document of high trust was seen; its number is never kept.
  add column identity_document text check (length(identity_document) <= 60),
  add column document_seen_at timestamptz,
  add column document_seen_by uuid,
  add column document_seen_label text check (length(document_seen_label) <= 200),
  -- AES-256-GCM: nonce, tag, text; the key's id for rotation. Bound to the CPTS and the patient.
  add column ins_cipher bytea check (octet_length(ins_cipher) between 29 and 100),
  add column ins_key_id text check (length(ins_key_id) between 1 and 20),
  -- OID of the authority that gave the number.
  add column ins_authority text check (ins_authority ~ '^[0-9][0-9.]{4,59}$'),
  -- HMAC-SHA-256, keyed apart, of the 15 characters and the authority.
  add column ins_index_hash bytea check (octet_length(ins_index_hash) = 32),
  add column ins_taken_how text check (ins_taken_how in ('INSI', 'ELSEWHERE')),
  add column ins_taken_at timestamptz,
  add column ins_taken_by uuid,
  add column ins_taken_label text check (length(ins_taken_label) <= 200),
  add column identity_changed_at timestamptz,
  add column identity_changed_by uuid,
  add column identity_changed_label text check (length(identity_changed_label) <= 200),
  add column identity_reason text not null default '' check (length(identity_reason) <= 300),
  add constraint patients_records_attributes_check check (
    identity_attributes <@ array['douteuse', 'fictive', 'homonyme'] and cardinality(identity_attributes) <= 3
    and (identity_status = 'PROVISOIRE' or not identity_attributes && array['douteuse', 'fictive'])),
  add constraint patients_records_document_check check (
    num_nonnulls(identity_document, document_seen_at) in (0, 2)
    and (identity_status not in ('VALIDEE', 'QUALIFIEE') or identity_document is not null)),
  -- The parts of an INS come and go together; nobody is retrieved or qualified without one.
  add constraint patients_records_ins_whole_check check (
    num_nonnulls(ins_cipher, ins_key_id, ins_authority, ins_index_hash, ins_taken_how, ins_taken_at) in (0, 6)),
  add constraint patients_records_ins_needed_check check (identity_status not in ('RECUPEREE', 'QUALIFIEE') or ins_cipher is not null);
-- One INS in use per CPTS; one that a corrected identity left behind is hidden and stands in nobody's way.
create unique index patients_records_ins_key on patients_records (cpts_id, ins_index_hash)
  where identity_status in ('RECUPEREE', 'QUALIFIEE');
create index patients_records_ins_idx on patients_records (cpts_id, ins_index_hash) where ins_index_hash is not null;
