import { letterRows } from "../../../core/reference/index.ts";
import { territoryIn } from "../../../core/territory/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isCollision, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, Problem } from "../../../platform/errors/problems.ts";
import { foldText } from "../../../platform/text/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { saveMission } from "../declaration/declaration-store.ts";
import { declarationIn, writeProject } from "../declaration/declare-project.ts";
import { loadCaseDiagnosisIn, loadCaseTerritoryIn } from "../diagnosis/load-case.ts";
import { writeText } from "../document/save-text.ts";
import { lockText } from "../document/text-store.ts";
import { listActions } from "../mobilisation/action-store.ts";
import { writeAction } from "../mobilisation/keep-actions.ts";
import { saveCorrection } from "../mobilisation/mobilisation-store.ts";
import { type CaseFile, caseFile } from "./case-file.ts";
import { COMMAND_LINE } from "./command-line-label.ts";

const MOST_CHARACTERS = 2_000_000;

export interface LoadedCase {
  name: string;
  areas: number;
  population: number;
  size: number | null;
  indicators: number;
  professions: number;
  missions: number;
  /** What the file says and the application sees otherwise. */
  warnings: string[];
  isDryRun: boolean;
}

/** Reads a case, bounded, every fault said in French with its place. @throws invalid */
export function parseCase(content: string): CaseFile {
  if (content.length > MOST_CHARACTERS)
    throw invalid("file", "Ce fichier dépasse 2 Mo : ce n’est pas un dossier de projet.");
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\ufeff/, ""));
  } catch {
    throw invalid("file", "Ce fichier n’est pas du JSON : vérifiez qu’il est complet.");
  }
  const read = caseFile.safeParse(json);
  if (read.success) return read.data;
  const fields = read.error.issues
    .slice(0, 20)
    .map((issue) => ({ field: issue.path.map(String).join("."), message: issue.message }));
  const said = fields.map(({ field, message }) => (field ? `${field} : ${message}` : message)).join("\n");
  throw new Problem(
    "invalid",
    "project.case-invalid",
    `Ce dossier n’est pas valable, rien n’a été chargé.\n${said}`,
    { fields },
  );
}

class Undone extends Error {}

/**
 * Loads a case into a CPTS through its own use cases, in one transaction: all of it or nothing. Again, it gives the same; texts
 * that people wrote stay. A dry run does it all and takes it back.
 */
export async function loadCase(
  deps: Deps,
  actor: Actor,
  content: string,
  options: { dryRun?: boolean } = {},
): Promise<LoadedCase> {
  const given = parseCase(content);
  const isDryRun = options.dryRun === true;
  let loaded: LoadedCase | undefined;
  try {
    await withTenant(deps.db, actor.cptsId, async (tx) => {
      loaded = { ...(await loadIn(deps, actor, tx, given)), isDryRun };
      if (isDryRun) throw new Undone();
    });
  } catch (error) {
    if (isCollision(error))
      throw conflict(
        "project.case-area-twice",
        "Une même zone figure deux fois dans « areas » : gardez-en une seule. Rien n’a été chargé.",
      );
    if (!(error instanceof Undone)) throw error;
  }
  return loaded as LoadedCase;
}

async function loadIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  given: CaseFile,
): Promise<Omit<LoadedCase, "isDryRun">> {
  if (given.areas.length > 0 || given.population) await loadCaseTerritoryIn(deps, actor, tx, given);
  const { values } = await loadCaseDiagnosisIn(deps, actor, tx, given.diagnosis);
  await loadFigures(deps, actor, tx, given);
  await loadJournal(deps, actor, tx, given);
  await loadDeclaration(deps, actor, tx, given);
  await recordAct(deps, actor, tx, {
    action: "project.case-loaded",
    details: { areas: given.areas.length, values },
  });
  const territory = await territoryIn(deps, tx, actor.cptsId);
  const warnings =
    given.expectedSize !== undefined && given.expectedSize !== territory.size
      ? [
          `Le dossier attend la taille ${given.expectedSize}, l’application compte la taille ${territory.size ?? "inconnue"}.`,
        ]
      : [];
  return {
    name: given.name,
    areas: territory.areas.length,
    population: territory.population,
    size: territory.size,
    indicators: given.diagnosis.length,
    professions: given.mobilisation.length,
    missions: given.missions.length,
    warnings,
  };
}

/** « Autres (préciser) » of the form is « Autres » in a case. */
const rowOf = (profession: string) => {
  const wanted = foldText(profession);
  return letterRows.find(
    ([, label]) => foldText(label) === wanted || foldText(label).replace(/ *preciser *$/, "") === wanted,
  );
};

/** The figures of the letter as its authors wrote them; what they left empty stays empty. */
async function loadFigures(deps: Deps, actor: Actor, tx: Tx, given: CaseFile): Promise<void> {
  for (const [index, line] of given.mobilisation.entries()) {
    const row = rowOf(line.profession);
    if (!row)
      throw invalid(
        `mobilisation.${index}.profession`,
        `« ${line.profession} » n’est pas une ligne de la lettre d’intention.`,
      );
    for (const measure of ["identified", "solicited", "engaged"] as const) {
      const said = line[measure];
      await saveCorrection(tx, {
        cpts_id: actor.cptsId,
        row_key: row[0],
        measure,
        value: typeof said === "number" ? said : null,
        note: typeof said === "string" ? said : "",
        corrected_by: actor.userId,
        corrected_by_label: actor.label,
        corrected_at: nowOf(deps),
      });
    }
  }
}

async function loadJournal(deps: Deps, actor: Actor, tx: Tx, given: CaseFile): Promise<void> {
  const { firstMeeting, questionnaireReturns } = given;
  if (firstMeeting) {
    const title = "Première réunion d’information";
    const known = (await listActions(tx, actor.cptsId)).some(
      (one) => one.title === title && one.done_on === firstMeeting.date,
    );
    if (!known)
      await writeAction(deps, actor, tx, {
        kind: "meeting",
        title,
        doneOn: firstMeeting.date,
        place: firstMeeting.place ?? "",
        invited: null,
        present: firstMeeting.present,
        minutes: "",
        reachedRows: null,
      });
  }
  if (questionnaireReturns !== undefined && !(await lockText(tx, actor.cptsId, "letter", "method.method")))
    await writeText(deps, actor, tx, "letter", "method.method", {
      body: `${questionnaireReturns} questionnaires ont été retournés.`,
      revision: 0,
    });
}

async function loadDeclaration(deps: Deps, actor: Actor, tx: Tx, given: CaseFile): Promise<void> {
  const { project } = await declarationIn(tx, actor.cptsId);
  const { legalStructure: legal, calendar } = given;
  await writeProject(deps, actor, tx, {
    revision: project.revision,
    title: given.name,
    ...(legal
      ? {
          legalState: legal.exists ? ("yes" as const) : ("no" as const),
          legalName: legal.name ?? "",
          legalForm: legal.form ?? "",
          legalSeat: legal.seat ?? "",
          legalCreated: legal.createdOn ?? null,
        }
      : {}),
    ...(calendar
      ? {
          buildingFrom: calendar.construction?.[0] ?? null,
          buildingTo: calendar.construction?.[1] ?? null,
          letterDue: calendar.letterOfIntent ?? null,
          healthProjectDue: calendar.healthProject ?? null,
          contractDue: calendar.contract ?? null,
        }
      : {}),
  });
  for (const code of given.missions)
    await saveMission(tx, { cpts_id: actor.cptsId, code, chosen: true, name: "" });
}

/** Who loads from the command line: nobody's account. */
export const commandLineLoader = (cpts: { id: string; slug: string; timeZone: string }): Actor => ({
  // The columns that say who take null; no person stands behind the command line.
  userId: null as unknown as string,
  label: COMMAND_LINE,
  cptsId: cpts.id,
  cptsSlug: cpts.slug,
  timeZone: cpts.timeZone,
  roles: ["coordinator"],
  professionalIds: [],
  assistedProfessionalIds: [],
  sessionId: "command-line",
  requestId: "command-line",
});
