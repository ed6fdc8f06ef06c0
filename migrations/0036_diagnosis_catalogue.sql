-- IRIS found by their name, indicators that say what they count, values that say they were counted on this very ground.
-- Locks: short ones on territory_contours, project_indicators and project_indicator_values (columns with a constant default); the two
-- updates write the rows of IRIS and of one list of the reference again: some seconds for 50,000 IRIS.
alter table territory_contours add column search_text text not null default '' check (length(search_text) <= 300);
update territory_contours c set search_text = left(trim(regexp_replace(
    translate(lower(replace(replace(c.name, 'œ', 'oe'), 'Œ', 'oe')), 'àâäçéèêëîïôöùûüÿ', 'aaaceeeeiioouuuy'), '[^a-z0-9]+', ' ', 'g'))
    || ' ' || coalesce((select r.search_text from reference_communes r where r.code = c.commune_code), ''), 300)
  where c.kind = 'iris';
-- Communes are searched in the reference.
create index territory_contours_search_idx on territory_contours using gin (search_text gin_trgm_ops) where kind = 'iris';

alter table project_indicators add column definition text not null default '' check (length(definition) <= 500);

-- Somebody says that the source counted on this part of a commune itself: the figure is then not taken for a share of the whole.
alter table project_indicator_values add column counted_there boolean not null default false;

-- What an administrator edited is kept, and gets the new attributes that the common catalogue has.
update reference_values set attributes = '{"mission": "", "definition": "", "method": "", "finest": "commune", "live": false}'::jsonb || attributes
  where set_name = 'diagnosis-indicator';
