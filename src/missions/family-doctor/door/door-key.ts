import { createHmac } from "node:crypto";
import type { Deps } from "../../../platform/deps.ts";

/** A key of its own, drawn from the installation's secret: what signs the door's puzzles never signs the audit. */
export const doorKey = (deps: Deps): Buffer =>
  createHmac("sha256", deps.auditKey).update("family-doctor.door").digest();
