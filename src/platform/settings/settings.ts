import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

const optionalUrl = z.url({ protocol: /^https?$/ }).optional();

const schema = z.object({
  MAILLAGE_MODE: z.enum(["demo", "production", "test"]).default("demo"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().max(100).default("127.0.0.1"),
  MAILLAGE_DATA: z.string().min(1).max(1000).default("./data"),
  /** As people reach it, behind a proxy: https://maillage.example.org */
  MAILLAGE_URL: optionalUrl,
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  /** Comma-separated addresses of proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.string().max(1000).default(""),
  MAILLAGE_SECRET: z.string().min(32).max(200).optional(),
  /** Keys of the INS numbers: `id:64 hexadecimal digits`, comma-separated; the first one writes, all read. */
  INS_KEYS: z
    .string()
    .regex(/^[a-z0-9-]{1,20}:[0-9a-f]{64}(,[a-z0-9-]{1,20}:[0-9a-f]{64}){0,9}$/i)
    .optional(),
  /** Key of their blind index: 64 hexadecimal digits, never one of INS_KEYS. */
  INS_INDEX_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug"]).default("info"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().max(200).default("Maillage <ne-pas-repondre@maillage.invalid>"),
  SMS_URL: optionalUrl,
  SMS_TOKEN: z.string().max(500).optional(),
  PSC_ISSUER: optionalUrl,
  PSC_CLIENT_ID: z.string().max(200).optional(),
  PSC_CLIENT_SECRET: z.string().max(500).optional(),
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: z.string().max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().max(500).optional(),
  OIDC_LABEL: z.string().max(60).default("Mon organisation"),
  GEOCODER_URL: optionalUrl,
  /** Images of maps, as `https://tiles.example.org/{z}/{x}/{y}.png`; without it maps need no network. */
  TILE_URL: z
    .string()
    .max(500)
    .regex(/^https?:\/\/[^/{}\s]+\/(?=\S*\{z\})(?=\S*\{x\})(?=\S*\{y\})\S*$/)
    .optional(),
  /** Whom the images are owed to, written on each map: « © les contributeurs d'OpenStreetMap ». */
  TILE_ATTRIBUTION: z.string().trim().max(200).optional(),
  /** Multiplies every rate limit: load tests only. */
  RATE_LIMIT_FACTOR: z.coerce.number().min(1).max(100_000).default(1),
  METRICS_TOKEN: z.string().min(16).max(200).optional(),
});

/** What to write instead, for the settings whose form is not plain. */
const WANTED: Record<string, string> = {
  MAILLAGE_MODE: "demo ou production",
  PORT: "un nombre entier de 0 à 65535",
  MAILLAGE_URL: "une adresse complète, comme https://maillage.exemple.fr",
  DATABASE_URL: "une adresse comme postgres://compte:motdepasse@hôte:5432/base",
  DATABASE_POOL: "un nombre entier de 2 à 200",
  MAILLAGE_SECRET: "de 32 à 200 caractères, comme en donne « openssl rand -hex 32 »",
  INS_KEYS: "nom:clé, la clé de 64 chiffres hexadécimaux, comme en donne « openssl rand -hex 32 »",
  INS_INDEX_KEY: "64 chiffres hexadécimaux, comme en donne « openssl rand -hex 32 »",
  LOG_LEVEL: "fatal, error, warn, info ou debug",
  SMTP_URL: "une adresse comme smtps://compte:motdepasse@mail.exemple.fr:465",
  TILE_URL: "une adresse comme https://tuiles.exemple.fr/{z}/{x}/{y}.png",
  RATE_LIMIT_FACTOR: "un nombre d'au moins 1",
  METRICS_TOKEN: "de 16 à 200 caractères",
};
const AN_ADDRESS = "une adresse complète qui commence par https://";

/** A setting that cannot be used; the message is one French sentence for the administrator. */
export class SettingsProblem extends Error {}

export type Settings = ReturnType<typeof readSettings>;

/** The only reader of the environment. @throws SettingsProblem naming the variable and what it must be. */
export function readSettings(environment: Record<string, string | undefined>, folder = process.cwd()) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const wanted = WANTED[name] ?? (/_(URL|ISSUER)$/.test(name) ? AN_ADDRESS : "une valeur plus courte");
    throw new SettingsProblem(
      `Le réglage ${name} ne convient pas : il faut ${wanted} (voir docs/operate.md, « Réglages »).`,
    );
  }
  const read = parsed.data;
  refuseHalfKeys(read);
  refuseUnsafe(read);
  refuseHalfProviders(read);
  return {
    ...read,
    mode: read.MAILLAGE_MODE,
    isDemo: read.MAILLAGE_MODE === "demo",
    isProduction: read.MAILLAGE_MODE === "production",
    dataFolder: isAbsolute(read.MAILLAGE_DATA) ? read.MAILLAGE_DATA : resolve(folder, read.MAILLAGE_DATA),
    tiles: tilesOf(read),
    publicUrl: (read.MAILLAGE_URL ?? `http://localhost:${read.PORT}`).replace(/\/$/, ""),
    trustedProxies: read.TRUSTED_PROXIES.split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  };
}

function refuseHalfKeys({ INS_KEYS: keys, INS_INDEX_KEY: index }: z.infer<typeof schema>): void {
  if (!keys && !index) return;
  if (!keys || !index)
    throw new SettingsProblem("INS_KEYS et INS_INDEX_KEY vont ensemble : renseignez les deux, ou aucune.");
  const pairs = keys.split(",").map((one) => one.split(":"));
  if (new Set(pairs.map(([id]) => id)).size < pairs.length)
    throw new SettingsProblem("Dans INS_KEYS, chaque clé a son propre nom : corrigez celui qui revient.");
  if (pairs.some(([, key]) => key?.toLowerCase() === index.toLowerCase()))
    throw new SettingsProblem(
      "INS_INDEX_KEY doit différer des clés de INS_KEYS : créez-la avec « openssl rand -hex 32 ».",
    );
}

/** A button that leads nowhere would be worse than none. */
function refuseHalfProviders(read: z.infer<typeof schema>): void {
  for (const provider of ["PSC", "OIDC"] as const) {
    const names = [`${provider}_ISSUER`, `${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`] as const;
    const missing = names.filter((name) => !read[name]);
    if (missing.length > 0 && missing.length < names.length)
      throw new SettingsProblem(
        `${names.join(", ")} vont ensemble : renseignez aussi ${missing.join(" et ")}, ou aucun des trois.`,
      );
  }
}

/** Where screens find the images of maps; null = they draw without. Nobody lends them without being named. */
function tilesOf({ TILE_URL: url, TILE_ATTRIBUTION: attribution }: z.infer<typeof schema>) {
  if (!url) return null;
  if (!attribution)
    throw new SettingsProblem(
      "Avec TILE_URL, renseignez TILE_ATTRIBUTION : la mention que demande le fournisseur des fonds de carte.",
    );
  return { url, attribution };
}

function refuseUnsafe(read: z.infer<typeof schema>): void {
  if (read.MAILLAGE_MODE !== "production") return;
  if (!read.MAILLAGE_URL?.startsWith("https://")) {
    throw new SettingsProblem(
      "En production, MAILLAGE_URL doit être l'adresse publique en https:// : renseignez-la.",
    );
  }
  if (!read.MAILLAGE_SECRET) {
    throw new SettingsProblem(
      "En production, MAILLAGE_SECRET est obligatoire : créez-le avec « openssl rand -hex 32 » et gardez-le hors de la base.",
    );
  }
  if (!read.SMTP_URL)
    throw new SettingsProblem(
      "En production, SMTP_URL est obligatoire : les liens de connexion partent par mail.",
    );
  const local = [read.PSC_ISSUER, read.OIDC_ISSUER].find(
    (issuer) => issuer && !issuer.startsWith("https://"),
  );
  if (local)
    throw new SettingsProblem(
      "En production, un fournisseur d'identité local est refusé : indiquez une adresse https://.",
    );
}
