import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * What a work does to this thread meanwhile: the longest that its event loop waited, by the clock; the longest that it worked
 * without turning, in processor time.
 */
export async function watchLoop(work: () => Promise<unknown>): Promise<{ waitMs: number; turnMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let turnMs = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    turnMs = Math.max(turnMs, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 1);
  delay.enable();
  await work();
  delay.disable();
  clearInterval(timer);
  return { waitMs: delay.max / 1e6, turnMs };
}
