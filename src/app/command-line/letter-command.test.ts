import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { aCptsWith, aServer } from "../../../tools/testing/index.ts";
import { readDocx } from "../../../tools/testing/read-document.ts";
import { runCommand } from "./run-command.ts";

const server = await aServer();
const folder = await mkdtemp(join(tmpdir(), "maillage-letter-"));
afterAll(() => rm(folder, { recursive: true }));

let said = { out: "", err: "" };
beforeEach(() => {
  said = { out: "", err: "" };
  const keep = (where: keyof typeof said) => (text: string | Uint8Array) => {
    said[where] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  vi.stubEnv("DATABASE_URL", String(server.owner.options.connectionString));
  vi.stubEnv("MAILLAGE_DATA", folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("a case is loaded, and its letter written, from the command line; a wrong word is one French sentence", async () => {
  const { slug } = await aCptsWith(server, { name: "CPTS Ruscino" });
  const file = join(import.meta.dirname, "../../steering/project/letter/testing/ruscino.json");
  expect(await runCommand(["project", "load", file, "--cpts", slug])).toBe(0);
  const out = join(folder, "lettre.docx");
  expect(await runCommand(["letter", slug, "--format", "docx", "--out", out])).toBe(0);
  expect(said.out).toContain("La lettre d’intention de la CPTS Ruscino est écrite");
  const { text } = await readDocx(await readFile(out));
  expect(text).toContain("Populationconcernéeparleprojet:47617habitants");
  expect(await runCommand(["help"])).toBe(0);
  expect(said.out).toContain("écrit la lettre d'intention d'une CPTS");
  expect(await readdir(folder)).toContain("lettre.docx");
  expect(await runCommand(["letter", slug, "--format", "odt", "--out", out])).toBe(1);
  expect(said.err).toBe("Choisissez --format docx, pdf ou zip.\n");
  expect(await runCommand(["letter", slug])).toBe(1);
  expect(said.err).toContain("Indiquez le fichier à écrire");
  expect(await runCommand(["letter", slug, "--out", join(folder, "nulle-part", "x.docx")])).toBe(1);
  expect(said.err).toContain("ne peut pas être écrit");
  expect(await runCommand(["letter", "cpts-inconnue", "--out", out])).toBe(1);
  expect(said.err).toContain("cpts-inconnue");
}, 60_000);
