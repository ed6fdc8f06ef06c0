import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { Bench } from "../scenario.ts";

export interface ChildOptions {
  environment?: Record<string, string>;
  folder?: string;
  /** Where its standard output goes instead of being returned. */
  outputFile?: string;
}

/** Runs a program to its end and returns what it wrote. @throws with what it complained of when it fails. */
export async function runChild(
  bench: Pick<Bench, "atEnd">,
  program: string,
  args: readonly string[],
  { environment = {}, folder, outputFile }: ChildOptions = {},
): Promise<string> {
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...(folder ? { cwd: folder } : {}),
  });
  bench.atEnd(() => child.kill("SIGTERM"));
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  const written = outputFile
    ? pipeline(child.stdout, createWriteStream(outputFile)).then(() => "")
    : text(child.stdout);
  const [output, complaints, code] = await Promise.all([written, text(child.stderr), ended]);
  if (code !== 0)
    throw new Error(`${program} ${args[0] ?? ""} ended with ${code}: ${complaints.trim().slice(-400)}`);
  return output;
}
