import { setFlagsFromString } from "node:v8";

/* Read by V8 at each collection; 0 is its own choice. */
const growBy = (percent: number) => setFlagsFromString(`--heap-growing-percent=${percent}`);
const WHILE_IMPORTING = 60;
let importing = 0;

/**
 * Runs `work` while V8 lets the heap grow by 60 % of what is alive before it collects, instead of up to fourfold: an import makes
 * much garbage and keeps little. For the whole process, until the last of those at work has ended.
 */
export async function collectEarlier<T>(work: () => Promise<T>): Promise<T> {
  if (importing++ === 0) growBy(WHILE_IMPORTING);
  try {
    return await work();
  } finally {
    if (--importing === 0) growBy(0);
  }
}
