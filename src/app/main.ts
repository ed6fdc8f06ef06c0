import { enableCompileCache } from "node:module";
import { join } from "node:path";

// What was read and compiled is kept for the next start: 0.9 s of processor time until it is ready instead of 1.4.
// Beside the packages rather than in the shared temporary folder; where that cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/maillage"));
const { runCommand } = await import("./command-line/run-command.ts");

process.exitCode = await runCommand(process.argv.slice(2));
