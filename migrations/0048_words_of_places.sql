-- The words of a place, its name and its commune, by their groups of three letters: « infirmière balma » finds who practises there.
-- Locks: directory_sites, exclusive for an instant (three triggers); filling reads each place once, about a second per 20,000 places.
-- No foreign key, as for directory_name_grams: triggers keep the groups.
create table directory_site_grams (
  cpts_id uuid not null,
  site_id uuid not null,
  gram text not null check (length(gram) <= 3),
  constraint directory_site_grams_pkey primary key (cpts_id, site_id, gram)
);
create index directory_site_grams_search_idx on directory_site_grams (cpts_id, gram, site_id);
select platform_protect('directory_site_grams');

-- As `foldText` of platform/text: lower case, no accent, ligatures opened, one space between words.
create function directory_fold(said text) returns text language sql immutable parallel safe
  begin atomic
    select trim(regexp_replace(replace(replace(regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]', '', 'g'),
      'œ', 'oe'), 'æ', 'ae'), '[^[:alnum:]]+', ' ', 'g'));
  end;

create function directory_add_site_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into directory_site_grams (cpts_id, site_id, gram)
    select n.cpts_id, n.id, g.gram from added n cross join lateral platform_name_grams(directory_fold(concat_ws(' ', n.name, n.commune_name))) as g(gram);
  return null;
end $$;
create function directory_change_site_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from directory_site_grams where cpts_id = new.cpts_id and site_id = new.id;
  insert into directory_site_grams (cpts_id, site_id, gram)
    select new.cpts_id, new.id, gram from platform_name_grams(directory_fold(concat_ws(' ', new.name, new.commune_name))) as gram;
  return null;
end $$;
create function directory_drop_site_grams() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from directory_site_grams k using removed o where k.cpts_id = o.cpts_id and k.site_id = o.id;
  return null;
end $$;
create trigger directory_sites_grams_added after insert on directory_sites
  referencing new table as added for each statement execute function directory_add_site_grams();
create trigger directory_sites_grams_changed after update of name, commune_name on directory_sites
  for each row when (old.name is distinct from new.name or old.commune_name is distinct from new.commune_name)
  execute function directory_change_site_grams();
create trigger directory_sites_grams_removed after delete on directory_sites
  referencing old table as removed for each statement execute function directory_drop_site_grams();

alter table directory_sites no force row level security;
alter table directory_site_grams no force row level security;
insert into directory_site_grams (cpts_id, site_id, gram)
  select s.cpts_id, s.id, g.gram from directory_sites s
    cross join lateral platform_name_grams(directory_fold(concat_ws(' ', s.name, s.commune_name))) as g(gram);
alter table directory_sites force row level security;
alter table directory_site_grams force row level security;
