-- A part of a commune has a postal code of its own: Toulouse has six, its quarter of Rangueil one (31400). Null: those of the commune.
-- Locks: territory_areas, exclusive, an instant: no default, and the check reads 1,000 rows a CPTS at most.
alter table territory_areas
  add column postal_code text,
  add constraint territory_areas_postal_code_check check (postal_code ~ '^[0-9]{5}$');
