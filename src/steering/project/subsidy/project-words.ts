import type { Declaration, MissionCode } from "../declaration/declaration-contract.ts";
import type { SheetContent } from "../sheet/sheet-content.ts";

/** An action sheet as a request speaks of it. */
export interface ToldSheet {
  number: string;
  title: string;
  state: string;
  isArchived: boolean;
  content: Pick<SheetContent, "people" | "premises" | "indicators" | "publics">;
}

export interface KnownProject {
  missions: Declaration["missions"];
  /** What the letter of intent says of a mission; empty when nobody wrote it. */
  described: (code: MissionCode) => string;
  objectives: readonly string[];
  sheets: readonly ToldSheet[];
  population: number;
}

/** Part 6 of the form, in the words of the letter, the objectives and the sheets that are ready or adopted. Pure. */
export function projectWords(known: KnownProject): Record<string, string> {
  const chosen = known.missions.filter((one) => one.chosen);
  const sheets = known.sheets.filter((one) => one.state !== "draft" && !one.isArchived);
  return {
    "project.goals": lines(
      known.objectives.length > 0
        ? known.objectives
        : chosen.map(({ label, name }) => (name ? `${label} : ${name}` : label)),
      4_000,
    ),
    "project.description": cut(
      chosen
        .map(({ code, label, name }) =>
          [name ? `${label} : ${name}` : label, known.described(code)].filter(Boolean).join("\n"),
        )
        .join("\n\n"),
      4_000,
    ),
    "project.publics": publicsOf(known.population, sheets),
    "project.means": lines(
      sheets.flatMap(({ number, title, content }) => {
        const means = [content.people, content.premises].filter(Boolean).join(" ; ");
        return means ? [`Fiche ${number}, ${title} : ${means}`] : [];
      }),
      2_000,
    ),
    "project.evaluation": lines(
      sheets.flatMap(({ number, content }) =>
        content.indicators.flatMap((one) => (one.label ? [indicatorWords(number, one)] : [])),
      ),
      2_000,
    ),
  };
}

function publicsOf(population: number, sheets: readonly ToldSheet[]): string {
  const everybody =
    population > 0
      ? [
          `Les ${population.toLocaleString("fr-FR").replaceAll("\u202f", " ")} habitants du territoire, et les professionnels qui les soignent`,
        ]
      : [];
  return lines([...everybody, ...sheets.flatMap(({ content }) => content.publics || [])], 2_000);
}

const indicatorWords = (number: string, one: SheetContent["indicators"][number]): string =>
  `${one.label}${one.target === null ? "" : `, cible ${one.target.toLocaleString("fr-FR")}${one.unit ? ` ${one.unit}` : ""}`} (fiche ${number})`;

const lines = (all: readonly string[], most: number): string =>
  cut([...new Set(all)].map((one) => (all.length > 1 ? `- ${one}` : one)).join("\n"), most);

/** At the last whole line or word that fits. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  const at = Math.max(kept.lastIndexOf("\n"), kept.lastIndexOf(" "));
  return `${kept.slice(0, at > most / 2 ? at : most - 1).trimEnd()}…`;
}
