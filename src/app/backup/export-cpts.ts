import { createWriteStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { connectForStreams, isId } from "../../platform/db/index.ts";
import { Problem } from "../../platform/errors/problems.ts";
import { listTables, type TableShape } from "./list-tables.ts";

export interface ExportReport {
  folder: string;
  tables: { table: string; rows: number }[];
}

/**
 * Everything of one CPTS, as it is at one instant: a CSV and a JSON (one object per line) for each table. Reads as the
 * application within that CPTS, so what row-level security hides stays hidden; secrets (hashes of
 * links, encrypted INS and their index) are left out: a cipher would be of no use without the installation's key.
 */
export async function exportCpts(app: pg.Pool, cptsId: string, folder: string): Promise<ExportReport> {
  if (!isId(cptsId)) throw new Error("a CPTS id is a UUID");
  if (
    await stat(folder).then(
      () => true,
      () => false,
    )
  ) {
    throw new Problem(
      "conflict",
      "export.folder-exists",
      `Le dossier ${folder} existe déjà : choisissez-en un nouveau, rien n'a été écrit.`,
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const client = await connectForStreams(app);
  try {
    await client.query(
      `begin isolation level repeatable read read only; set local app.cpts_id = '${cptsId}'; set local statement_timeout = 0`,
    );
    const report: ExportReport = { folder, tables: [] };
    const own = (await listTables(client)).filter((one) => one.isTenant).map((one) => ownRows(one, cptsId));
    for (const one of [...sharedRows(cptsId), ...own])
      report.tables.push(await exportRows(client, one, folder));
    await writeFile(join(folder, "LISEZMOI.txt"), readme(report));
    return report;
  } finally {
    await client.end();
  }
}

interface Rows {
  table: string;
  query: string;
}

const ownRows = ({ name, columns }: TableShape, cptsId: string): Rows => ({
  table: name,
  query: `select ${columns
    .filter((one) => !/(^|_)(hash|mac|chain|cipher)$/.test(one))
    .map((one) => `"${one}"`)
    .join(", ")} from ${name} where cpts_id = '${cptsId}'`,
});

/** Of what all CPTS share: itself, and who its rows name by their number, members of yesterday too. */
const sharedRows = (cptsId: string): Rows[] => [
  {
    table: "territory_cpts",
    query: `select id, slug, name, department, time_zone, finess, email, phone, created_at from territory_cpts where id = '${cptsId}'`,
  },
  {
    table: "identity_users",
    query: `select id, family_name, given_name, email, rpps from identity_users u
      where exists (select from identity_memberships m where m.cpts_id = '${cptsId}' and m.user_id = u.id) order by family_name, given_name, id`,
  },
];

async function exportRows(
  client: pg.Client,
  { table, query }: Rows,
  folder: string,
): Promise<ExportReport["tables"][number]> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from (${query}) x`);
  await save(
    client,
    `copy (${query}) to stdout with (format csv, header true)`,
    join(folder, `${table}.csv`),
  );
  await save(
    client,
    `copy (select row_to_json(x) from (${query}) x) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`,
    join(folder, `${table}.json`),
  );
  return { table, rows: rows[0]?.n ?? 0 };
}

const save = (client: pg.Client, statement: string, file: string): Promise<void> =>
  pipeline(client.query(copyTo(statement)), createWriteStream(file, { mode: 0o600 }));

const readme = (report: ExportReport): string =>
  `Export complet d'une CPTS depuis Maillage.

Chaque table existe en deux formes de même contenu : .csv (UTF-8, virgule, première ligne = noms des colonnes)
et .json (un objet par ligne). Les instants sont en temps universel, les populations en habitants, les distances en mètres.
Les matricules INS n'y sont pas : ils sont chiffrés dans la base ; le statut de chaque identité y est, et INSi les rend à qui les demande.
Ces fichiers contiennent des données de santé nominatives : gardez-les chez un hébergeur certifié, effacez les copies.

${report.tables.map((one) => `${one.table} : ${one.rows} ligne(s)`).join("\n")}
`;
