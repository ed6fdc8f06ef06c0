import type { Slice } from "../slice.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { declareActionWords, wordsOf } from "./action-words.ts";
export { type AuditAct, appendAudit, auditCall } from "./append-entry.ts";
export { recordAct, recordValues } from "./record-act.ts";
export type { routes as AuditRoutes } from "./routes.ts";
export { type Heads, readHeads } from "./seal/audit-heads.ts";
export { type Head, sealAudit } from "./seal/seal-audit.ts";
export { isSignedHere } from "./seal/signed-here.ts";
export { type Sealer, sealWaiting, startSealer } from "./seal/start-sealer.ts";
export { type AuditHarm, type AuditProblem, type AuditVerdict, verifyAudit } from "./seal/verify-audit.ts";
export type { AuditKey } from "./sign-entry.ts";

export const auditSlice: Slice = { name: "audit", policies: [policy], routes };
