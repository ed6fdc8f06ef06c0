import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";

/** What a link is for; one made for the one opens nothing of the other. */
export type LinkPurpose = "offer" | "proposal";

export interface LinkTarget {
  cptsId: string;
  /** The row that the link answers. */
  id: string;
  issuedAt: Date;
}

const IDS_AND_TIME = 16 + 16 + 6;
const SIGNATURE = 24;
const LENGTH = Math.ceil(((IDS_AND_TIME + SIGNATURE) * 4) / 3);

/**
 * A signed link: CPTS, row, instant, and the installation's signature over them and the purpose. The same row and instant
 * give the same link, so that a mail sent twice carries one, and no secret waits in the queue of jobs.
 */
export function makeLink(deps: Deps, purpose: LinkPurpose, target: LinkTarget): string {
  const time = Buffer.alloc(6);
  time.writeUIntBE(target.issuedAt.getTime(), 0, 6);
  const body = Buffer.concat([bytesOf(target.cptsId), bytesOf(target.id), time]);
  return Buffer.concat([body, sign(deps, purpose, body)]).toString("base64url");
}

/** What the database keeps of a link, while it may be used. */
export const hashLink = (token: string): Buffer =>
  createHash("sha256").update(`family-doctor-link\n${token}`).digest();

/** The CPTS and the hash that a link stands for; undefined for anything that this installation did not sign for this purpose. */
export function readLink(
  deps: Deps,
  purpose: LinkPurpose,
  token: string,
): { cptsId: string; id: string; hash: Buffer } | undefined {
  if (token.length !== LENGTH) return undefined;
  const bytes = Buffer.from(token, "base64url");
  // Re-encoded, so that one link has one spelling.
  if (bytes.length !== IDS_AND_TIME + SIGNATURE || bytes.toString("base64url") !== token) return undefined;
  const body = bytes.subarray(0, IDS_AND_TIME);
  if (!timingSafeEqual(sign(deps, purpose, body), bytes.subarray(IDS_AND_TIME))) return undefined;
  const [cptsId, id] = [idOf(body.subarray(0, 16)), idOf(body.subarray(16, 32))];
  return isId(cptsId) && isId(id) ? { cptsId, id, hash: hashLink(token) } : undefined;
}

// A key of its own, drawn from the installation's secret: what signs links never signs the audit.
const sign = (deps: Deps, purpose: LinkPurpose, body: Buffer): Buffer =>
  createHmac("sha256", createHmac("sha256", deps.auditKey).update("family-doctor.link").digest())
    .update(`${purpose}\n`)
    .update(body)
    .digest()
    .subarray(0, SIGNATURE);

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
