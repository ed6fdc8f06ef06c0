import type { NameGrams } from "./name-grams.ts";
import type { Bind } from "./search-sql.ts";
import type { TypedWords } from "./typed-words.ts";

/**
 * Who fits the words, with a score: how many groups of three letters fit, by the name, or by trade and place as well. Who
 * bears the name stands before all others. The parts of a `with`, the last one named `hits`.
 */
export function hits(cpts: string, { grams, least }: NameGrams, words: TypedWords, bind: Bind): string[] {
  const all = bind(grams, "text[]");
  const leastOfName = bind(least, "int");
  return [
    `named as materialized (
  select professional_id, count(*)::int as score from directory_name_grams
  where cpts_id = ${cpts} and gram = any(${all}) group by professional_id having count(*) >= ${leastOfName})`,
    ...around(cpts, all, words, bind),
    `hits as materialized (
  select professional_id, matched + case when named >= 0.8 * best then ${NAMED} else 0 end as score from (
    select professional_id, max(matched) as matched, max(named) as named, max(max(matched)) over () as best from (
      select professional_id, score as matched, score as named from named
      union all select professional_id, bit_count(mask::bit(64))::int, 0 from around
    ) as both_ways group by professional_id having max(named) > 0 or max(matched) >= ${bind(words.least, "int")}) as counted
  where matched >= 0.7 * best)`,
  ];
}

// What is much worse than the best is noise: 0.7 keeps « Dupont » and « Dupond » together and drops « Durand ».
// 60 groups at most are searched: a thousand more puts a name first. Not one that is only like: « cardio » is a trade before Mme Cardin.
const NAMED = 1_000;

/* What the name adds: « dupont balma » is Mme Dupont in Balma. */
const bitsOfNames = (all: string) => `bit_or(1::bigint << (array_position(${all}, k.gram) - 1))`;

/** Who is of the trades that were typed, else who practises at a place whose name or commune bears a word. */
function around(cpts: string, all: string, { places, trades, tradeMask }: TypedWords, bind: Bind): string[] {
  const groups = places.flatMap(({ grams, mask, need }) => grams.map((gram) => ({ gram, mask, need })));
  const column = (values: unknown[], type: string) => bind(values, `${type}[]`);
  const typed = [
    column(
      groups.map(({ gram }) => gram),
      "text",
    ),
    column(
      groups.map(({ mask }) => mask.toString()),
      "bigint",
    ),
    column(
      groups.map(({ need }) => need),
      "int",
    ),
  ];
  const placed = `placed_there as materialized (
  select r.professional_id, bit_or(w.mask) as mask from (
    select g.site_id, t.mask from unnest(${typed.join(", ")}) as t(gram, mask, need)
    join directory_site_grams g on g.cpts_id = ${cpts} and g.gram = t.gram
    group by g.site_id, t.mask having count(*) >= min(t.need)) as w
  join directory_practices r on r.cpts_id = ${cpts} and r.site_id = w.site_id and r.active group by r.professional_id)`;
  const ofTheirs = `select ${bitsOfNames(all)} from directory_name_grams k
    where k.cpts_id = ${cpts} and k.professional_id = w.professional_id and k.gram = any(${all})`;
  if (trades.length === 0)
    return [
      placed,
      `around as (select professional_id, mask | coalesce((${ofTheirs}), 0) as mask from placed_there w)`,
    ];
  const ofTrade = trades
    .map((codes) => bind(codes, "text[]"))
    .map((codes) => `and (p.profession_code = any(${codes}) or p.speciality_code = any(${codes}))`);
  return [
    placed,
    // A trade has hundreds of people: their names are read in one go (3 ms instead of 14 for 400 nurses).
    `named_bits as materialized (select k.professional_id, ${bitsOfNames(all)} as bits from directory_name_grams k
  where k.cpts_id = ${cpts} and k.gram = any(${all}) group by k.professional_id)`,
    `around as (
  select p.id as professional_id, ${bind(tradeMask.toString(), "bigint")} | coalesce(w.mask, 0) | coalesce(n.bits, 0) as mask
  from directory_professionals p left join placed_there w on w.professional_id = p.id left join named_bits n on n.professional_id = p.id
  where p.cpts_id = ${cpts} ${ofTrade.join(" ")})`,
  ];
}
