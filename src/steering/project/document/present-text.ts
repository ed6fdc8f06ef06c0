import { Problem } from "../../../platform/errors/problems.ts";
import type { DocumentText, TextVersion } from "./document-contract.ts";
import type { TextRow, VersionRow } from "./text-store.ts";

export const presentText = (row: TextRow): DocumentText => ({
  key: row.key,
  body: row.body,
  revision: row.revision,
  writtenByLabel: row.written_by_label,
  writtenAt: row.written_at.toISOString(),
});

export const emptyText = (key: string): DocumentText => ({
  key,
  body: "",
  revision: 0,
  writtenByLabel: "",
  writtenAt: null,
});

export const presentVersion = (row: VersionRow): TextVersion => ({
  revision: row.revision,
  body: row.body,
  writtenByLabel: row.written_by_label,
  writtenAt: row.written_at.toISOString(),
});

/** 409 with the text as it stands: the screen shows the difference and lets choose. */
export const changedMeanwhile = (row: TextRow | undefined, key: string): Problem =>
  new Problem(
    "conflict",
    "project.text-changed",
    `${row?.written_by_label || "Quelqu’un"} a écrit ce texte pendant que vous l’écriviez. Rien n’est perdu : comparez les deux, puis choisissez.`,
    { current: row ? presentText(row) : emptyText(key) },
  );
