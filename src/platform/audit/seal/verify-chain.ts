import type pg from "pg";
import { type AuditKey, chainSeal, signEntry } from "../sign-entry.ts";
import { type Head, NO_FORMER_LINK } from "./seal-audit.ts";
import { entryOfRow } from "./seal-store.ts";
import type { AuditProblem } from "./verify-audit.ts";

const AT_ONCE = 2_000;

type Report = (problem: AuditProblem) => void;
type Row = Parameters<typeof entryOfRow>[0] & {
  seq: number;
  entry_id: string;
  chain: Buffer;
  id: string | null;
  mac: Buffer;
};

const SQL = `select s.seq, s.entry_id, s.chain, e.* from audit_seals s
  left join audit_entries e on e.cpts_id = s.cpts_id and e.id = s.entry_id
  where s.cpts_id = $1 and s.seq > $2 order by s.seq limit ${AT_ONCE}`;

/** Walks the seals of one CPTS from the first to the last, then compares with the head kept outside. */
export async function verifyChain(
  client: pg.PoolClient,
  key: AuditKey,
  cptsId: string,
  head: Head | undefined,
  report: Report,
): Promise<{ seals: number; entries: number; signedHere: number }> {
  const walk = {
    seq: 0,
    former: NO_FORMER_LINK as Buffer,
    seals: 0,
    entries: 0,
    signedHere: 0,
    seenHead: false,
  };
  for (;;) {
    const { rows } = await client.query<Row>(SQL, [cptsId, walk.seq]);
    for (const row of rows) {
      const seq = Number(row.seq);
      const problem = judge(key, cptsId, row, seq, walk);
      if (problem) report(problem);
      if (head?.seq === seq) {
        walk.seenHead = true;
        if (head.chain !== row.chain.toString("hex"))
          report({
            cptsId,
            seq,
            what: "reordered",
            sentence: `Le sceau n° ${seq} n'est plus celui qui avait été noté hors de la base : la chaîne a été refaite.`,
          });
      }
      walk.seals += 1;
      if (row.id !== null) walk.entries += 1;
      if (row.id !== null && problem?.what !== "changed") walk.signedHere += 1;
      walk.seq = seq;
      // After a fault the walk goes on from what is written, so that one fault is told once.
      walk.former = row.chain;
    }
    if (rows.length < AT_ONCE) break;
  }
  if (head && !walk.seenHead && head.seq > walk.seq) {
    report({
      cptsId,
      seq: head.seq,
      what: "removed",
      sentence: `La fin du journal manque : il allait jusqu'au sceau n° ${head.seq}, il s'arrête au n° ${walk.seq}.`,
    });
  }
  return walk;
}

function judge(
  key: AuditKey,
  cptsId: string,
  row: Row,
  seq: number,
  walk: { seq: number; former: Buffer },
): AuditProblem | undefined {
  if (row.id === null)
    return {
      cptsId,
      seq,
      entryId: row.entry_id,
      what: "removed",
      sentence: `La ligne scellée sous le n° ${seq} a été supprimée.`,
    };
  const mac = signEntry(key, entryOfRow(row));
  if (!mac.equals(row.mac))
    return {
      cptsId,
      seq,
      entryId: row.entry_id,
      what: "changed",
      sentence: `La ligne scellée sous le n° ${seq} a été modifiée après coup.`,
    };
  if (seq !== walk.seq + 1) {
    const missing = seq - walk.seq - 1;
    return {
      cptsId,
      seq: walk.seq + 1,
      what: "removed",
      sentence: `${missing} sceau(x) manque(nt) avant le n° ${seq}.`,
    };
  }
  if (!chainSeal(key, walk.former, seq, row.entry_id, mac).equals(row.chain)) {
    return {
      cptsId,
      seq,
      entryId: row.entry_id,
      what: "reordered",
      sentence: `Le sceau n° ${seq} ne suit pas le précédent : l'ordre des lignes ou un sceau a été changé.`,
    };
  }
  return undefined;
}
