import { afterEach, expect, test, vi } from "vitest";
import { runCommand } from "./run-command.ts";

afterEach(() => vi.restoreAllMocks());

/** Refused before any database is opened: run in this very process. */
async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  const code = await runCommand(args);
  return { code, out: out.join(""), err: err.join("") };
}

test("an option that a command does not know is refused: « --dryrun » would import", async () => {
  const { code, out, err } = await said("directory", "import", "rpps.txt", "--cpts", "x", "--dryrun");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("ne connaît pas --dryrun");
  expect(err).toContain("--dry-run");
  expect((await said("cpts", "list", "--jsno")).code).toBe(1);
});

test("a word of the language is no command, and what is said is one French sentence, in JSON too", async () => {
  for (const word of ["constructor", "toString", "nimporte"]) {
    const { code, err } = await said(word);
    expect(code).toBe(2);
    expect(err).toContain(`Commande inconnue : « ${word} ».`);
  }
  const { code, out } = await said("nimporte", "--json");
  expect({ code, answer: JSON.parse(out) }).toEqual({
    code: 2,
    answer: { error: "Commande inconnue : « nimporte »." },
  });
  const refused = await said(
    "user",
    "invite",
    "--cpts",
    "x",
    "--email",
    "a@b.fr",
    "--role",
    "chef",
    "--json",
  );
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out).error).toMatch(/--role : Choisissez un rôle. \(.*coordinator.*\)/);
});

test("--help after a command says what it does, and does nothing", async () => {
  const { code, out } = await said("restore", "--help");
  expect(code).toBe(0);
  expect(out).toContain("maillage restore : rend une sauvegarde dans une base vide");
});
