import { statfs } from "node:fs/promises";
import { createTransport } from "nodemailer";
import type pg from "pg";
import { checkInsKeys } from "../../core/patients/index.ts";
import { isSignedHere } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { readSettings, type Settings } from "../../platform/settings/settings.ts";
import type { Command } from "./command.ts";
import { explainProblem } from "./explain-problem.ts";
import { FOREIGN_JOURNAL } from "./foreign-journal.ts";
import { answer, withStorage } from "./with-storage.ts";

interface Finding {
  what: string;
  ok: boolean;
  sentence: string;
}

const TIMEOUT_MS = 5_000;

export const doctor: Command = {
  name: "doctor",
  help: "vérifie les réglages, la base, le mail, la connexion et la place sur le disque",
  run: async ({ json }) => {
    const findings = await examine();
    answer(
      json,
      { ok: findings.every((one) => one.ok), findings },
      findings.map((one) => `${one.ok ? "✓" : "✗"} ${one.sentence}`),
    );
    return findings.every((one) => one.ok) ? 0 : 1;
  },
};

/** Everything that can be looked at: a database that does not answer does not hide a mail server that does not either. */
async function examine(): Promise<Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    return [asFinding("settings", error)];
  }
  const kept = await withStorage(async ({ deps, storage }) => [
    ...(await checkDatabase(storage.owner)),
    await checkJournal(deps, storage.owner),
    await checkIns(deps),
  ]).catch((error) => [asFinding("database", error)]);
  return [
    {
      what: "settings",
      ok: true,
      sentence: `Réglages lisibles, mode ${settings.mode}, adresse ${settings.publicUrl}`,
    },
    ...kept,
    await checkDisk(settings),
    await checkMail(settings),
    ...(await checkProviders(settings)),
  ];
}

function asFinding(what: string, error: unknown): Finding {
  const sentence = explainProblem(error);
  if (sentence === undefined) throw error;
  return { what, ok: false, sentence };
}

async function checkDatabase(owner: pg.Pool): Promise<Finding[]> {
  const { rows } = await owner.query<{
    version: string;
    forced: boolean;
    unforced: number;
    ahead: boolean;
    connections: number;
  }>(
    `
    select current_setting('server_version') as version,
      (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'cpts_id'
        where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)) as unforced,
      abs(extract(epoch from clock_timestamp()) - $1) < 5 as ahead,
      current_setting('max_connections')::int as connections`,
    [Date.now() / 1000],
  );
  const row = rows[0];
  return [
    {
      what: "database",
      ok: true,
      sentence: `PostgreSQL ${row?.version} répond, ${row?.connections} connexions au plus`,
    },
    {
      what: "tenants",
      ok: row?.unforced === 0,
      sentence:
        row?.unforced === 0
          ? "Chaque table de CPTS est cloisonnée par la base"
          : `${row?.unforced} table(s) sans cloisonnement : restaurez les droits ou signalez-le`,
    },
    {
      what: "clock",
      ok: row?.ahead === true,
      sentence: row?.ahead
        ? "Les horloges du serveur et de la base s'accordent"
        : "Les horloges du serveur et de la base diffèrent de plus de 5 s : réglez NTP",
    },
  ];
}

async function checkJournal(deps: Deps, owner: pg.Pool): Promise<Finding> {
  const ok = await isSignedHere(owner, deps.auditKey);
  return {
    what: "journal",
    ok,
    sentence: ok
      ? "Le journal porte la signature du secret de cette installation"
      : FOREIGN_JOURNAL.replace("le journal", "Le journal"),
  };
}

async function checkIns(deps: Deps): Promise<Finding> {
  const problem = await checkInsKeys(deps);
  const set = deps.settings.INS_KEYS !== undefined || !deps.settings.isProduction;
  return {
    what: "ins-keys",
    ok: problem === null,
    sentence:
      problem ??
      (set
        ? "Les clés des matricules INS ouvrent ce qui est gardé"
        : "Aucune clé pour les matricules INS : aucun ne peut être gardé (INS_KEYS, INS_INDEX_KEY)"),
  };
}

async function checkDisk(settings: Settings): Promise<Finding> {
  const free = await statfs(settings.dataFolder).then(
    (disk) => disk.bavail * disk.bsize,
    () => 0,
  );
  const gigabytes = (free / 1e9).toFixed(1).replace(".", ",");
  return {
    what: "disk",
    ok: free > 1e9,
    sentence:
      free > 1e9
        ? `${gigabytes} Go libres dans ${settings.dataFolder}`
        : `Il reste ${gigabytes} Go dans ${settings.dataFolder} : faites de la place`,
  };
}

async function checkMail(settings: Settings): Promise<Finding> {
  if (!settings.SMTP_URL)
    return {
      what: "mail",
      ok: !settings.isProduction,
      sentence: "Pas de serveur de mail (SMTP_URL) : la démonstration garde les messages chez elle",
    };
  const transport = createTransport(settings.SMTP_URL, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  } as object);
  const works = await transport.verify().then(
    () => true,
    () => false,
  );
  transport.close();
  return {
    what: "mail",
    ok: works,
    sentence: works
      ? "Le serveur de mail accepte la connexion"
      : "Le serveur de mail ne répond pas ou refuse la connexion : vérifiez SMTP_URL",
  };
}

async function checkProviders(settings: Settings): Promise<Finding[]> {
  const named: [string, string | undefined, string][] = [
    ["Pro Santé Connect", settings.PSC_ISSUER, "/.well-known/wallet-openid-configuration"],
    [settings.OIDC_LABEL, settings.OIDC_ISSUER, "/.well-known/openid-configuration"],
  ];
  const configured = named.filter(([, issuer]) => issuer !== undefined);
  return Promise.all(
    configured.map(async ([label, issuer, path]) => {
      const works = await fetch(`${issuer}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
        (answer) => answer.ok,
        () => false,
      );
      return {
        what: "identity",
        ok: works,
        sentence: works
          ? `${label} répond`
          : `${label} ne répond pas : vérifiez son adresse dans les réglages`,
      };
    }),
  );
}
