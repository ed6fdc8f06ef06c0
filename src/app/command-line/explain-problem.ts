import { MigrationProblem } from "../../platform/db/index.ts";
import { Problem } from "../../platform/errors/problems.ts";
import { StartupProblem } from "../../platform/postgres/index.ts";
import { SettingsProblem } from "../../platform/settings/settings.ts";

/** What a disk refuses of a file or a folder that the administrator named. */
const DISK: Record<string, string> = {
  ENOENT: "ne peut pas être ouvert : ce dossier n'existe pas",
  ENOTDIR: "ne peut pas être ouvert : ce dossier n'en est pas un",
  EISDIR: "est un dossier : indiquez un fichier",
  EACCES: "ne peut pas être ouvert : vos droits n'y suffisent pas",
  EPERM: "ne peut pas être ouvert : vos droits n'y suffisent pas",
  EROFS: "ne peut pas être écrit : ce disque est en lecture seule",
  ENOSPC: "ne peut pas être écrit : le disque est plein",
};

/** The one French sentence for a problem that the administrator can mend; undefined for a bug. */
export function explainProblem(error: unknown): string | undefined {
  if (
    error instanceof MigrationProblem ||
    error instanceof SettingsProblem ||
    error instanceof StartupProblem ||
    error instanceof Problem
  ) {
    return error.message;
  }
  const code = (error as { code?: string }).code ?? "";
  if (code === "EADDRINUSE")
    return "Ce port est déjà pris : arrêtez l'autre programme, ou choisissez-en un autre avec PORT=3001 npm start.";
  if (code === "EACCES" && (error as { syscall?: string }).syscall === "listen") {
    return "Ce port est réservé au système : choisissez-en un au-dessus de 1024 avec PORT=3001 npm start.";
  }
  const { path, syscall } = error as { path?: string; syscall?: string };
  if (path !== undefined && /^(open|mkdir|rename)$/.test(syscall ?? "") && DISK[code])
    return `« ${path.replace(/\.part$/, "")} » ${DISK[code]}.`;
  if (
    /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|57P03)$/.test(code) ||
    (error instanceof AggregateError && error.errors.some((one) => one.code === "ECONNREFUSED"))
  ) {
    return "La base de données ne répond pas : vérifiez DATABASE_URL et que PostgreSQL est démarré.";
  }
  if (/^(28P01|28000|3D000)$/.test(code)) {
    return "La base de données refuse la connexion : vérifiez le nom, le mot de passe et la base dans DATABASE_URL.";
  }
  if (code === "42501")
    return "Le compte de DATABASE_URL n'a pas assez de droits : il doit pouvoir créer des tables, des rôles et des extensions.";
  return undefined;
}
