import type { DemoMailbox } from "../../../tools/demo/mailbox/index.ts";
import type { StandIn, StandInPerson } from "../../../tools/demo/pro-sante-connect/index.ts";
import { withPlatform } from "../../platform/db/index.ts";
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

/** The demo's persons with an RPPS: who may come through the stand-in. */
export async function listStandInPeople(deps: Pick<Deps, "db">): Promise<StandInPerson[]> {
  const rows = await withPlatform(deps.db, (tx) =>
    tx
      .selectFrom("identity_users")
      .select(["rpps", "family_name", "given_name", "email"])
      .where("rpps", "is not", null)
      .orderBy("created_at")
      .limit(30)
      .execute(),
  );
  return rows.map((row) => ({
    rpps: row.rpps as string,
    familyName: row.family_name,
    givenName: row.given_name,
    professionCode: row.email?.startsWith("nurse@")
      ? "60"
      : row.email?.startsWith("pharmacist@")
        ? "21"
        : "10",
    professionLabel: row.email?.startsWith("nurse@")
      ? "Infirmière"
      : row.email?.startsWith("pharmacist@")
        ? "Pharmacien"
        : "Médecin",
  }));
}
