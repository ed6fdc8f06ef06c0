import { isUnavailable } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";

/** What became of one item of a batch. */
export type Outcome<Out> = { value: Out } | { error: unknown };

interface Waiting<In, Out> {
  item: In;
  resolve: (value: Out) => void;
  reject: (error: unknown) => void;
}

/** `work` takes what arrived together, commits once, and says what became of each, in order. */
export type BatchWork<In, Out> = (
  deps: Deps,
  cptsId: string,
  items: readonly In[],
) => Promise<Outcome<Out>[]>;

/**
 * Items of one CPTS that arrive together are done together, `most` at once, one batch after the other: while one commits, the next
 * gathers. Nobody waits for company: who comes alone leaves at once. An item is answered once its batch is committed. What a batch
 * fails on is found by doing each alone, so that nobody pays for another.
 */
export function giveTogether<In, Out>(
  work: BatchWork<In, Out>,
  most: number,
): (deps: Deps, cptsId: string, item: In) => Promise<Out> {
  const queues = new WeakMap<Deps, Map<string, Waiting<In, Out>[]>>();
  const drain = async (
    deps: Deps,
    cptsId: string,
    ofDeps: Map<string, Waiting<In, Out>[]>,
  ): Promise<void> => {
    const queue = ofDeps.get(cptsId) ?? [];
    while (queue.length > 0) await doBatch(deps, cptsId, queue.splice(0, most));
    ofDeps.delete(cptsId);
  };
  const doBatch = async (deps: Deps, cptsId: string, batch: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const outcomes = await work(
        deps,
        cptsId,
        batch.map((one) => one.item),
      );
      for (const [at, one] of batch.entries()) settle(one, outcomes[at]);
    } catch (error) {
      if (batch.length === 1 || isUnavailable(error)) for (const one of batch) one.reject(error);
      else for (const one of batch) await doBatch(deps, cptsId, [one]);
    }
  };
  return (deps, cptsId, item) =>
    new Promise((resolve, reject) => {
      const ofDeps = queues.get(deps) ?? new Map<string, Waiting<In, Out>[]>();
      queues.set(deps, ofDeps);
      const queue = ofDeps.get(cptsId);
      if (queue) queue.push({ item, resolve, reject });
      else {
        ofDeps.set(cptsId, [{ item, resolve, reject }]);
        // After the sockets that are readable now have been read: what came in the same instant is of the same batch.
        setImmediate(() => void drain(deps, cptsId, ofDeps));
      }
    });
}

function settle<In, Out>(one: Waiting<In, Out>, outcome: Outcome<Out> | undefined): void {
  if (outcome && "value" in outcome) one.resolve(outcome.value);
  else one.reject(outcome ? outcome.error : new Error("a batch said nothing of an item"));
}
