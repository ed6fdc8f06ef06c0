import type { Deps } from "../../platform/deps.ts";

/** Now, as the database takes it. */
export const nowOf = (deps: Deps): Date => new Date(deps.clock.now().epochMilliseconds);
