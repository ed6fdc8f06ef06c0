import loadHighs from "highs";
import type { MatchingInstance } from "../instance/packed-instance.ts";

export interface RefereeTerms {
  weight: number;
  loadCost: number;
  distanceMeters: number;
}

/**
 * The three terms by HiGHS: three linear programs, each with the optima of those before as equations. They need no integer
 * variable: the corners of the matching's polytope are whole, and fixing a term to its optimum keeps a face of it.
 */
export async function refereeTerms(instance: MatchingInstance): Promise<RefereeTerms> {
  if (instance.arcs.length === 0) return { weight: 0, loadCost: 0, distanceMeters: 0 };
  loaded ??= load();
  const highs = await loaded;
  const { columns, ...model } = modelOf(instance);
  const all = Int32Array.from(columns.weight, (_, i) => i);
  return highs.withModel({ ...model, colCost: columns.weight }, (one) => {
    one.options.set({ output_flag: false });
    const best = (term: keyof RefereeTerms): number => {
      one.changeColsCost({ kind: "range", from: 0, to: all.length - 1 }, columns[term]);
      one.run();
      // 7: optimal, in the numbers of HiGHS.
      if (one.getModelStatus() !== 7) throw new Error(`HiGHS: status ${one.getModelStatus()} for ${term}`);
      const optimum = Math.round(one.getObjectiveValue());
      if (Math.abs(optimum - one.getObjectiveValue()) > 0.05) throw new Error(`HiGHS: ${term} is not whole`);
      one.addRow(optimum, optimum, { indices: all, values: columns[term] });
      return optimum === 0 ? 0 : optimum;
    };
    const weight = -best("weight");
    return {
      weight: weight === 0 ? 0 : weight,
      loadCost: best("loadCost"),
      distanceMeters: best("distanceMeters"),
    };
  });
}

// Its types are written for CommonJS, where the function would be one level deeper; as an ES module it is the default itself.
const load = loadHighs as unknown as typeof loadHighs.default;
let loaded: ReturnType<typeof load> | undefined;

/** Columns: the arcs, then the places of each doctor. Rows: each patient once at most; a doctor's patients fill their places. */
function modelOf({ patients, doctors, arcs }: MatchingInstance) {
  const patientRow = new Map(patients.map((one, row) => [one.id, row]));
  const doctorRow = new Map(doctors.map((one, i) => [one.id, patients.length + i]));
  const weightOf = new Map(patients.map((one) => [one.id, one.weight]));
  const wanted = new Map<string, number>();
  for (const arc of arcs) wanted.set(arc.doctor, (wanted.get(arc.doctor) ?? 0) + 1);
  const places = doctors.flatMap(({ id, capacity }) =>
    Array.from({ length: Math.min(capacity, wanted.get(id) ?? 0) }, (_, k) => ({
      row: doctorRow.get(id) as number,
      cost: Math.floor((1000 * (2 * k + 1)) / capacity + 0.5),
    })),
  );
  const ends = arcs.flatMap((arc) => [
    patientRow.get(arc.patient) as number,
    doctorRow.get(arc.doctor) as number,
  ]);
  const numCols = arcs.length + places.length;
  const numRows = patients.length + doctors.length;
  const ofArcs = (value: (arc: MatchingInstance["arcs"][number]) => number) => {
    const costs = new Float64Array(numCols);
    arcs.forEach((arc, i) => {
      costs[i] = value(arc);
    });
    return costs;
  };
  const loadCost = new Float64Array(numCols);
  places.forEach((place, i) => {
    loadCost[arcs.length + i] = place.cost;
  });
  return {
    columns: {
      weight: ofArcs((arc) => -(weightOf.get(arc.patient) as number)),
      loadCost,
      distanceMeters: ofArcs((arc) => arc.distanceMeters),
    },
    numCols,
    numRows,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: Float64Array.from({ length: numRows }, (_, i) => (i < patients.length ? -Infinity : 0)),
    rowUpper: Float64Array.from({ length: numRows }, (_, i) => (i < patients.length ? 1 : 0)),
    matrix: {
      format: "csc" as const,
      numRows,
      numCols,
      starts: Int32Array.from({ length: numCols + 1 }, (_, i) => Math.min(i, arcs.length) + i),
      indices: Int32Array.from([...ends, ...places.map((one) => one.row)]),
      values: Float64Array.from([...ends.map(() => 1), ...places.map(() => -1)]),
    },
  };
}
