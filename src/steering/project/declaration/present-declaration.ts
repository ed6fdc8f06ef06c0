import type { Declaration, DeclarationInput, MissionCode, Project } from "./declaration-contract.ts";
import { MISSION_TITLES, PARTNERSHIPS, SOLICITATIONS } from "./declaration-rows.ts";
import type { ProjectColumns, ProjectRow } from "./declaration-store.ts";

const NOTHING: Project = {
  title: "",
  carriers: [],
  address: "",
  email: "",
  phone: "",
  writtenOn: null,
  legalState: null,
  legalName: "",
  legalForm: "",
  legalSeat: "",
  legalCreated: null,
  buildingFrom: null,
  buildingTo: null,
  letterDue: null,
  healthProjectDue: null,
  contractDue: null,
  revision: 0,
  changedByLabel: "",
  changedAt: null,
};

export const presentProject = (row: ProjectRow | undefined): Project =>
  row === undefined
    ? NOTHING
    : {
        title: row.title,
        carriers: row.carriers as Project["carriers"],
        address: row.address,
        email: row.email,
        phone: row.phone,
        writtenOn: row.written_on,
        legalState: row.legal_state as Project["legalState"],
        legalName: row.legal_name,
        legalForm: row.legal_form,
        legalSeat: row.legal_seat,
        legalCreated: row.legal_created,
        buildingFrom: row.building_from,
        buildingTo: row.building_to,
        letterDue: row.letter_due,
        healthProjectDue: row.health_project_due,
        contractDue: row.contract_due,
        revision: row.revision,
        changedByLabel: row.changed_by_label,
        changedAt: row.changed_at.toISOString(),
      };

const COLUMN: Record<Exclude<keyof DeclarationInput, "revision">, keyof ProjectColumns> = {
  title: "title",
  carriers: "carriers",
  address: "address",
  email: "email",
  phone: "phone",
  writtenOn: "written_on",
  legalState: "legal_state",
  legalName: "legal_name",
  legalForm: "legal_form",
  legalSeat: "legal_seat",
  legalCreated: "legal_created",
  buildingFrom: "building_from",
  buildingTo: "building_to",
  letterDue: "letter_due",
  healthProjectDue: "health_project_due",
  contractDue: "contract_due",
};

/** The columns that an input changes. */
export const columnsOf = ({ revision: _read, ...input }: DeclarationInput): ProjectColumns =>
  Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [
        COLUMN[field as keyof typeof COLUMN],
        field === "carriers" ? JSON.stringify(value) : value,
      ]),
  );

export const presentMissions = (
  rows: readonly { code: string; chosen: boolean; name: string }[],
): Declaration["missions"] => {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return MISSION_TITLES.map(([code, label]) => ({
    code: code satisfies MissionCode,
    label,
    chosen: byCode.get(code)?.chosen ?? null,
    name: byCode.get(code)?.name ?? "",
  }));
};

export const presentChoices = (
  rows: readonly { key: string; answer: boolean | null; detail: string }[],
): Declaration["choices"] => {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return [...PARTNERSHIPS, ...SOLICITATIONS].map(([key, label]) => ({
    key,
    label,
    answer: byKey.get(key)?.answer ?? null,
    detail: byKey.get(key)?.detail ?? "",
  }));
};
