import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import { isCollision } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict, notFound } from "../../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../../platform/http/index.ts";
import { foldText } from "../../../../platform/text/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import type { Diagnosis, IndicatorInput } from "../diagnosis-contract.ts";
import { findIndicator, listCatalogue } from "./catalogue.ts";
import { diagnosisIn } from "./read-diagnosis.ts";
import { countValues, deleteOwnIndicator, insertOwnIndicator, lockDiagnosis } from "./value-store.ts";

const MOST_OWN = 200;

/** « own.consultations-avancees » */
const codeOf = (label: string): string =>
  `own.${
    foldText(label)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50) || "indicateur"
  }`;

const known = () =>
  conflict(
    "project.indicator-exists",
    "Un indicateur porte déjà ce nom : donnez-lui une valeur, ou changez de nom.",
  );

/** An indicator that this CPTS follows beside the common ones. @returns its code */
export async function addIndicator(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: IndicatorInput,
): Promise<{ code: string }> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      await lockDiagnosis(tx, actor.cptsId);
      const catalogue = await listCatalogue(deps, tx, actor.cptsId);
      if (findIndicator(catalogue, input.label)) throw known();
      if (catalogue.filter((one) => one.isOwn).length >= MOST_OWN)
        throw conflict("project.indicators-full", "Deux cents indicateurs à vous au plus : retirez-en un.");
      const code = codeOf(input.label);
      await insertOwnIndicator(tx, actor.cptsId, {
        code,
        family: input.family,
        label: input.label,
        unit: input.unit,
        sense: input.sense,
        of_people: input.ofPeople,
        definition: input.definition,
        created_by: actor.userId,
        created_by_label: actor.label.slice(0, 200),
        created_at: nowOf(deps),
      });
      await recordAct(deps, actor, tx, { action: "project.indicator-added", details: { code } });
      return { code };
    });
  } catch (error) {
    if (isCollision(error)) throw known();
    throw error;
  }
}

/** Only while it has no value: figures are never lost with their name. */
export const removeIndicator = (deps: Deps, actor: Actor, code: string): Promise<Diagnosis> =>
  act(deps, actor, async (tx) => {
    if ((await countValues(tx, actor.cptsId, code)) > 0)
      throw conflict(
        "project.indicator-has-values",
        "Cet indicateur a des valeurs : retirez-les d'abord, puis retirez-le.",
      );
    if (!(await deleteOwnIndicator(tx, actor.cptsId, code))) throw notFound("project.indicator-not-found");
    await recordAct(deps, actor, tx, { action: "project.indicator-removed", details: { code } });
    return diagnosisIn(deps, tx, actor.cptsId, { isPublished: false });
  });
