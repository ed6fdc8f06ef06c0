import type { DemoMailbox } from "../../../tools/demo/mailbox/index.ts";
import type { StandIn, StandInPerson } from "../../../tools/demo/pro-sante-connect/index.ts";
import { type Tx, withPlatform, withTenant } from "../../platform/db/index.ts";
import type { Deps } from "../../platform/deps.ts";
import type { Settings } from "../../platform/settings/settings.ts";

export interface Demo {
  /** With the local mailbox and the local stand-in of Pro Santé Connect, where none was configured. */
  settings: Settings;
  mailbox: DemoMailbox | undefined;
  stop: () => Promise<void>;
}

/** The local parts of a demo: a mailbox that delivers nothing, a stand-in of Pro Santé Connect. Never in production. */
export async function openDemo(settings: Settings, people: StandInPerson[]): Promise<Demo> {
  if (settings.isProduction) throw new Error("the demo's parts do not exist in production");
  const [{ startDemoMailbox }, { startProSanteConnectStandIn }] = await Promise.all([
    import("../../../tools/demo/mailbox/index.ts"),
    import("../../../tools/demo/pro-sante-connect/index.ts"),
  ]);
  const mailbox = settings.SMTP_URL ? undefined : await startDemoMailbox({ port: 0 });
  let psc: StandIn | undefined;
  if (!settings.PSC_ISSUER) {
    psc = await startProSanteConnectStandIn({
      port: 0,
      people,
      redirectUris: [`${settings.publicUrl}/connexion/psc/retour`],
    });
  }
  return {
    settings: {
      ...settings,
      ...(mailbox ? { SMTP_URL: mailbox.url } : {}),
      ...(psc
        ? { PSC_ISSUER: psc.issuer, PSC_CLIENT_ID: psc.clientId, PSC_CLIENT_SECRET: psc.clientSecret }
        : {}),
    },
    mailbox,
    stop: async () => {
      await psc?.stop();
      await mailbox?.stop();
    },
  };
}

const MOST_PEOPLE = 30;

/**
 * Who may come through the stand-in: persons with an RPPS of the demo's CPTS, nobody else. A real base opened in demo mode by
 * mistake gives nobody away.
 */
export async function listStandInPeople({ db }: Pick<Deps, "db">): Promise<StandInPerson[]> {
  const demos = await withPlatform(db, (tx) =>
    tx
      .selectFrom("territory_cpts")
      .select("id")
      .where("is_demo", "=", true)
      .orderBy("created_at")
      .limit(10)
      .execute(),
  );
  const people = new Map<string, StandInPerson>();
  for (const { id } of demos)
    for (const row of await withTenant(db, id, (tx) => listPeopleIn(tx, id)))
      people.set(row.rpps as string, personOf(row));
  return [...people.values()].slice(0, MOST_PEOPLE);
}

const listPeopleIn = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select(["u.rpps", "u.family_name", "u.given_name", "u.email"])
    .where("m.cpts_id", "=", cptsId)
    .where("m.ended_at", "is", null)
    .where("u.rpps", "is not", null)
    .orderBy("u.created_at")
    .limit(MOST_PEOPLE)
    .execute();

function personOf(row: Awaited<ReturnType<typeof listPeopleIn>>[number]): StandInPerson {
  const [professionCode, professionLabel] = row.email?.startsWith("nurse@")
    ? ["60", "Infirmière"]
    : row.email?.startsWith("pharmacist@")
      ? ["21", "Pharmacien"]
      : ["10", "Médecin"];
  return {
    rpps: row.rpps as string,
    familyName: row.family_name,
    givenName: row.given_name,
    professionCode,
    professionLabel,
  };
}
