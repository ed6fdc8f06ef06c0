import type { CallScore } from "../triage/score-call.ts";
import type { KnownLevel } from "./levels.ts";

export interface FormState {
  hasPatient: boolean;
  hasCallbackPhone: boolean;
  hasPlace: boolean;
  hasReason: boolean;
  informed: boolean;
  agreed: boolean;
  /** Red flags raised on this request so far, and whether a recorded decision opens the way again. */
  redFlags: number;
  decided: boolean;
  score: CallScore;
  level: KnownLevel | undefined;
  levels: readonly KnownLevel[];
  levelReason: string | null;
}

export interface ToFill {
  field: string;
  message: string;
}

/** What still keeps a request from being oriented, in the order of the form. Pure. */
export function whatIsMissing(form: FormState): ToFill[] {
  const missing: ToFill[] = [];
  const need = (holds: boolean, field: string, message: string) => {
    if (!holds) missing.push({ field, message });
  };
  need(form.hasPatient, "patientId", "Dites qui est le patient.");
  need(form.hasCallbackPhone, "requesterPhone", "Indiquez un numéro où rappeler.");
  need(form.hasPlace, "placeCommuneCode", "Dites où se trouve le patient.");
  need(form.hasReason, "reason", "Dites en quelques mots pourquoi cette demande.");
  need(form.informed, "informed", "Le patient doit être informé de ce qui est enregistré.");
  need(form.agreed, "agreed", "Le patient doit donner son accord.");
  need(form.score.missing.length === 0, "answers", questionsLeft(form.score.missing.length));
  need(
    form.redFlags === 0 || form.decided,
    "decision",
    "Un signe de gravité est signalé : appelez le 15, puis écrivez ce qui a été décidé.",
  );
  missing.push(...levelMissing(form));
  return missing;
}

const questionsLeft = (count: number): string => `Il reste ${count} question${count > 1 ? "s" : ""} à poser.`;

function levelMissing({ level, levels, levelReason, score, redFlags }: FormState): ToFill[] {
  if (!level)
    return [{ field: "levelCode", message: "Choisissez le niveau : la fiche propose, vous décidez." }];
  if (level.emergencyCall)
    return [
      {
        field: "levelCode",
        message:
          "Ce niveau demande d'appeler le 15 : il ne mène pas à un rendez-vous. Choisissez-en un autre après la décision.",
      },
    ];
  const proposed = levels.find(({ code }) => code === score.proposedLevel);
  // After a red flag the decision has already said why; the sheet's own proposal is then the 15.
  if (redFlags > 0 || !proposed || level.rank <= proposed.rank || (levelReason ?? "").trim().length >= 3)
    return [];
  return [
    {
      field: "levelReason",
      message: `La fiche propose un niveau plus pressant (${proposed.label}) : dites pourquoi vous en choisissez un autre.`,
    },
  ];
}
