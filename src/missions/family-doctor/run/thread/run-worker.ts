import { parentPort } from "node:worker_threads";
import { Problem } from "../../../../platform/errors/problems.ts";
import { parseRows } from "../json-text.ts";
import type { FromThread, ToThread } from "./thread-messages.ts";
import { openOrder } from "./work-order.ts";

const port = parentPort;
if (!port) throw new Error("This file is run by in-run-thread.ts, in a thread of its own.");
const say = (message: FromThread) => port.postMessage(message);

let order: ReturnType<typeof openOrder> | undefined;

port.on("message", (message: ToThread) => {
  try {
    if (message.kind === "open") order = openOrder(message.order);
    else if (message.kind === "patients") order?.add(parseRows(message.rows));
    else if (message.kind === "lines")
      say({ kind: "lines", lines: JSON.stringify(order?.lines(message.from, message.to) ?? []) });
    else solve();
  } catch (error) {
    // Anything else ends the thread with an error event: out of memory, a bug.
    if (!(error instanceof Problem)) throw error;
    say({ kind: "refused", code: error.code, message: error.message });
  }
});

function solve(): void {
  if (!order) throw new Error("a run is opened before it is solved");
  let said = -1;
  const answer = order.solve((percent) => {
    if (percent > said) say({ kind: "progress", percent });
    said = Math.max(said, percent);
  });
  say({ kind: "solved", answer });
}
