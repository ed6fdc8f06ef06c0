import { TEST_NOW } from "../../../../tools/testing/a-server.ts";
import {
  aCptsWith,
  aPerson,
  type TestCpts,
  type TestPerson,
  type TestServer,
} from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import { foldText } from "../../../platform/text/index.ts";

export interface Territory extends TestCpts {
  at: string;
  coordinator: TestPerson;
  /** One signed-in person per doctor, in the same order. */
  doctors: TestPerson[];
}

/** A CPTS with its coordinator and so many general practitioners, each signed in and with a mail; the nth is n km to the north. */
export async function aTerritory(server: TestServer, gps = 2): Promise<Territory> {
  const cpts = await aCptsWith(server, { gps });
  await server.owner.query(
    "update directory_professionals set email = 'cabinet-' || id || '@exemple.invalid' where cpts_id = $1",
    [cpts.cptsId],
  );
  const coordinator = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "coordinator" }],
    familyName: "Roux",
  });
  const doctors: TestPerson[] = [];
  for (const { id } of cpts.professionals)
    doctors.push(
      await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: id }] }),
    );
  return { ...cpts, at: `/api/c/${cpts.slug}/family-doctor`, coordinator, doctors };
}

/** The offer of the nth doctor, by their own page. */
export async function anOffer(territory: Territory, nth: number, fields: object = {}): Promise<string> {
  const made = await territory.doctors[nth]!.call("POST", `${territory.at}/offers`, {
    professionalId: territory.professionals[nth]!.id,
    capacity: 5,
    zone: "territory",
    ...fields,
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id;
}

let counter = 0;

/** A patient who waits, in Ramonville, written as rows. */
export async function aWaitingPatient(
  server: TestServer,
  cptsId: string,
  columns: Record<string, unknown> = {},
): Promise<string> {
  const [id, patientId, at] = [newId(), newId(), new Date(TEST_NOW)];
  await withTenant(server.deps.db, cptsId, async (tx) => {
    await tx
      .insertInto("patients_records")
      .values({
        cpts_id: cptsId,
        id: patientId,
        birth_family_name: "Fictive",
        birth_given_names: "Alba Rose",
        search_text: foldText("Alba Fictive"),
        sex: "F",
        birth_on: "1948-05-02",
        phone: "+33600000000",
        address_line: "3 rue des Essais",
        commune_code: "31446",
      })
      .execute();
    await tx
      .insertInto("mt_requests")
      .values({
        cpts_id: cptsId,
        id,
        reference: `MT-26-${String(++counter).padStart(4, "0")}`,
        status: "waiting",
        patient_id: patientId,
        origin: "desk",
        agreed_at: at,
        agreed_how: "spoken",
        ald: true,
        rights: "c2s",
        commune_code: "31446",
        latitude: 43.5456,
        longitude: 1.4749,
        age_band: "70-79",
        wish: "Plutôt le matin",
        weight: 40,
        rule_version: 3,
        waiting_since: at,
        stands_since: at,
        ...columns,
      })
      .execute();
  });
  return id;
}

/** Proposed to the offer; sent too unless said. Returns the proposal's id. */
export async function aProposal(
  { coordinator, at }: Territory,
  requestId: string,
  offerId: string,
  send = true,
): Promise<string> {
  const made = await coordinator.call("POST", `${at}/requests/${requestId}/proposals`, { offerId });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  if (send) await coordinator.call("POST", `${at}/proposals/${made.body.id}/send`);
  return made.body.id;
}

/** Time passes, and people stay signed in. */
export async function later(server: TestServer, days: number): Promise<void> {
  await server.owner.query(
    "update identity_sessions set idle_ends_at = idle_ends_at + interval '90 days', ends_at = ends_at + interval '90 days'",
  );
  server.deps.clock.advance(Math.round(days * 86_400));
}

/** What must always hold: nobody lost between request and proposal, and `taken` is what is promised. */
export async function findLost(server: TestServer, cptsId: string): Promise<unknown[]> {
  const { rows } = await server.owner.query(
    `select 'taken' as what, o.id, o.taken::text as found from mt_offers o
       where o.cpts_id = $1 and (o.taken > o.capacity or o.taken <>
         (select count(*) from mt_proposals p where p.cpts_id = o.cpts_id and p.offer_id = o.id and p.status in ('proposed', 'sent', 'accepted')))
     union all
     select 'request', q.id, q.status from mt_requests q
       left join mt_proposals p on p.cpts_id = q.cpts_id and p.request_id = q.id and p.status in ('proposed', 'sent', 'accepted')
       where q.cpts_id = $1 and (case q.status when 'waiting' then p.id is not null
         when 'proposed' then p.status is distinct from 'proposed' when 'sent' then p.status is distinct from 'sent'
         when 'accepted' then p.status is distinct from 'accepted' else false end)`,
    [cptsId],
  );
  return rows;
}
