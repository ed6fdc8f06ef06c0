import { randomInt } from "node:crypto";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, tooMany } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { formatTime, nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { readRunIn } from "./read-runs.ts";
import { RUN_TOPIC } from "./report-progress.ts";
import type { Run, RunInput } from "./run-contract.ts";
import { workLater } from "./run-job-names.ts";
import { countScenariosAtWork, findWorkingRun, insertRun } from "./run-store.ts";
import { listCommunes } from "./snapshot-store.ts";

const MOST_SCENARIOS = 5;
const MOST_ARRIVALS = 20_000;

/** Asks a run: a job works it out. One of the register at a time, whoever asks; the seed is kept with it. */
export async function askRun(deps: Deps, actor: Actor, once: Once, input: RunInput): Promise<Run> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      await refuseScenario(tx, actor, input);
      const now = nowOf(deps);
      const rules = await ensurePublishedRules(tx, actor.cptsId, now);
      const row = await insertRun(tx, {
        cpts_id: actor.cptsId,
        id: newId(),
        kind: input.kind,
        label: input.label,
        state: "queued",
        seed: input.seed ?? randomInt(0, 2_147_483_648),
        rule_version: rules.version,
        edits: JSON.stringify(input.edits),
        asked_by: actor.userId,
        asked_by_label: actor.label.slice(0, 200),
        asked_at: now,
      });
      await recordAct(deps, actor, tx, {
        action: "family-doctor.run-asked",
        subjectKind: "run",
        subjectId: row.id,
        details: { kind: row.kind, seed: row.seed, edits: input.edits.length },
      });
      await workLater(tx, actor.cptsId, row.id);
      tellScreens(deps, tx, actor.cptsId, { topic: RUN_TOPIC, id: row.id });
      return readRunIn(tx, actor.cptsId, row.id);
    });
  } catch (error) {
    if (!violates(error, "mt_runs_working_key")) throw error;
    throw await alreadyWorking(deps, actor);
  }
}

async function refuseScenario(tx: Tx, actor: Actor, { kind, edits }: RunInput): Promise<void> {
  if (kind !== "what-if") return;
  if ((await countScenariosAtWork(tx, actor.cptsId)) >= MOST_SCENARIOS)
    throw tooMany(
      "family-doctor.too-many-scenarios",
      `${MOST_SCENARIOS} hypothèses attendent déjà leur calcul : laissez-les finir, puis recommencez.`,
      30,
    );
  const arrivals = edits.reduce((sum, edit) => sum + (edit.kind === "arrivals" ? edit.count : 0), 0);
  if (arrivals > MOST_ARRIVALS)
    throw invalid("edits", "20 000 patients de plus au maximum dans une hypothèse.");
  const codes = edits.flatMap((edit) => (edit.kind === "arrivals" ? [edit.communeCode] : []));
  const known = await listCommunes(tx, codes);
  edits.forEach((edit, index) => {
    if (edit.kind === "arrivals" && !known.has(edit.communeCode))
      throw invalid(`edits.${index}.communeCode`, "Cette commune n'existe pas.");
  });
  await refuseUnknownOffers(tx, actor.cptsId, edits);
}

async function refuseUnknownOffers(tx: Tx, cptsId: string, edits: RunInput["edits"]): Promise<void> {
  const ids = edits.flatMap((edit) => ("offerId" in edit ? [edit.offerId] : []));
  if (ids.length === 0) return;
  const rows = await tx
    .selectFrom("mt_offers")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "in", ids)
    .where("state", "=", "open")
    .execute();
  const known = new Set(rows.map((row) => row.id));
  edits.forEach((edit, index) => {
    if ("offerId" in edit && !known.has(edit.offerId))
      throw invalid(
        `edits.${index}.offerId`,
        "Ce médecin n'offre pas de place en ce moment : choisissez-en un dans la liste.",
      );
  });
}

async function alreadyWorking(deps: Deps, actor: Actor) {
  const running = await act(deps, actor, (tx) => findWorkingRun(tx, actor.cptsId));
  const who = running
    ? `, demandé par ${running.asked_by_label} à ${formatTime(Temporal.Instant.fromEpochMilliseconds(running.asked_at.getTime()), actor.timeZone)}`
    : "";
  return conflict(
    "family-doctor.run-working",
    `Un calcul du registre est déjà en cours${who} : attendez-le, son résultat vaut pour tous.`,
  );
}
