import type pg from "pg";
import { requestText } from "../load/http-client.ts";
import { measure, median, type Round } from "../load/measure.ts";
import { beside, type Scenario } from "../scenario.ts";

const ROUNDS = 5;
const SECONDS = 3;
const CLIENTS = 16;

/** Booking a slot over HTTP against a bare INSERT and COMMIT by the same driver, same durability, behind the same edge. */
export const booking: Scenario = {
  name: "booking",
  run: async ({ database, server, say }) => {
    const { port, cookie } = await server();
    const { owner } = (await database()).storage;
    const { rows: free } = await owner.query<{ id: string; slug: string }>(
      "select s.id, c.slug from agenda_slots s join territory_cpts c on c.id = s.cpts_id where s.taken = 0 and s.starts_at > now() + interval '1 hour' order by md5(s.id::text) limit 200000",
    );
    // In a database kept from a former run there are bookings already.
    const before = await countBooked(owner);
    let n = 0;
    const patient = {
      familyName: "Fictif",
      givenName: "Camille",
      birthOn: "1950-01-01",
      sex: "F",
      phone: "0639980000",
    };
    const book = () => {
      const slot = free[n++];
      return (
        slot &&
        requestText(
          "POST",
          `/api/c/${slot.slug}/agenda/bookings`,
          cookie,
          JSON.stringify({ slotId: slot.id, patient }),
        )
      );
    };
    const insert = () => {
      const slot = free[n++];
      return (
        slot &&
        requestText(
          "POST",
          `/api/c/${slot.slug}/bench/insert`,
          cookie,
          JSON.stringify({ slotId: slot.id, patient }),
        )
      );
    };
    // The worst that can happen to one slot: everybody wants it.
    const hot = free.at(-1);
    const fight = () =>
      hot &&
      requestText(
        "POST",
        `/api/c/${hot.slug}/agenda/bookings`,
        cookie,
        JSON.stringify({ slotId: hot.id, patient }),
      );
    const rounds = { book: [] as Round[], insert: [] as Round[] };
    for (let round = 0; round < ROUNDS; round++) {
      rounds.insert.push(await measure(port, CLIENTS, SECONDS, insert));
      rounds.book.push(await measure(port, CLIENTS, SECONDS, book));
      say(
        `booking round ${round + 1}: ${rounds.book.at(-1)?.perSecond.toFixed(0)}/s beside ${rounds.insert.at(-1)?.perSecond.toFixed(0)}/s`,
      );
    }
    const fought = await measure(port, CLIENTS, SECONDS, fight);
    const acknowledged =
      rounds.book.reduce((sum, one) => sum + (one.statuses[201] ?? 0), 0) + (fought.statuses[201] ?? 0);
    const { kept, doubles } = await countBooked(owner);
    const lost = acknowledged - (kept - before.kept);
    const rate = beside(
      "booking",
      "throughput",
      "bookings/s",
      median(rounds.book.map((one) => one.perSecond)),
      median(rounds.insert.map((one) => one.perSecond)),
      { atLeast: 0.35 },
    );
    return [
      { ...rate, ok: rate.ok && doubles === 0 && lost === 0, doubles, lost },
      {
        scenario: "booking",
        metric: "unfavourable: everybody wants one slot (201 / 409)",
        value: fought.statuses[201] ?? 0,
        unit: "bookings",
        limit: fought.statuses[409] ?? 0,
        ratio: null,
        budget: "exactly 1",
        ok: (fought.statuses[201] ?? 0) === 1,
        doubles,
        lost,
      },
      {
        scenario: "booking",
        metric: "p95 at 16 clients",
        value: Math.round(median(rounds.book.map((one) => one.p95Ms)) * 10) / 10,
        unit: "ms",
        limit: null,
        ratio: null,
        budget: "≤ 60 ms",
        ok: median(rounds.book.map((one) => one.p95Ms)) <= 60,
      },
    ];
  },
};

async function countBooked(owner: pg.Pool): Promise<{ kept: number; doubles: number }> {
  const { rows } = await owner.query<{ kept: number; doubles: number }>(
    `select count(*)::int as kept, (select count(*)::int from (select 1 from agenda_bookings where status = 'booked' group by slot_id having count(*) > 1) d) as doubles
     from agenda_bookings where status = 'booked'`,
  );
  return rows[0] ?? { kept: 0, doubles: 0 };
}
