import type pg from "pg";
import { requestText } from "../load/http-client.ts";
import { measure, median } from "../load/measure.ts";
import { misspell } from "../load/misspell.ts";
import { alone, beside, type Scenario } from "../scenario.ts";
import { COMMON_NAME } from "../seed/seed-database.ts";

const NAME = "directory-search";
const ROUNDS = 5;
const SECONDS = 2;
const CLIENTS = 4;
const LOOKED_FOR = 4_000;
const CHECKED = 200;

interface Person {
  id: string;
  slug: string;
  family: string;
  given: string;
}

/** Search by name with a typing error over HTTP against a read by primary key behind the same edge, 4 clients (a desk is not more). */
export const directorySearch: Scenario = {
  name: NAME,
  run: async (bench) => {
    const { port, cookie } = await bench.server();
    const people = await somePeople((await bench.database()).storage.owner);
    let n = 0;
    const next = (): Person => people[n++ % people.length] as Person;
    const search = (slug: string, typed: string) =>
      requestText("GET", `/api/c/${slug}/directory/professionals?q=${encodeURIComponent(typed)}`, cookie);
    const kinds = {
      key: () => {
        const { slug, id } = next();
        return requestText("GET", `/api/c/${slug}/bench/by-key?id=${id}`, cookie);
      },
      typo: () => {
        const { slug, family } = next();
        return search(slug, misspell(family, n));
      },
      both: () => {
        const { slug, family, given } = next();
        return search(slug, `${given} ${misspell(family, n)}`);
      },
      letters: () => {
        const { slug, family } = next();
        return search(slug, family.slice(0, 2));
      },
      common: () => search(next().slug, COMMON_NAME),
    };
    const p50 = {
      key: [] as number[],
      typo: [] as number[],
      both: [] as number[],
      letters: [] as number[],
      common: [] as number[],
    };
    for (let round = 1; round <= ROUNDS; round++) {
      for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
        const one = await measure(port, CLIENTS, bench.small ? 0.5 : SECONDS, kinds[kind]);
        if (Object.keys(one.statuses).join() !== "200")
          throw new Error(`${kind}: answers other than 200: ${JSON.stringify(one.statuses)}`);
        p50[kind].push(one.p50Ms);
      }
      bench.say(
        `${NAME} round ${round}: ${Object.entries(p50)
          .map(([kind, values]) => `${kind} ${values.at(-1)?.toFixed(2)} ms`)
          .join(", ")}`,
      );
    }
    const limit = median(p50.key);
    return [
      beside(NAME, "p50 of a family name with a typing error", "ms", median(p50.typo), limit, { atMost: 8 }),
      beside(
        NAME,
        "p50 of a given name and a family name with a typing error",
        "ms",
        median(p50.both),
        limit,
        { atMost: 8 },
      ),
      alone(
        NAME,
        `of ${CHECKED} typing errors, the person is on the first page`,
        "%",
        await shareFound(port, cookie, people),
        null,
      ),
      beside(NAME, "unfavourable: p50 of two letters", "ms", median(p50.letters), limit, null),
      beside(
        NAME,
        "unfavourable: p50 of a name that one in twenty bears",
        "ms",
        median(p50.common),
        limit,
        null,
      ),
    ];
  },
};

/** The same people for the same seed of names. */
async function somePeople(owner: pg.Pool): Promise<Person[]> {
  const { rows } = await owner.query<Person>(
    `select p.id, c.slug, p.family_name as family, p.given_name as given from directory_professionals p join territory_cpts c on c.id = p.cpts_id
     where c.slug ~ '^banc-[0-9]+$' and p.family_name <> $1 order by md5(p.rpps) limit $2`,
    [COMMON_NAME, LOOKED_FOR],
  );
  return rows;
}

async function shareFound(port: number, cookie: string, people: readonly Person[]): Promise<number> {
  let found = 0;
  for (const [index, { slug, family, given, id }] of people.slice(0, CHECKED).entries()) {
    const typed = encodeURIComponent(`${given} ${misspell(family, index)}`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/c/${slug}/directory/professionals?q=${typed}`, {
      headers: { cookie },
    });
    const { items } = (await answer.json()) as { items: { id: string }[] };
    if (items.some((one) => one.id === id)) found += 1;
  }
  return (found / CHECKED) * 100;
}
