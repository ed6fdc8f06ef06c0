import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What LibreOffice makes of a file that it opened. */
export interface Opened {
  text: string;
  pdf: Uint8Array;
}

/** The program, where it is installed. */
export const findLibreOffice = (): Promise<string | undefined> =>
  run("sh", ["-c", "command -v soffice || command -v libreoffice"]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );

/** Opens DOCX files as a person's LibreOffice would, all in one go. */
export async function openInLibreOffice<Name extends string>(
  program: string,
  files: Record<Name, Uint8Array>,
): Promise<Record<Name, Opened>> {
  const folder = await mkdtemp(join(tmpdir(), "maillage-libreoffice-"));
  const names = Object.keys(files) as Name[];
  const convert = (to: string) =>
    run(
      program,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        folder,
        ...names.map((name) => join(folder, `${name}.docx`)),
      ],
      { timeout: 90_000 },
    );
  try {
    for (const name of names) await writeFile(join(folder, `${name}.docx`), files[name]);
    await convert("txt:Text");
    await convert("pdf");
    const opened = await Promise.all(
      names.map(async (name) => [
        name,
        {
          text: (await readFile(join(folder, `${name}.txt`), "utf8")).replace(/^\ufeff/, ""),
          pdf: new Uint8Array(await readFile(join(folder, `${name}.pdf`))),
        },
      ]),
    );
    return Object.fromEntries(opened) as Record<Name, Opened>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
