import { type Actor, hasRole } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { ShownIndicator } from "../diagnosis/diagnosis-contract.ts";
import { diagnosisIn } from "../diagnosis/value/read-diagnosis.ts";
import type { CatalogueFigure } from "./link-contract.ts";

/** Catalogue of the diagnosis by code, each with what it says of the territory today. */
export type Figures = ReadonlyMap<string, CatalogueFigure>;

/** `isPublished` hides what counts fewer than eleven persons: for documents, and for who does not fill the diagnosis in. */
export async function readFiguresIn(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  isPublished: boolean,
): Promise<Figures> {
  const { families } = await diagnosisIn(deps, tx, cptsId, { isPublished });
  return new Map(
    families.flatMap((family) =>
      family.indicators.map((one) => [one.code, presentFigure(one, family.label)] as const),
    ),
  );
}

/** What a sheet's indicator may be, for who writes it. */
export const readCatalogue = (deps: Deps, actor: Actor): Promise<{ items: CatalogueFigure[] }> =>
  act(deps, actor, async (tx) => ({
    items: [...(await figuresFor(deps, tx, actor)).values()],
  }));

export const figuresFor = (deps: Deps, tx: Tx, actor: Actor): Promise<Figures> =>
  readFiguresIn(deps, tx, actor.cptsId, !hasRole(actor, "coordinator", "administrator"));

function presentFigure(one: ShownIndicator, family: string): CatalogueFigure {
  const reading = one.readings.find(({ of }) => of === "") ?? one.readings[0];
  const [newest] = one.values
    .filter(({ perimeter, value }) => perimeter === "territory" && value !== null)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
  return {
    code: one.code,
    label: one.label,
    family,
    unit: one.unitWords,
    value: newest?.value ?? null,
    words: reading ? [reading.of, reading.sentence].filter(Boolean).join(" : ") : null,
    source: reading?.source ?? "",
  };
}
