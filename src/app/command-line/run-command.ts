import { invalid } from "../../platform/errors/problems.ts";
import type { Command, CommandInput } from "./command.ts";
import { explainProblem } from "./explain-problem.ts";

// Each command is loaded when it is called: `serve` must start in less than two seconds.
const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import("../server/serve-command.ts")).serveCommand,
  "cpts create": async () => (await import("./cpts-commands.ts")).cptsCreate,
  "cpts list": async () => (await import("./cpts-commands.ts")).cptsList,
  "directory import": async () => (await import("./directory-command.ts")).directoryImport,
  "audit verify": async () => (await import("./audit-command.ts")).auditVerify,
  "events list": async () => (await import("./events-commands.ts")).eventsList,
  "events retry": async () => (await import("./events-commands.ts")).eventsRetry,
  "user invite": async () => (await import("./user-commands.ts")).userInvite,
  "user administrator": async () => (await import("./user-commands.ts")).userAdministrator,
  "user close": async () => (await import("./user-commands.ts")).userClose,
  "match export": async () => (await import("./match-export-command.ts")).matchExport,
  "match run": async () => (await import("./match-commands.ts")).matchRun,
  "patients rekey": async () => (await import("./patients-command.ts")).patientsRekey,
  "project load": async () => (await import("./project-commands.ts")).projectLoad,
  letter: async () => (await import("./letter-command.ts")).letter,
  backup: async () => (await import("./backup-commands.ts")).backup,
  restore: async () => (await import("./backup-commands.ts")).restore,
  export: async () => (await import("./backup-commands.ts")).exportOne,
  doctor: async () => (await import("./doctor-command.ts")).doctor,
};

/**
 * Runs one command of the administrator's command line. A known problem is one French sentence on standard error, and with `--json` also
 * `{"error": sentence}` on standard output.
 */
export async function runCommand(args: string[]): Promise<number> {
  const input = readArguments(args);
  const name = [input.words.slice(0, 2).join(" "), input.words[0] ?? ""].find((one) =>
    Object.hasOwn(COMMANDS, one),
  );
  if (!name) return withoutCommand(input);
  try {
    const command = await (COMMANDS[name] as () => Promise<Command>)();
    if (input.options["help"] !== undefined) return sayHelp(command);
    refuseUnknown(command, input);
    return await command.run({ ...input, words: input.words.slice(name.split(" ").length) });
  } catch (error) {
    const sentence = explainProblem(error);
    if (sentence === undefined) throw error;
    return refuse(input, sentence, 1);
  }
}

function refuse({ json }: CommandInput, sentence: string, code: number): number {
  if (json) process.stdout.write(`${JSON.stringify({ error: sentence })}\n`);
  process.stderr.write(`${sentence}\n`);
  return code;
}

function refuseUnknown({ name, options = [] }: Command, input: CommandInput): void {
  const known = [...options, "json"];
  const unknown = Object.keys(input.options).find((one) => !known.includes(one));
  if (unknown === undefined) return;
  const list = known.map((one) => `--${one}`).join(", ");
  throw invalid(unknown, `« ${name} » ne connaît pas --${unknown} (mais ${list}). Rien n'a été fait.`);
}

function sayHelp({ name, help }: Command): number {
  process.stdout.write(`maillage ${name} : ${help}\n`);
  return 0;
}

async function withoutCommand(input: CommandInput): Promise<number> {
  const [first = ""] = input.words;
  if (first === "" || HELP.has(first) || input.options["help"] !== undefined) {
    process.stdout.write(await helpText());
    return 0;
  }
  const sentence = `Commande inconnue : « ${input.words.slice(0, 2).join(" ")} ».`;
  return refuse(input, input.json ? sentence : `${sentence}\n\n${await helpText()}`, 2);
}

function readArguments(args: string[]): CommandInput {
  const words: string[] = [];
  const options: Record<string, string> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith("--")) {
      words.push(arg);
      continue;
    }
    const [name = "", inline] = arg.slice(2).split("=", 2);
    const next = args[i + 1];
    if (inline !== undefined) options[name] = inline;
    else if (next !== undefined && !next.startsWith("--") && !FLAGS.has(name))
      options[name] = args[++i] as string;
    else options[name] = "true";
  }
  return { words, options, json: options["json"] !== undefined };
}

const FLAGS = new Set(["json", "empty", "help", "remove", "reopen", "dry-run"]);

const HELP = new Set(["help", "aide"]);

async function helpText(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((one) => one.name.length));
  const lines = commands.map((one) => `  ${one.name.padEnd(width)}  ${one.help}`);
  return `Maillage, ligne de commande de l'administration\n\n${lines.join("\n")}\n\nAjoutez --json pour une réponse lisible par un programme.\n`;
}
