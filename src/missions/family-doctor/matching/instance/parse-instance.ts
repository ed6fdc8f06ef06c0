import { z } from "zod";
import { invalid } from "../../../../platform/errors/problems.ts";
import { INSTANCE_LIMITS, type MatchingInstance } from "./packed-instance.ts";

const french = new Intl.NumberFormat("fr-FR");

const whole = (least: number, most: number) => {
  const message = `un nombre entier de ${french.format(least)} à ${french.format(most)} est attendu`;
  return z.int(message).min(least, message).max(most, message);
};

const id = z
  .string("un texte est attendu")
  .min(1, "un identifiant ne peut pas être vide")
  .max(INSTANCE_LIMITS.idLength, `un identifiant a ${INSTANCE_LIMITS.idLength} caractères au plus`);

const listOf = <T extends z.ZodType>(one: T, most: number) =>
  z.array(one, "une liste est attendue").max(most, `${french.format(most)} éléments au plus`);

const inside = "un objet est attendu, sans autre champ que ceux de la documentation";

const instanceSchema = z.strictObject(
  {
    patients: listOf(
      z.strictObject({ id, weight: whole(1, INSTANCE_LIMITS.weight) }, inside),
      INSTANCE_LIMITS.patients,
    ),
    doctors: listOf(
      z.strictObject({ id, capacity: whole(0, INSTANCE_LIMITS.capacity) }, inside),
      INSTANCE_LIMITS.doctors,
    ),
    arcs: listOf(
      z.strictObject(
        { patient: id, doctor: id, distanceMeters: whole(0, INSTANCE_LIMITS.distanceMeters) },
        inside,
      ),
      INSTANCE_LIMITS.arcs,
    ),
  },
  inside,
);

/**
 * The text of an instance file (docs/matching-instance.md), checked to the last arc.
 * @throws Problem, whose French sentence names the place of the first mistake: `arcs[12].distanceMeters`
 */
export function parseInstance(text: string): MatchingInstance {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw refuse("", "ce fichier n'est pas du JSON, ou il est coupé");
  }
  const parsed = instanceSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw refuse(place(issue?.path ?? []), issue?.message ?? "ce n'est pas une instance");
  }
  refuseTwice(parsed.data.patients, "patients");
  refuseTwice(parsed.data.doctors, "doctors");
  refuseLostArcs(parsed.data);
  return parsed.data;
}

function refuseTwice(list: readonly { id: string }[], field: string): void {
  const seen = new Map<string, number>();
  list.forEach((one, index) => {
    const before = seen.get(one.id);
    if (before !== undefined)
      throw refuse(`${field}[${index}].id`, `« ${one.id} » est déjà le nom de ${field}[${before}]`);
    seen.set(one.id, index);
  });
}

function refuseLostArcs({ patients, doctors, arcs }: MatchingInstance): void {
  const doctorAt = new Map(doctors.map((one, index) => [one.id, index]));
  const patientAt = new Map(patients.map((one, index) => [one.id, index]));
  const seen = new Set<number>();
  arcs.forEach((arc, index) => {
    const patient = patientAt.get(arc.patient);
    const doctor = doctorAt.get(arc.doctor);
    if (patient === undefined)
      throw refuse(`arcs[${index}].patient`, `aucun patient ne s'appelle « ${arc.patient} »`);
    if (doctor === undefined)
      throw refuse(`arcs[${index}].doctor`, `aucun médecin ne s'appelle « ${arc.doctor} »`);
    const pair = patient * doctors.length + doctor;
    if (seen.has(pair))
      throw refuse(`arcs[${index}]`, `« ${arc.patient} » et « ${arc.doctor} » sont déjà reliés plus haut`);
    seen.add(pair);
  });
}

const place = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : `${text}${text ? "." : ""}${String(part)}`,
    "",
  );

const refuse = (field: string, why: string) =>
  invalid(
    field,
    `Instance refusée${field ? `, ${field}` : ""} : ${why}. Rien n'a été calculé.`,
    "matching.instance",
  );
