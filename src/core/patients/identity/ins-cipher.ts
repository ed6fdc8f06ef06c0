import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { InsKeys } from "./ins-keys.ts";

/** Where a number stands: a cipher copied to another row does not open there. */
export interface InsPlace {
  cptsId: string;
  patientId: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; nonce, tag, text in this order. */
export function encryptIns(
  keys: InsKeys,
  place: InsPlace,
  matricule: string,
): { cipher: Buffer; keyId: string } {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keys.byId.get(keys.current)!, nonce);
  cipher.setAAD(boundTo(place));
  const text = Buffer.concat([cipher.update(matricule, "ascii"), cipher.final()]);
  return { cipher: Buffer.concat([nonce, cipher.getAuthTag(), text]), keyId: keys.current };
}

/** @throws Error when the key is not among the settings, or when the row was changed or copied by other hands. */
export function decryptIns(
  keys: InsKeys,
  place: InsPlace,
  { cipher, keyId }: { cipher: Buffer; keyId: string },
) {
  const key = keys.byId.get(keyId);
  if (!key) throw new Error(`no INS key "${keyId}"`);
  const decipher = createDecipheriv("aes-256-gcm", key, cipher.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(cipher.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([
    decipher.update(cipher.subarray(NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ]).toString("ascii");
}

/** The blind index: finds and compares an exact number within one CPTS without any being readable; two CPTS give two indexes. */
export const indexIns = (keys: InsKeys, cptsId: string, matricule: string, authority: string): Buffer =>
  createHmac("sha256", keys.index).update(`${cptsId}\n${matricule}\n${authority}`).digest();

const boundTo = ({ cptsId, patientId }: InsPlace): Buffer => Buffer.from(`${cptsId}/${patientId}`);
