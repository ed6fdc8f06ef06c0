import { createHash, randomBytes } from "node:crypto";
import { isId } from "../../../platform/db/index.ts";

const SECRET_BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{54}$/;

/** A secret address: 16 bytes of the CPTS (its rows are seen in no other tenant), 24 of chance. Only its hash is kept. */
export function newFeedToken(cptsId: string): { token: string; hash: Buffer } {
  const token = Buffer.concat([
    Buffer.from(cptsId.replaceAll("-", ""), "hex"),
    randomBytes(SECRET_BYTES),
  ]).toString("base64url");
  return { token, hash: hashOf(token) };
}

/** The CPTS and the hash that a token stands for; undefined for anything that is not a token. */
export function readFeedToken(token: string): { cptsId: string; hash: Buffer } | undefined {
  if (!TOKEN.test(token)) return undefined;
  const hex = Buffer.from(token, "base64url").subarray(0, 16).toString("hex");
  const cptsId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return isId(cptsId) ? { cptsId, hash: hashOf(token) } : undefined;
}

const hashOf = (token: string): Buffer => createHash("sha256").update(`agenda-feed\n${token}`).digest();
