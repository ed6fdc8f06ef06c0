import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { invalid, notFound } from "../../../../platform/errors/problems.ts";
import { act } from "../../../../platform/http/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import type { Diagnosis, ValueInput } from "../diagnosis-contract.ts";
import { FIRST_YEAR, LAST_YEAR } from "../table/read-cells.ts";
import { COUNTED_HERE, findIndicator, isCountedHere, listCatalogue } from "./catalogue.ts";
import { diagnosisIn } from "./read-diagnosis.ts";
import { upsertValues } from "./upsert-values.ts";
import { deleteValue, type WrittenValue } from "./value-store.ts";

type Writer = Pick<Actor, "userId" | "label">;

/** A value as it is kept: the territory has no name of its own. @throws invalid when its day is of no year that values are of */
export const writtenOf = (
  input: Omit<ValueInput, "indicator">,
  code: string,
  origin: "typed" | "pasted" | "imported" | "case",
  by: Writer | null,
  at: Date,
): WrittenValue => ({
  indicator_code: code,
  perimeter: input.perimeter,
  perimeter_label: input.perimeter === "territory" || input.perimeter === "country" ? "" : input.label,
  value: input.value,
  people: input.people,
  source: input.source,
  year: input.year ?? yearOf(input.datedOn),
  dated_on: input.datedOn,
  retrieved_on: input.retrievedOn,
  method: input.method,
  counted_there: input.countedThere,
  note: input.note,
  origin,
  entered_by: by?.userId ?? null,
  entered_by_label: (by?.label ?? "").slice(0, 200),
  entered_at: at,
});

function yearOf(day: string | null): number | null {
  if (day === null) return null;
  const year = Number(day.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw invalid("datedOn", `Une date de ${FIRST_YEAR} à ${LAST_YEAR}.`);
  return year;
}

/** One value with where it comes from; the same ground and year written again take its place. */
export const writeValue = (deps: Deps, actor: Actor, input: ValueInput): Promise<Diagnosis> =>
  act(deps, actor, async (tx) => {
    const indicator = findIndicator(await listCatalogue(deps, tx, actor.cptsId), input.indicator);
    if (!indicator) throw invalid("indicator", "Cet indicateur n'est pas dans le catalogue.");
    if (isCountedHere(indicator, input.perimeter)) throw invalid("indicator", COUNTED_HERE);
    if (indicator.unit === "yes-no" && input.value !== 0 && input.value !== 1)
      throw invalid("value", "Répondez oui ou non.");
    const at = nowOf(deps);
    const [id] = await upsertValues(tx, actor.cptsId, [writtenOf(input, indicator.code, "typed", actor, at)]);
    await recordAct(deps, actor, tx, {
      action: "project.indicator-value-written",
      subjectKind: "indicator-value",
      ...(id ? { subjectId: id } : {}),
      details: { indicator: indicator.code, perimeter: input.perimeter },
    });
    return diagnosisIn(deps, tx, actor.cptsId, { isPublished: false });
  });

export const removeValue = (deps: Deps, actor: Actor, id: string): Promise<Diagnosis> =>
  act(deps, actor, async (tx) => {
    const removed = await deleteValue(tx, actor.cptsId, id);
    if (!removed) throw notFound("project.indicator-value-not-found");
    await recordAct(deps, actor, tx, {
      action: "project.indicator-value-removed",
      subjectKind: "indicator-value",
      subjectId: id,
      details: { indicator: removed.indicator_code },
    });
    return diagnosisIn(deps, tx, actor.cptsId, { isPublished: false });
  });
