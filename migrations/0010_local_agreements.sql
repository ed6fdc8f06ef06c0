-- An agreement begins and ends at midnight of the territory that shares: in La Réunion four hours before UTC, in Martinique four after.
-- Locks: brief on agenda_bookings (one policy more) and identity_links (one empty column, one index); no row is read.
create function territory_runs(starts_on date, ends_on date, zone text, at timestamptz) returns boolean language sql stable
  begin atomic
    select (at at time zone zone)::date >= starts_on and (ends_on is null or (at at time zone zone)::date <= ends_on);
  end;
create or replace function territory_sharing_with_me() returns setof uuid language sql stable
  begin atomic
    select a.cpts_id from territory_agreements a join territory_cpts giver on giver.id = a.cpts_id
    where a.partner_cpts_id = app_cpts() and a.revoked_at is null
      and territory_runs(a.starts_on, a.ends_on, giver.time_zone, now());
  end;
create or replace function territory_bookable_by_me() returns setof uuid language sql stable
  begin atomic
    select a.cpts_id from territory_agreements a join territory_cpts giver on giver.id = a.cpts_id
    where a.partner_cpts_id = app_cpts() and a.may_book and a.revoked_at is null
      and territory_runs(a.starts_on, a.ends_on, giver.time_zone, now());
  end;

-- Whoever inserts a booking asks for it: the host has rights on its own rows, and not the name of its neighbour.
create policy in_own_name on agenda_bookings as restrictive for insert with check (requester_cpts_id = app_cpts());

-- No index uses btree_gin. An installation whose extension belongs to another account, or serves other tables, keeps it.
do $$
begin
  drop extension if exists btree_gin;
exception when insufficient_privilege or dependent_objects_still_exist then
  raise notice 'btree_gin stays: it is not ours to drop';
end $$;

-- Links by mail are counted per browser, per place they are asked from (a keyed hash of its address, gone with the link) and per mail address.
alter table identity_links add column source_hash bytea;
