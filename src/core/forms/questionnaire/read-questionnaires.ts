import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { writeQuestionnaire } from "../fhir/write-questionnaire.ts";
import { checkForm, type Form } from "../model/index.ts";
import { onWire } from "./form-schema.ts";
import type { Questionnaire, QuestionnaireLine } from "./questionnaire-contract.ts";
import {
  findQuestionnaire,
  findVersion,
  listQuestionnaires,
  listVersions,
  type VersionRow,
} from "./questionnaire-store.ts";

export const readQuestionnaires = (deps: Deps, actor: Actor): Promise<{ items: QuestionnaireLine[] }> =>
  act(deps, actor, async (tx) => ({
    items: (await listQuestionnaires(tx, actor.cptsId)).map((row) => ({
      id: row.id,
      title: row.title,
      hasDraft: row.has_draft,
      version: row.version,
      updatedAt: row.updated_at.toISOString(),
      archived: row.archived_at !== null,
      sendings: row.sendings,
    })),
  }));

/** One questionnaire: its draft if there is one, and its published versions. */
export const showQuestionnaire = (deps: Deps, actor: Actor, id: string): Promise<Questionnaire> =>
  act(deps, actor, (tx) => questionnaireIn(tx, actor.cptsId, id));

export async function questionnaireIn(tx: Tx, cptsId: string, id: string): Promise<Questionnaire> {
  const row = await findQuestionnaire(tx, cptsId, id);
  if (!row) throw noQuestionnaire();
  const versions = await listVersions(tx, cptsId, id);
  const draft = versions.find((one) => one.state === "draft");
  return {
    id,
    title: row.title,
    archived: row.archived_at !== null,
    draft: draft
      ? {
          version: draft.version,
          revision: draft.revision,
          form: onWire(formOf(draft)),
          updatedAt: draft.updated_at.toISOString(),
          problems: checkForm(formOf(draft)),
        }
      : null,
    published: versions
      .filter((one) => one.published_at !== null)
      .map((one) => ({ version: one.version, publishedAt: (one.published_at as Date).toISOString() })),
  };
}

/** A version as it was asked. */
export const showVersion = (deps: Deps, actor: Actor, id: string, version: number) =>
  act(deps, actor, async (tx) => ({
    version,
    form: onWire(formOf(await versionIn(tx, actor.cptsId, id, version))),
  }));

/** A version as a FHIR R4 Questionnaire. */
export const exportVersion = (deps: Deps, actor: Actor, id: string, version: number) =>
  act(deps, actor, async (tx) => {
    const row = await versionIn(tx, actor.cptsId, id, version);
    return writeQuestionnaire(formOf(row), {
      id,
      version,
      status: row.state === "published" ? "active" : "draft",
      date: (row.published_at ?? row.updated_at).toISOString(),
    });
  });

async function versionIn(tx: Tx, cptsId: string, id: string, version: number): Promise<VersionRow> {
  const row = await findVersion(tx, cptsId, id, version);
  if (!row) throw noQuestionnaire();
  return row;
}

/** What was checked when it was written. */
export const formOf = (row: Pick<VersionRow, "content">): Form => row.content as unknown as Form;

export const noQuestionnaire = () =>
  notFound("forms.no-questionnaire", "Ce questionnaire n'existe pas, ou n'est pas de cette CPTS.");
