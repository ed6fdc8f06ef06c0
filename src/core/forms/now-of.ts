import type { Deps } from "../../platform/deps.ts";

/** Now, as the database driver takes it. */
export const nowOf = (deps: Deps): Date => new Date(deps.clock.now().epochMilliseconds);
