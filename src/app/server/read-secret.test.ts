import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "../../platform/settings/settings.ts";
import { readSecret } from "./read-secret.ts";

const folder = await mkdtemp(join(tmpdir(), "maillage-secret-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const settings = readSettings({ MAILLAGE_MODE: "test", MAILLAGE_DATA: folder });

test("the secret is made once, for its owner's eyes; an empty file is refused, never taken for a secret", async () => {
  const made = await readSecret(settings);
  expect(await readSecret(settings)).toEqual(made);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
  await writeFile(join(folder, "secret"), "");
  await expect(readSecret(settings)).rejects.toThrow("est vide ou abîmé");
});

test("a folder that is a file, and a secret that cannot be read, are refused in a sentence", async () => {
  const file = join(folder, "fichier");
  await writeFile(file, "");
  await expect(readSecret({ ...settings, dataFolder: file })).rejects.toThrow("ne peut pas être écrit");
  // A folder in its place: not even root reads it as a file.
  await mkdir(join(folder, "autre", "secret"), { recursive: true });
  await expect(readSecret({ ...settings, dataFolder: join(folder, "autre") })).rejects.toThrow(
    "ne peut pas être lu",
  );
});
