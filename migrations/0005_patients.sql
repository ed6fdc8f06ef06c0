-- The patient as missions share it. Identity by the national rules: traits and a status; no INS number yet.
create table patients_records (
  cpts_id uuid not null,
  id uuid not null,
  birth_family_name text not null check (length(birth_family_name) between 1 and 100),
  used_family_name text check (length(used_family_name) <= 100),
  birth_given_names text not null check (length(birth_given_names) between 1 and 100),
  used_given_name text check (length(used_given_name) <= 100),
  search_text text not null,
  sex text not null check (sex in ('F', 'M', 'U')),
  birth_on date check (birth_on between date '1880-01-01' and date '2200-01-01'),
  birth_place_code text check (length(birth_place_code) <= 5),
  identity_status text not null default 'PROVISOIRE' check (identity_status in ('PROVISOIRE', 'RECUPEREE', 'VALIDEE', 'QUALIFIEE')),
  phone text check (length(phone) <= 30),
  email text check (length(email) <= 320),
  address_line text not null default '' check (length(address_line) <= 300),
  postal_code text check (length(postal_code) <= 10),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  own_doctor text not null default 'unknown' check (own_doctor in ('yes', 'none', 'unknown')),
  own_doctor_professional_id uuid,
  own_doctor_name text check (length(own_doctor_name) <= 200),
  contact_person text check (length(contact_person) <= 200),
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint patients_records_pkey primary key (cpts_id, id),
  constraint patients_records_own_doctor_fkey foreign key (cpts_id, own_doctor_professional_id) references directory_professionals (cpts_id, id)
);
create index patients_records_birth_idx on patients_records (cpts_id, birth_on);
create index patients_records_own_doctor_idx on patients_records (cpts_id, own_doctor_professional_id);
select platform_protect('patients_records');

-- Names by their groups of three letters, as in the directory: a search of 40,000 patients walks an index.
create table patients_name_grams (
  cpts_id uuid not null,
  patient_id uuid not null,
  gram text not null check (length(gram) <= 3),
  constraint patients_name_grams_pkey primary key (cpts_id, patient_id, gram)
);
create index patients_name_grams_search_idx on patients_name_grams (cpts_id, gram, patient_id);
select platform_protect('patients_name_grams');
-- Names come and go many at once: one statement for all of them. Few updates change a name: per row, asleep for the others.
create function patients_add_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into patients_name_grams (cpts_id, patient_id, gram)
    select n.cpts_id, n.id, g.gram from added n cross join lateral platform_name_grams(n.search_text) as g(gram);
  return null;
end $$;
create function patients_change_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from patients_name_grams where cpts_id = new.cpts_id and patient_id = new.id;
  insert into patients_name_grams (cpts_id, patient_id, gram) select new.cpts_id, new.id, gram from platform_name_grams(new.search_text) as gram;
  return null;
end $$;
create function patients_drop_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from patients_name_grams k using removed o where k.cpts_id = o.cpts_id and k.patient_id = o.id;
  return null;
end $$;
create trigger patients_records_grams_added after insert on patients_records
  referencing new table as added for each statement execute function patients_add_grams();
create trigger patients_records_grams_changed after update of search_text on patients_records
  for each row when (old.search_text is distinct from new.search_text) execute function patients_change_grams();
create trigger patients_records_grams_removed after delete on patients_records
  referencing old table as removed for each statement execute function patients_drop_grams();
