import { createHash } from "node:crypto";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { type Composition, composeDocument } from "./compose-document.ts";
import { writeComposed } from "./composed-json.ts";
import type { DocumentName, FileFormat, FrozenLine } from "./document-contract.ts";
import { type DocumentFiles, writeFiles } from "./document-files.ts";
import { insertFrozen, insertFrozenFiles, nextNumber } from "./frozen-store.ts";

/** Freezes the document as it reads now, with its files: what is sent, and stays so. */
export async function freezeDocument(
  deps: Deps,
  actor: Actor,
  once: Once,
  document: DocumentName,
  label: string,
): Promise<FrozenLine> {
  // Nothing slow in a transaction: the files are written first, then kept.
  const composition = await composeDocument(deps, actor.cptsId, document);
  const files = await writeFiles(deps, actor.cptsId, composition);
  try {
    return await actOnce(deps, actor, once, (tx) =>
      keepFrozen(deps, actor, tx, { composition, files, label }),
    );
  } catch (error) {
    if (violates(error, "project_frozen_number_key"))
      throw conflict(
        "project.frozen-twice",
        "Une autre version vient d’être figée : vérifiez s’il en faut encore une.",
      );
    throw error;
  }
}

async function keepFrozen(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  { composition, files, label }: { composition: Composition; files: DocumentFiles; label: string },
): Promise<FrozenLine> {
  const { composed } = composition;
  const number = await nextNumber(tx, actor.cptsId, composed.document);
  const line = { id: newId(), number, label: label || `Version ${number}` };
  const at = nowOf(deps);
  await insertFrozen(tx, {
    cpts_id: actor.cptsId,
    ...line,
    document: composed.document,
    composed: writeComposed(composed),
    frozen_by: actor.userId,
    frozen_by_label: actor.label,
    frozen_at: at,
  });
  const formats = Object.keys(files) as FileFormat[];
  await insertFrozenFiles(
    tx,
    formats.map((format) => ({
      cpts_id: actor.cptsId,
      frozen_id: line.id,
      format,
      content: Buffer.from(files[format]),
      sha256: createHash("sha256").update(files[format]).digest(),
    })),
  );
  await recordAct(deps, actor, tx, {
    action: "project.document-frozen",
    subjectKind: "frozen",
    subjectId: line.id,
    details: { document: composed.document, number },
  });
  tellScreens(deps, tx, actor.cptsId, { topic: "project-frozen", id: line.id });
  return { ...line, frozenByLabel: actor.label, frozenAt: at.toISOString(), formats };
}
