import { StartupProblem } from "./startup-problem.ts";

/** What the sentence may name: the data folder and the port that were asked for. */
export interface FailureContext {
  folder: string;
  port?: number;
}

const last = (lines: readonly string[], pattern: RegExp): string | undefined =>
  lines.findLast((line) => pattern.test(line));

/**
 * Turns what PostgreSQL or the file system said (English, several lines) into one French sentence.
 * Pure: the lines come from stderr, or are the message of a system error.
 */
export function explainFailure(lines: readonly string[], { folder, port }: FailureContext): StartupProblem {
  const text = lines.join("\n");
  const cause = text === "" ? undefined : text;
  if (/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/.test(text))
    return new StartupProblem(
      "disk-full",
      `Le disque est plein : libérez de la place là où se trouve « ${folder} », puis relancez.`,
      cause,
    );
  if (/Address already in use|EADDRINUSE|could not bind/.test(text))
    return new StartupProblem(
      "port-taken",
      `Le port ${port ?? "choisi"} de la base de données est déjà occupé : arrêtez le programme qui l'utilise ou choisissez un autre port.`,
      cause,
    );
  if (/database files are incompatible with server/.test(text)) return wrongVersion(folder, undefined);
  if (/error while loading shared libraries|Library not loaded|GLIBC|ENOENT.*spawn|spawn.*ENOENT/.test(text))
    return new StartupProblem(
      "no-binaries",
      "Les programmes de PostgreSQL sont incomplets ou ne conviennent pas à cette machine : supprimez « node_modules » et relancez, ou indiquez votre propre base avec DATABASE_URL.",
      cause,
    );
  if (/pre-existing shared memory block|lock file .* already exists/.test(text))
    return inUse(folder, undefined);
  if (/Cannot allocate memory|could not map anonymous shared memory|ENOMEM/.test(text))
    return new StartupProblem(
      "no-memory",
      "La mémoire libre ne suffit pas pour démarrer la base de données : fermez des programmes (il faut environ 500 Mo), puis relancez.",
      cause,
    );
  if (
    /Permission denied|Read-only file system|Operation not permitted|EACCES|EPERM|EROFS|ENOTDIR|EEXIST/.test(
      text,
    )
  )
    return unwritable(folder, cause);
  const said = last(lines, /FATAL|PANIC|error:/) ?? lines.at(-1) ?? "aucun message";
  return new StartupProblem(
    "postgres-failed",
    `La base de données n'a pas pu démarrer (« ${said.trim().slice(0, 300)} ») : relancez, et si cela se répète, restaurez une sauvegarde dans un nouveau dossier de données.`,
    cause,
  );
}

/** The data folder cannot be used by the account that runs us. */
export function unwritable(folder: string, cause?: unknown): StartupProblem {
  return new StartupProblem(
    "data-unwritable",
    `Le dossier de données « ${folder} » ne peut pas être écrit : donnez-en les droits au compte qui lance Maillage, ou choisissez un autre dossier avec MAILLAGE_DATA.`,
    cause,
  );
}

/** The data folder holds a cluster of another major version (`found` is the content of PG_VERSION). */
export function wrongVersion(folder: string, found: string | undefined): StartupProblem {
  const which = found === undefined ? "une autre version de PostgreSQL" : `PostgreSQL ${found}`;
  return new StartupProblem(
    "data-version",
    `Les données de « ${folder} » viennent de ${which}, et cette version de Maillage lit PostgreSQL 18 : restaurez une sauvegarde dans un nouveau dossier (MAILLAGE_DATA), ou revenez à la version de Maillage qui les a écrites.`,
  );
}

/** Another living process holds the data folder. */
export function inUse(folder: string, pid: number | undefined): StartupProblem {
  const who = pid === undefined ? "un autre programme" : `un autre Maillage (processus ${pid})`;
  return new StartupProblem(
    "data-in-use",
    `Le dossier de données « ${folder} » est déjà utilisé par ${who} : arrêtez-le d'abord, ou choisissez un autre dossier avec MAILLAGE_DATA.`,
  );
}
