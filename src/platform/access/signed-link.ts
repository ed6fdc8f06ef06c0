import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "../db/index.ts";
import type { Deps } from "../deps.ts";

interface LinkTarget {
  cptsId: string;
  /** The row that the link opens. */
  id: string;
  issuedAt: Date;
}

/** What a link stands for, once its signature holds; it says nothing of whether it may still be used. */
interface ReadLink {
  cptsId: string;
  id: string;
  hash: Buffer;
}

interface SignedLinks<Purpose extends string> {
  /** The same row and instant give the same link, so that a mail sent twice carries one, and no secret waits in the queue of jobs. */
  make: (deps: Deps, purpose: Purpose, target: LinkTarget) => string;
  /** What the database keeps of a link, while it may be used. */
  hash: (token: string) => Buffer;
  /** The CPTS and the row of a link; undefined for anything that this installation did not sign for this purpose. */
  read: (deps: Deps, purpose: Purpose, token: string) => ReadLink | undefined;
}

const IDS_AND_TIME = 16 + 16 + 6;
const SIGNATURE = 24;
const LENGTH = Math.ceil(((IDS_AND_TIME + SIGNATURE) * 4) / 3);

/**
 * The signed links of a slice: CPTS, row, instant, and the installation's signature over them and the purpose. A link made
 * for one purpose, or by one slice, opens nothing of another. Whether it is used, withdrawn or too old is known by the
 * row, which keeps its hash: ask the database each time.
 */
export function signedLinks<Purpose extends string>(slice: string): SignedLinks<Purpose> {
  const hash = (token: string): Buffer => createHash("sha256").update(`${slice}-link\n${token}`).digest();
  // A key of its own, drawn from the installation's secret: what signs links never signs the audit.
  const keys = new WeakMap<Deps, Buffer>();
  const keyOf = (deps: Deps): Buffer => {
    const key = keys.get(deps) ?? createHmac("sha256", deps.auditKey).update(`${slice}.link`).digest();
    keys.set(deps, key);
    return key;
  };
  const sign = (deps: Deps, purpose: Purpose, body: Buffer): Buffer =>
    createHmac("sha256", keyOf(deps)).update(`${purpose}\n`).update(body).digest().subarray(0, SIGNATURE);
  return {
    make: (deps, purpose, target) => {
      const body = Buffer.concat([bytesOf(target.cptsId), bytesOf(target.id), bytesOfTime(target.issuedAt)]);
      return Buffer.concat([body, sign(deps, purpose, body)]).toString("base64url");
    },
    hash,
    read: (deps, purpose, token) => {
      if (token.length !== LENGTH) return undefined;
      const bytes = Buffer.from(token, "base64url");
      // Re-encoded, so that one link has one spelling.
      if (bytes.length !== IDS_AND_TIME + SIGNATURE || bytes.toString("base64url") !== token)
        return undefined;
      const body = bytes.subarray(0, IDS_AND_TIME);
      if (!timingSafeEqual(sign(deps, purpose, body), bytes.subarray(IDS_AND_TIME))) return undefined;
      const [cptsId, id] = [idOf(body.subarray(0, 16)), idOf(body.subarray(16, 32))];
      return isId(cptsId) && isId(id) ? { cptsId, id, hash: hash(token) } : undefined;
    },
  };
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const bytesOfTime = (instant: Date): Buffer => {
  const time = Buffer.alloc(6);
  time.writeUIntBE(instant.getTime(), 0, 6);
  return time;
};
