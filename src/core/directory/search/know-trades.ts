import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";
import { type TradeWords, tradeWords } from "./trade-words.ts";

const SETS = ["profession", "speciality", "everyday-word"];
// Read at each letter typed, changed once a year: 170 rows a minute instead of 170 a search.
const FRESH_MS = 60_000;

const known = new WeakMap<Deps["db"], { at: number; words: TradeWords }>();

/** Every word by which a profession or a speciality is called: its label of the reference, and what people say instead. */
export async function knowTrades(deps: Deps, tx: Tx): Promise<TradeWords> {
  const now = nowOf(deps);
  const last = known.get(deps.db);
  if (last && Math.abs(now.getTime() - last.at) < FRESH_MS) return last.words;
  const today = localDateOf(deps.clock.now(), "Europe/Paris").toString();
  const labels = [];
  for (const set of SETS)
    for (const { code, label, attributes } of await listReferenceValues(tx, set, today))
      labels.push(
        set === "everyday-word"
          ? { label: code, codes: textsOf(attributes["codes"]) }
          : { label, codes: [code] },
      );
  const words = tradeWords(labels);
  known.set(deps.db, { at: now.getTime(), words });
  return words;
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.slice(0, 50).map(String) : []);
