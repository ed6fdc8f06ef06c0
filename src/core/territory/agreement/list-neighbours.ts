import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { listOtherCpts } from "./agreement-store.ts";

/** The other CPTS of this installation, those of the same department first: with whom one may agree. */
export const listNeighbours = (
  deps: Deps,
  actor: Actor,
): Promise<{ name: string; slug: string; department: string }[]> =>
  act(deps, actor, (tx) => listOtherCpts(tx, actor.cptsId));
