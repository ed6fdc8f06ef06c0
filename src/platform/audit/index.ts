export { type AuditAct, appendAudit } from "./append-entry.ts";
export { recordAct } from "./record-act.ts";
export type { AuditKey } from "./sign-entry.ts";
