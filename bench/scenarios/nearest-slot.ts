import { requestText } from "../load/http-client.ts";
import { measure, median } from "../load/measure.ts";
import { beside, type Scenario } from "../scenario.ts";

const ROUNDS = 5;
const SECONDS = 3;
const CLIENTS = 16;

/** Nearest free slots over HTTP against one indexed SELECT of 20 slots behind the same edge; then the widest search there is. */
export const nearestSlot: Scenario = {
  name: "nearest-slot",
  run: async ({ database, server, say }) => {
    const { port, cookie, cpts } = await server();
    const { rows } = await (await database()).storage.owner.query<{ slug: string; id: string }>(
      "select c.slug, min(a.id::text) as id from agenda_schedules a join territory_cpts c on c.id = a.cpts_id group by c.slug",
    );
    const schedules = new Map(rows.map((row) => [row.slug, row.id]));
    const days = new Date(Date.now() + 3 * 86_400_000).toISOString();
    let n = 0;
    const search = (limit: number, each: number) => () => {
      const one = cpts[n++ % cpts.length];
      const at = `latitude=${43.5 + (n % 10) * 0.011}&longitude=${1.4 + (n % 7) * 0.013}`;
      return requestText(
        "GET",
        `/api/c/${one?.slug}/agenda/free-slots?${at}&until=${days}&limit=${limit}&slotsPerSchedule=${each}`,
        cookie,
      );
    };
    const select = () => {
      const one = cpts[n++ % cpts.length];
      return requestText(
        "GET",
        `/api/c/${one?.slug}/bench/select?schedule=${schedules.get(one?.slug ?? "")}`,
        cookie,
      );
    };
    const figures = {
      search: [] as number[],
      limit: [] as number[],
      wide: [] as number[],
      p95: [] as number[],
    };
    for (let round = 0; round < ROUNDS; round++) {
      figures.limit.push((await measure(port, CLIENTS, SECONDS, select)).perSecond);
      const found = await measure(port, CLIENTS, SECONDS, search(7, 3));
      if (Object.keys(found.statuses).join() !== "200")
        throw new Error(`answers other than 200: ${JSON.stringify(found.statuses)}`);
      figures.search.push(found.perSecond);
      figures.p95.push(found.p95Ms);
      figures.wide.push((await measure(port, CLIENTS, SECONDS, search(60, 10))).perSecond);
      say(
        `nearest-slot round ${round + 1}: ${figures.search.at(-1)?.toFixed(0)}/s beside ${figures.limit.at(-1)?.toFixed(0)}/s`,
      );
    }
    return [
      beside(
        "nearest-slot",
        "throughput, 7 places × 3 slots",
        "requests/s",
        median(figures.search),
        median(figures.limit),
        { atLeast: 0.7 },
      ),
      beside(
        "nearest-slot",
        "unfavourable: 60 places × 10 slots",
        "requests/s",
        median(figures.wide),
        median(figures.limit),
        null,
      ),
      {
        scenario: "nearest-slot",
        metric: "p95 at 16 clients",
        value: Math.round(median(figures.p95) * 10) / 10,
        unit: "ms",
        limit: null,
        ratio: null,
        budget: "≤ 50 ms",
        ok: median(figures.p95) <= 50,
      },
    ];
  },
};
