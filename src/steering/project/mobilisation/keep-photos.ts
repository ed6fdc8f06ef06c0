import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { reencodeImage } from "../../../platform/images/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { countPhotos, deletePhoto, findAction, findPhoto, insertPhoto } from "./action-store.ts";
import { presentAction } from "./keep-actions.ts";
import type { ProjectAction } from "./mobilisation-contract.ts";

const MOST_PHOTOS = 6;
const MOST_BYTES = 2_000_000;

/** Adds a photo to an action: its points only, drawn again; place and device of the sent file stay behind. */
export async function addPhoto(
  deps: Deps,
  actor: Actor,
  once: Once,
  actionId: string,
  input: { alternative: string; content: string },
): Promise<ProjectAction> {
  const image = await reencodeImage(Buffer.from(input.content, "base64"));
  if (image.bytes.byteLength > MOST_BYTES)
    throw invalid("content", "Cette photo reste trop lourde une fois réduite : choisissez-en une autre.");
  return actOnce(deps, actor, once, async (tx) => {
    if (!(await findAction(tx, actor.cptsId, actionId))) throw notFound("project.action-unknown");
    if ((await countPhotos(tx, actor.cptsId, actionId)) >= MOST_PHOTOS)
      throw conflict("project.too-many-photos", `Une action a ${MOST_PHOTOS} photos au plus.`);
    await insertPhoto(tx, {
      cpts_id: actor.cptsId,
      id: newId(),
      action_id: actionId,
      alternative: input.alternative,
      width: image.widthPixels,
      height: image.heightPixels,
      content: Buffer.from(image.bytes),
      added_at: nowOf(deps),
    });
    await recordAct(deps, actor, tx, {
      action: "project.photo-added",
      subjectKind: "action",
      subjectId: actionId,
    });
    const row = await findAction(tx, actor.cptsId, actionId);
    if (!row) throw notFound("project.action-unknown");
    return presentAction(row);
  });
}

export const readPhoto = (deps: Deps, actor: Actor, actionId: string, photoId: string): Promise<Uint8Array> =>
  act(deps, actor, async (tx) => {
    const row = await findPhoto(tx, actor.cptsId, actionId, photoId);
    if (!row) throw notFound("project.photo-unknown");
    return row.content;
  });

export const removePhoto = (deps: Deps, actor: Actor, actionId: string, photoId: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const { numDeletedRows } = await deletePhoto(tx, actor.cptsId, actionId, photoId);
    if (numDeletedRows === 0n) throw notFound("project.photo-unknown");
    await recordAct(deps, actor, tx, {
      action: "project.photo-removed",
      subjectKind: "action",
      subjectId: actionId,
    });
  });

/** What the bytes are: only these two are ever kept. */
export const mediaTypeOf = (bytes: Uint8Array): "image/png" | "image/jpeg" =>
  bytes[0] === 0x89 ? "image/png" : "image/jpeg";
