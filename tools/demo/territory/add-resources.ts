import { newId, withTenant } from "../../../src/platform/db/index.ts";
import { foldText } from "../../../src/platform/text/index.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

const WEEK = [1, 2, 3, 4, 5];
const open = (days: readonly number[], from: string, until: string) =>
  days.map((day) => ({ day, opens: from, closes: until }));

const RESOURCES = [
  {
    kind: "snp-centre",
    name: "Centre de soins non programmés du Canal",
    communeIndex: 0,
    address_line: "12 place de la Grande Écluse",
    hours: open([...WEEK, 6], "09:00", "20:00"),
    public_phone: "0536491111",
    direct_line: "0536491112",
    conditions:
      "Sans rendez-vous, petite traumatologie et pathologies aiguës. Radiologie sur place jusqu'à 18 h.",
  },
  {
    kind: "home-visit",
    name: "Visites à domicile du Sud-Est",
    communeIndex: 1,
    address_line: "3 allée des Saules",
    hours: open([...WEEK, 6, 7], "08:00", "23:59"),
    public_phone: "0536492222",
    direct_line: "0536492223",
    conditions: "Personnes qui ne peuvent pas se déplacer. Délai annoncé au téléphone.",
  },
  {
    kind: "imaging",
    name: "Imagerie des Quatre Saules",
    communeIndex: 3,
    address_line: "27 route de la Vallée",
    hours: open(WEEK, "08:00", "18:30"),
    public_phone: "0536493333",
    direct_line: "0536493334",
    conditions: "Deux plages par jour pour les demandes de la CPTS : appeler la ligne des professionnels.",
  },
  {
    kind: "laboratory",
    name: "Laboratoire des Tisserins",
    communeIndex: 1,
    address_line: "8 avenue du Canal",
    hours: open([...WEEK, 6], "07:30", "12:30"),
    public_phone: "0536494444",
    direct_line: "0536494445",
    conditions: "Résultats urgents en deux heures, transmis au prescripteur.",
  },
  {
    kind: "pass",
    name: "Permanence d'accès aux soins (PASS)",
    communeIndex: 0,
    address_line: "41 boulevard des Tisserins",
    hours: open(WEEK, "09:00", "16:30"),
    public_phone: "0536495555",
    direct_line: "0536495556",
    conditions: "Personnes sans droits ouverts ; une assistante sociale reçoit sans rendez-vous.",
  },
  {
    kind: "dental",
    name: "Urgences dentaires des Coteaux",
    communeIndex: 2,
    address_line: "5 rue de la Fontaine",
    hours: open([...WEEK, 6], "09:00", "12:00"),
    public_phone: "0536496666",
    direct_line: null,
    conditions: "Première intention, y compris sans chirurgien-dentiste traitant.",
  },
  {
    kind: "second-recourse",
    name: "Avis cardiologique rapide",
    communeIndex: 4,
    address_line: "19 chemin des Coteaux",
    hours: open([2, 4], "14:00", "18:00"),
    public_phone: "0536497777",
    direct_line: "0536497778",
    conditions: "Sur demande d'un médecin, avis sous 72 heures.",
  },
] as const;

/** The resources of a territory: where to send a patient when no slot fits. */
export async function addResources(app: SimulatedApp, cpts: DemoCpts): Promise<void> {
  await withTenant(app.deps.db, cpts.id, async (tx) => {
    for (const one of RESOURCES) {
      const code = cpts.communeCodes[one.communeIndex] as string;
      const commune = await tx
        .selectFrom("reference_communes")
        .select(["name", "postal_codes", "latitude", "longitude"])
        .where("code", "=", code)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto("directory_resources")
        .values({
          cpts_id: cpts.id,
          id: newId(),
          kind: one.kind,
          name: one.name,
          search_text: foldText(one.name),
          address_line: one.address_line,
          postal_code: commune.postal_codes[0] ?? null,
          commune_code: code,
          commune_name: commune.name,
          latitude: commune.latitude,
          longitude: commune.longitude,
          hours: JSON.stringify(one.hours),
          public_phone: one.public_phone,
          direct_line: one.direct_line,
          conditions: one.conditions,
        })
        .execute();
    }
  });
}
