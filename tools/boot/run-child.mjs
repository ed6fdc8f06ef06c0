import { spawn } from "node:child_process";

const KEPT_LINES = 60;
/** npm finishes its work before it hears SIGTERM; whoever stops us does not want to wait a minute. */
const PATIENCE_MS = 2000;
const STOPPING = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end, with its lines going to `onLine` and its number to `onStart`; answers `{ code, lines }` with the last lines.
 * When we are told to stop, so is the program, and we end once it has.
 */
export function runChild(program, parameters, options, onLine = () => {}, onStart = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid !== undefined) onStart(child.pid);
    const lines = [];
    let stopped;
    const stop = (signal) => {
      stopped = signal;
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
    };
    for (const signal of STOPPING) process.on(signal, stop);
    for (const stream of [child.stdout, child.stderr])
      eachLine(stream, (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        onLine(line);
      });
    child.on("error", reject);
    child.on("close", (code) => {
      for (const signal of STOPPING) process.off(signal, stop);
      if (stopped !== undefined) {
        console.error("\nPréparation interrompue : la prochaine la reprendra.");
        process.exit(130);
      }
      resolve({ code, lines });
    });
  });
}

function eachLine(stream, take) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop().slice(-10_000);
    for (const part of parts) take(part);
  });
  stream.on("end", () => {
    if (rest !== "") take(rest);
  });
}
