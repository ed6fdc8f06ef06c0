import { describe, expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../../tools/testing/index.ts";
import { newId } from "../../../platform/db/index.ts";

const server = await aServer();

const runs = async (zone: string, at: string): Promise<boolean> =>
  (await server.owner.query("select territory_runs('2026-11-24', '2026-11-25', $1, $2) as runs", [zone, at]))
    .rows[0].runs;

describe("an agreement from the 24th to the 25th of November", () => {
  test.each([
    ["Indian/Reunion", "2026-11-23T19:59:59Z", false],
    ["Indian/Reunion", "2026-11-23T20:00:00Z", true],
    ["Indian/Reunion", "2026-11-25T19:59:59Z", true],
    ["Indian/Reunion", "2026-11-25T20:00:00Z", false],
    ["America/Martinique", "2026-11-24T03:59:59Z", false],
    ["America/Martinique", "2026-11-24T04:00:00Z", true],
    ["America/Martinique", "2026-11-26T03:59:59Z", true],
    ["America/Martinique", "2026-11-26T04:00:00Z", false],
    ["Europe/Paris", "2026-11-23T22:59:59Z", false],
    ["Europe/Paris", "2026-11-23T23:00:00Z", true],
  ])("in %s at %s: %s", async (zone, at, expected) => {
    expect(await runs(zone, at)).toBe(expected);
  });
});

// Whatever the hour of the test, one of these is at another date than UTC.
describe.each(["Etc/GMT+12", "America/Martinique", "Indian/Reunion", "Pacific/Kiritimati"])(
  "in %s",
  (zone) => {
    test("the neighbour sees and books on the first and the last day as lived there, and not a day around", async () => {
      const giver = await aCptsWith(server);
      const partner = await aCptsWith(server);
      await server.owner.query("update territory_cpts set time_zone = $2 where id = $1", [
        giver.cptsId,
        zone,
      ]);
      /** What the partner may, in the very transaction that dates the agreement by the giver's day. */
      const shared = async (startsIn: number, endsIn: number): Promise<number[]> => {
        const client = await server.owner.connect();
        try {
          await client.query("begin");
          await client.query(
            `insert into territory_agreements (cpts_id, id, partner_cpts_id, may_book, starts_on, ends_on)
           select $1, $2, $3, true, today + $5::int, today + $6::int from (select (now() at time zone $4)::date as today) as day`,
            [giver.cptsId, newId(), partner.cptsId, zone, startsIn, endsIn],
          );
          await client.query(`set local role maillage_app; set local app.cpts_id = '${partner.cptsId}'`);
          const seen = await client.query("select from territory_sharing_with_me()");
          const bookable = await client.query("select from territory_bookable_by_me()");
          return [seen.rowCount ?? 0, bookable.rowCount ?? 0];
        } finally {
          await client.query("rollback");
          client.release();
        }
      };
      expect(await shared(0, 0)).toEqual([1, 1]);
      expect(await shared(1, 1)).toEqual([0, 0]);
      expect(await shared(-1, -1)).toEqual([0, 0]);
      expect(await shared(-1, 1)).toEqual([1, 1]);
    });
  },
);
