import { CPTS, type Someone } from "./be-someone.ts";

/** What the demo has made of the way from a questionnaire to the health project: addresses of its screens. */
export interface FoundProject {
  /** One that is being composed. */
  questionnaire: string;
  sending: string;
  /** Where anybody answers, without an account. */
  answer: string;
  sheet: string;
}

const API = `/api/c/${CPTS}`;

const COMPOSED = "Vos envies pour l’an prochain";

interface Questionnaire {
  id: string;
  title: string;
}
interface Sending {
  id: string;
  publicUrl: string | null;
}

/** Finds them through the same routes as the screens; makes only a questionnaire to compose, where there is none yet. */
export async function findProject(coordinator: Someone): Promise<FoundProject> {
  const sendings = await coordinator.call<{ items: Sending[] }>("GET", `${API}/forms/sendings`);
  const first = sendings.items.at(-1);
  if (!first) throw new Error("the demo has sent no questionnaire");
  const sending = await coordinator.call<Sending>("GET", `${API}/forms/sendings/${first.id}`);
  if (!sending.publicUrl) throw new Error("the demo's questionnaire has no public page");
  const { items } = await coordinator.call<{ items: Questionnaire[] }>("GET", `${API}/forms/questionnaires`);
  const composed =
    items.find((one) => one.title === COMPOSED) ??
    (await coordinator.call<{ id: string }>("POST", `${API}/forms/questionnaires`, {
      title: COMPOSED,
      readyKey: "urps-2022",
    }));
  const sheets = await coordinator.call<{ items: { id: string }[] }>("GET", `${API}/project/sheets`);
  return {
    questionnaire: `/c/${CPTS}/questionnaires/${composed.id}`,
    sending: `/c/${CPTS}/questionnaires/envois/${first.id}`,
    answer: new URL(sending.publicUrl).pathname,
    sheet: `/c/${CPTS}/projet/fiches/${sheets.items[0]?.id}`,
  };
}
