import { territoryIn } from "../../../../core/territory/index.ts";
import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { invalid } from "../../../../platform/errors/problems.ts";
import { act } from "../../../../platform/http/index.ts";
import { foldText } from "../../../../platform/text/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import type { TableInput, TableReport } from "../diagnosis-contract.ts";
import { listCatalogue } from "../value/catalogue.ts";
import { upsertValues } from "../value/upsert-values.ts";
import { listValues } from "../value/value-store.ts";
import { writtenOf } from "../value/write-value.ts";
import { type Judged, judgeTable } from "./judge-table.ts";

/** A table pasted or read from a file: first what would happen, line by line; with `apply`, all that can be read is written at once. */
export const importTable = (deps: Deps, actor: Actor, input: TableInput): Promise<TableReport> =>
  act(deps, actor, async (tx) => {
    checkColumns(input);
    const { lines, writes } = await judge(deps, tx, actor.cptsId, input);
    const counts = { create: 0, change: 0, same: 0, refused: 0 };
    for (const line of lines) counts[line.outcome] += 1;
    const applied = input.apply && writes.length > 0;
    if (applied) {
      const at = nowOf(deps);
      await upsertValues(
        tx,
        actor.cptsId,
        writes.map(({ code, value }) => writtenOf(value, code, input.origin, actor, at)),
      );
      await recordAct(deps, actor, tx, {
        action: "project.indicator-values-imported",
        details: { values: writes.length, lines: lines.length, refused: counts.refused },
      });
    }
    return { applied, counts, lines };
  });

function checkColumns({ columns }: TableInput): void {
  if (columns.indicator === undefined)
    throw invalid("columns.indicator", "Dites quelle colonne porte le nom de l'indicateur.");
  if ([columns.value, columns.department, columns.region, columns.country].every((one) => one === undefined))
    throw invalid("columns.value", "Dites quelle colonne porte la valeur.");
  const used = Object.values(columns);
  if (new Set(used).size !== used.length) throw invalid("columns", "Une colonne ne sert qu'une fois.");
}

async function judge(deps: Deps, tx: Tx, cptsId: string, input: TableInput): Promise<Judged> {
  const { areas } = await territoryIn(deps, tx, cptsId);
  const existing = (await listValues(tx, cptsId)).map((row) => ({
    code: row.indicator_code,
    perimeter: row.perimeter,
    label: row.perimeter_label,
    year: row.year,
    value: Number(row.value),
  }));
  return judgeTable({
    input,
    catalogue: await listCatalogue(deps, tx, cptsId),
    existing,
    parts: new Set(areas.filter((area) => area.kind !== "commune").map((area) => foldText(area.name))),
  });
}
