/* For tests: a coordinator who sends lists of patients, and files of people who do not exist. */
import { expect } from "vitest";
import type { ListLine, PatientList } from "../../src/missions/family-doctor/list/list-contract.ts";
import { aCptsWith } from "./a-cpts.ts";
import { aPerson } from "./a-person.ts";
import type { TestServer } from "./a-server.ts";
import { drainJobs } from "./drain.ts";

export const HEADINGS =
  "Nom de naissance;Prénom;Date de naissance;Sexe;Code postal;Commune;Téléphone;ALD;C2S";
export const DECLARATION = {
  declaration: "Courrier de la caisse du 3 novembre, accord écrit rendu par chacun.",
  informedOn: "2026-11-03",
};

export async function aListingCpts(server: TestServer) {
  const cpts = await aCptsWith(server, { gps: 1 });
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  const { call, cookie } = coordinator;
  const base = `/api/c/${cpts.slug}/family-doctor/lists`;
  const send = async (
    file: string | Uint8Array,
    headers: Record<string, string> = {},
    name = "liste.csv",
  ) => {
    const response = await server.app.request(`${base}?name=${encodeURIComponent(name)}`, {
      method: "POST",
      body: typeof file === "string" ? file : new Uint8Array(file),
      headers: { cookie, "x-maillage": "1", "content-type": "application/octet-stream", ...headers },
    });
    return { status: response.status, body: await response.json() };
  };
  const show = async (id: string): Promise<PatientList> => (await call("GET", `${base}/${id}`)).body;
  const lines = async (id: string, query = ""): Promise<ListLine[]> =>
    (await call("GET", `${base}/${id}/lines?limit=200${query}`)).body.items;
  /** Sent, mapped as guessed, asked for its dry run: not yet read. */
  const asked = async (file: string | Uint8Array, label = "CPAM"): Promise<PatientList> => {
    const sent = await send(file);
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const { id, sheets } = sent.body as PatientList;
    const mapped = await call("PUT", `${base}/${id}/columns`, { sheet: 0, columns: sheets[0]!.guess, label });
    expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
    return mapped.body;
  };
  const read = async (file: string | Uint8Array, label?: string): Promise<PatientList> => {
    const { id } = await asked(file, label);
    await drainJobs(server);
    return show(id);
  };
  const apply = async (id: string): Promise<PatientList> => {
    const answer = await call("POST", `${base}/${id}/apply`, DECLARATION);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    await drainJobs(server);
    return show(id);
  };
  const requests = async () =>
    (
      await server.owner.query(
        `select r.reference, r.status, r.origin, r.agreed_how, r.rights, r.ald, r.commune_code, r.declarant_label, p.birth_family_name
         from mt_requests r join patients_records p on (p.cpts_id, p.id) = (r.cpts_id, r.patient_id) where r.cpts_id = $1 order by r.reference`,
        [cpts.cptsId],
      )
    ).rows;
  return { ...cpts, coordinator, call, base, send, show, lines, asked, read, apply, requests };
}

/** A letter name per number: « Abac », so that no two of them are alike. */
const nameOf = (seed: number): string => {
  let name = "";
  for (let left = (seed * 7_919 + 104_729) % 9_765_625, at = 0; at < 5; at++, left = Math.floor(left / 25))
    name += String.fromCharCode(97 + (left % 25)) + "aeiou"[(left + at) % 5];
  return name;
};

/** `count` lines of which one in five is rubbish, of five kinds. */
export function aLongList(count: number): { file: string; good: number } {
  const rubbish = [
    "=cmd|' /C calc'!A0;;;;;;;;",
    "Sans prénom;;01/02/1950;F;31320;;;;",
    "Mal;Née;31/02/1950;F;31320;;;;",
    "123456;Numéro;01/02/1950;F;31320;;;;",
    "Trop;De;01/02/1950;F;31320;;;;;;;cellules",
  ];
  const lines: string[] = [];
  let good = 0;
  for (let at = 0; at < count; at++) {
    if (at % 5 === 4) {
      lines.push(rubbish[Math.floor(at / 5) % rubbish.length]!);
      continue;
    }
    good += 1;
    const day = String(1 + (at % 28)).padStart(2, "0");
    const month = String(1 + (at % 12)).padStart(2, "0");
    const born = `${day}/${month}/${1930 + (at % 70)}`;
    lines.push(
      `${nameOf(at)};${nameOf(at + 500_000)};${born};${at % 2 ? "F" : "M"};31320;Auzeville-Tolosane;;${at % 7 ? "non" : "oui"};`,
    );
  }
  return { file: `${HEADINGS}\n${lines.join("\n")}\n`, good };
}
