import type { RequestStatus } from "../../contract.ts";

/** What a coordinator may do next to a request; `to` is where it then stands. */
export type Step =
  | "check"
  | "propose"
  | "send"
  | "accept"
  | "withdraw"
  | "tell"
  | "appoint"
  | "declare"
  | "close";

type StepKind = { label: string; from: readonly RequestStatus[]; to: RequestStatus };

/** In the order of a menu: what moves the request forward comes first. */
export const STEPS: Record<Step, StepKind> = {
  check: { label: "C’est vérifié, mettre en attente", from: ["to-check"], to: "waiting" },
  propose: { label: "Choisir un médecin…", from: ["waiting"], to: "proposed" },
  send: { label: "Solliciter le médecin", from: ["proposed"], to: "sent" },
  accept: { label: "Accepté au téléphone", from: ["sent"], to: "accepted" },
  tell: { label: "Le patient est prévenu…", from: ["accepted"], to: "told" },
  appoint: { label: "Fixer le premier rendez-vous…", from: ["accepted", "told"], to: "appointed" },
  declare: {
    label: "Déclaré à la caisse…",
    from: ["accepted", "told", "appointed"],
    to: "closed",
  },
  withdraw: { label: "Retirer la proposition…", from: ["proposed", "sent"], to: "waiting" },
  close: {
    label: "Clore sans médecin traitant…",
    from: ["to-check", "waiting", "proposed", "sent", "accepted", "told", "appointed"],
    to: "closed",
  },
};

const ALL = Object.keys(STEPS) as Step[];

export const stepsFrom = (status: RequestStatus): Step[] =>
  ALL.filter((step) => STEPS[step].from.includes(status));

/** The act that a card dropped there means; none: the column refuses it. A doctor taken ends by a declaration. */
export const stepBetween = (from: RequestStatus, to: RequestStatus): Step | undefined =>
  stepsFrom(from).find((step) => STEPS[step].to === to);
