import { findTwins, type Twin } from "../../../../core/patients/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import { findOpenRequestOf } from "../../request/request-store.ts";
import type { NewLine } from "../line-store.ts";
import type { ReadLine } from "../read/list-messages.ts";
import type { LinePayload } from "../read/read-line.ts";
import type { openCommunes } from "./find-communes.ts";
import { isSame, type openTwinsInFile, traitsOfLine } from "./twins-in-file.ts";

export interface Judge {
  cptsId: string;
  communes: ReturnType<typeof openCommunes>;
  twinInFile: ReturnType<typeof openTwinsInFile>;
}

type Verdict = Pick<NewLine, "outcome" | "take"> & { why: string | null };

/** What would become of each line, and why; writes nothing. */
export async function judgeLines(tx: Tx, judge: Judge, lines: readonly ReadLine[]): Promise<NewLine[]> {
  await judge.communes.load(
    tx,
    lines.flatMap(({ read }) => ("payload" in read ? [read.payload] : [])),
  );
  const judged: NewLine[] = [];
  for (const line of lines) judged.push(await judgeLine(tx, judge, line));
  return judged;
}

async function judgeLine(tx: Tx, judge: Judge, { line, cells, read }: ReadLine): Promise<NewLine> {
  if ("problem" in read)
    return {
      line,
      outcome: "refused",
      reason: read.problem.slice(0, 500),
      payload: null,
      cells,
      take: false,
    };
  const { payload, notes } = placed(judge, read.payload, read.notes);
  const { outcome, take, why } = await compare(tx, judge, line, payload);
  const reason = [why, ...notes].filter(Boolean).join(" ; ");
  return { line, outcome, reason: reason.slice(0, 500) || null, payload, cells: null, take };
}

function placed(judge: Judge, payload: LinePayload, notes: readonly string[]) {
  const commune = judge.communes.find(payload);
  const isSaid = payload.communeText !== "" || payload.postalCode !== null;
  const note = isSaid ? "commune non reconnue, à compléter" : "sans commune, à compléter";
  return {
    payload: {
      ...payload,
      communeCode: commune?.code ?? null,
      postalCode: payload.postalCode ?? (commune?.postalCodes.length === 1 ? commune.postalCodes[0]! : null),
    },
    notes: commune ? notes : [...notes, note],
  };
}

async function compare(tx: Tx, judge: Judge, line: number, payload: LinePayload): Promise<Verdict> {
  const traits = traitsOfLine(payload);
  const inFile = judge.twinInFile(line, traits);
  if (inFile?.same)
    return { outcome: "known", take: false, why: `Même personne que la ligne ${inFile.line}` };
  const known = await compareWithRegister(tx, judge.cptsId, payload);
  if (known) return known;
  if (inFile) return { outcome: "check", take: true, why: `Ressemble à la ligne ${inFile.line}` };
  if (payload.birthOn === null)
    return {
      outcome: "check",
      take: true,
      why: "Sans date de naissance : un double ne peut pas être écarté",
    };
  return { outcome: "ok", take: true, why: null };
}

/** Whoever is like a record of the register; null when nobody is. */
export async function compareWithRegister(
  tx: Tx,
  cptsId: string,
  payload: LinePayload,
): Promise<Verdict | null> {
  const twins = await findTwins(tx, cptsId, traitsOfLine(payload));
  const [surest] = twins;
  if (!surest) return null;
  for (const { row } of twins) {
    const open = await findOpenRequestOf(tx, cptsId, row.id);
    if (!open) continue;
    return isSameRow(payload, row)
      ? { outcome: "known", take: false, why: `Demande déjà ouverte pour cette personne (${open.reference})` }
      : {
          outcome: "check",
          take: true,
          why: `Ressemble à une personne dont la demande est ouverte (${open.reference})`,
        };
  }
  return {
    outcome: "check",
    take: true,
    why: `Ressemble à un patient connu (${surest.reasons.slice(0, 3).join(", ")})`,
  };
}

const isSameRow = (payload: LinePayload, row: Twin["row"]): boolean =>
  isSame(traitsOfLine(payload), {
    birthFamilyName: row.birth_family_name,
    usedFamilyName: row.used_family_name,
    birthGivenNames: row.birth_given_names,
    usedGivenName: row.used_given_name,
    sex: row.sex,
    birthOn: row.birth_on,
    birthPlaceCode: null,
    ins: null,
  });
