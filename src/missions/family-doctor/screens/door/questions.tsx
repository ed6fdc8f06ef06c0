import { Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { BigChoice, DayInput } from "../../../../design/index.ts";
import type { DoorAnswers } from "../../door/door-contract.ts";
import { PlaceQuestion } from "./place-question.tsx";
import { SituationQuestion } from "./situation-question.tsx";
import { YesNo } from "./yes-no.tsx";

export type QuestionProps = {
  cpts: string;
  answers: DoorAnswers;
  errors: Readonly<Record<string, string>>;
  today: string;
  change: (answers: DoorAnswers) => void;
};

export type Question = {
  code: string;
  title: (answers: DoorAnswers) => string;
  /** Why it is asked, in one sentence. */
  why: string;
  /** What it asks; each refusal is said beside its field. */
  asks: readonly (keyof DoorAnswers)[];
  /** What must be answered before the next one. */
  needs: (answers: DoorAnswers) => readonly (keyof DoorAnswers)[];
  Shown: (props: QuestionProps) => ReactNode;
};

const other = (answers: DoorAnswers): boolean => answers.forWhom === "other";
const who = (answers: DoorAnswers, me: string, them: string): string => (other(answers) ? them : me);

/** Ten questions at most, one per screen. */
export const QUESTIONS: readonly Question[] = [
  {
    code: "forWhom",
    title: () => "Pour qui faites-vous cette demande ?",
    why: "Un proche peut faire la demande à votre place, avec votre accord.",
    asks: ["forWhom", "carerName"],
    needs: () => ["forWhom"],
    Shown: ForWhom,
  },
  {
    code: "names",
    title: (answers) => who(answers, "Comment vous appelez-vous ?", "Comment s’appelle cette personne ?"),
    why: "Le nom de naissance évite de confondre deux personnes.",
    asks: ["familyName", "givenNames", "usedFamilyName"],
    needs: () => ["familyName", "givenNames"],
    Shown: Names,
  },
  {
    code: "birth",
    title: (answers) => who(answers, "Quand êtes-vous né(e) ?", "Quand cette personne est-elle née ?"),
    why: "L’âge compte pour l’ordre des demandes.",
    asks: ["birthOn", "sex"],
    needs: () => ["birthOn", "sex"],
    Shown: Birth,
  },
  {
    code: "place",
    title: (answers) => who(answers, "Où habitez-vous ?", "Où cette personne habite-t-elle ?"),
    why: "Pour chercher un médecin près du domicile.",
    asks: ["postalCode", "communeCode"],
    needs: () => ["communeCode"],
    Shown: PlaceQuestion,
  },
  {
    code: "reach",
    title: () => "Comment vous joindre ?",
    why: "Pour vous dire quel médecin accepte. Jamais rien d’autre.",
    asks: ["phone", "carerPhone", "reachBy", "email", "addressLine"],
    needs: (answers) => [
      other(answers) ? "carerPhone" : "phone",
      "reachBy",
      ...(answers.reachBy === "sms" ? (["phone"] as const) : []),
      ...(answers.reachBy === "mail" ? (["email"] as const) : []),
      ...(answers.reachBy === "letter" ? (["addressLine"] as const) : []),
    ],
    Shown: Reach,
  },
  {
    code: "rights",
    title: (answers) =>
      who(answers, "Quelle est votre couverture de santé ?", "Quelle est sa couverture de santé ?"),
    why: "Les personnes qui ont la C2S ou l’AME sont prioritaires.",
    asks: ["rights"],
    needs: () => [],
    Shown: Rights,
  },
  {
    code: "ald",
    title: (answers) =>
      who(answers, "Avez-vous une affection de longue durée ?", "A-t-elle une affection de longue durée ?"),
    why: "Une maladie prise en charge à 100 % demande un suivi régulier.",
    asks: ["ald"],
    needs: () => [],
    Shown: Ald,
  },
  {
    code: "situation",
    title: () => "Y a-t-il autre chose à savoir ?",
    why: "Cochez ce qui est vrai. Vous pouvez ne rien cocher.",
    asks: ["homebound", "needsHomeVisit", "disability", "pregnancy", "isolated"],
    needs: () => [],
    Shown: SituationQuestion,
  },
  {
    code: "dates",
    title: () => "Un traitement, une hospitalisation ?",
    why: "Un traitement qui s’arrête bientôt rend la demande plus pressante.",
    asks: ["treatmentEndsOn", "leftHospitalOn", "withoutDoctorSinceOn"],
    needs: () => [],
    Shown: Dates,
  },
  {
    code: "wish",
    title: () => "Souhaitez-vous ajouter un mot ?",
    why: "Par exemple : un cabinet sans escalier, le médecin d’un proche.",
    asks: ["wish"],
    needs: () => [],
    Shown: Wish,
  },
];

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** What the question still waits for. */
export const missingOf = (question: Question, answers: DoorAnswers): (keyof DoorAnswers)[] =>
  question.needs(answers).filter((name) => isEmpty(answers[name]));

/** Where a request resumed goes on: the first question that must be answered and is not; after the last one, the review. */
export function firstOpen(answers: DoorAnswers): number {
  const at = QUESTIONS.findIndex((one) => missingOf(one, answers).length > 0);
  return at === -1 ? QUESTIONS.length : at;
}

function ForWhom({ answers, errors, change }: QuestionProps) {
  return (
    <>
      <BigChoice
        legend="Pour qui"
        hideLegend
        value={answers.forWhom ?? null}
        error={errors["forWhom"]}
        onChange={(forWhom) => change({ forWhom })}
        choices={[
          { value: "me", label: "Pour moi" },
          { value: "other", label: "Pour un proche", hint: "Il est d’accord pour que je fasse la demande." },
        ]}
      />
      {other(answers) && (
        <TextInput
          label="Votre nom (facultatif)"
          size="lg"
          maxLength={200}
          autoComplete="name"
          value={answers.carerName ?? ""}
          error={errors["carerName"]}
          onChange={(event) => change({ carerName: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function Names({ answers, errors, change }: QuestionProps) {
  const own = !other(answers);
  return (
    <>
      <TextInput
        label="Nom de naissance"
        size="lg"
        maxLength={100}
        autoComplete={own ? "family-name" : "off"}
        value={answers.familyName ?? ""}
        error={errors["familyName"]}
        onChange={(event) => change({ familyName: event.currentTarget.value })}
      />
      <TextInput
        label="Prénom"
        size="lg"
        maxLength={100}
        autoComplete={own ? "given-name" : "off"}
        value={answers.givenNames ?? ""}
        error={errors["givenNames"]}
        onChange={(event) => change({ givenNames: event.currentTarget.value })}
      />
      <TextInput
        label="Nom utilisé, s’il est différent (facultatif)"
        size="lg"
        maxLength={100}
        autoComplete="off"
        value={answers.usedFamilyName ?? ""}
        error={errors["usedFamilyName"]}
        onChange={(event) => change({ usedFamilyName: event.currentTarget.value })}
      />
    </>
  );
}

function Birth({ answers, errors, today, change }: QuestionProps) {
  return (
    <>
      <DayInput
        label="Date de naissance"
        value={answers.birthOn ?? ""}
        earliest="1900-01-01"
        latest={today}
        required
        error={errors["birthOn"]}
        onChange={(birthOn) => birthOn && change({ birthOn })}
      />
      <BigChoice
        legend="Sexe inscrit à l’état civil"
        value={answers.sex ?? null}
        error={errors["sex"]}
        onChange={(sex) => change({ sex })}
        choices={[
          { value: "F", label: "Féminin" },
          { value: "M", label: "Masculin" },
        ]}
      />
    </>
  );
}

const WAYS = [
  { value: "phone", label: "Par téléphone" },
  { value: "sms", label: "Par SMS" },
  { value: "mail", label: "Par mail" },
  { value: "letter", label: "Par lettre" },
] as const;

function Reach(props: QuestionProps) {
  const { answers, errors, change } = props;
  // A message goes to the patient's own number: without one, it is no choice.
  const ways = WAYS.filter(({ value }) => value !== "sms" || !other(answers) || !isEmpty(answers.phone));
  return (
    <>
      <Phones {...props} />
      <BigChoice
        legend={who(answers, "Prévenez-moi plutôt", "Prévenez-nous plutôt")}
        value={answers.reachBy ?? null}
        error={errors["reachBy"]}
        onChange={(reachBy) => change({ reachBy })}
        choices={ways}
      />
      {answers.reachBy === "mail" && (
        <TextInput
          label="Adresse mail"
          type="email"
          size="lg"
          maxLength={320}
          autoComplete="email"
          value={answers.email ?? ""}
          error={errors["email"]}
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
      )}
      {answers.reachBy === "letter" && (
        <TextInput
          label={who(answers, "Adresse (numéro et rue)", "Adresse de cette personne (numéro et rue)")}
          size="lg"
          maxLength={300}
          autoComplete="street-address"
          value={answers.addressLine ?? ""}
          error={errors["addressLine"]}
          onChange={(event) => change({ addressLine: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** One's own number; a carer gives theirs, and the patient's where there is one: whoever calls knows whom. */
function Phones({ answers, errors, change }: QuestionProps) {
  const look = { type: "tel", inputMode: "tel", size: "lg", maxLength: 30 } as const;
  const isCarer = other(answers);
  return (
    <>
      {isCarer && (
        <TextInput
          {...look}
          label="Votre téléphone"
          autoComplete="tel"
          value={answers.carerPhone ?? ""}
          error={errors["carerPhone"]}
          onChange={(event) => change({ carerPhone: event.currentTarget.value })}
        />
      )}
      <TextInput
        {...look}
        label={isCarer ? "Téléphone de cette personne, si elle en a un (facultatif)" : "Téléphone"}
        autoComplete={isCarer ? "off" : "tel"}
        value={answers.phone ?? ""}
        error={errors["phone"]}
        onChange={(event) => change({ phone: event.currentTarget.value })}
      />
    </>
  );
}

function Rights({ answers, change }: QuestionProps) {
  return (
    <BigChoice
      legend="Couverture de santé"
      hideLegend
      value={answers.rights ?? null}
      onChange={(rights) => change({ rights })}
      choices={[
        { value: "c2s", label: "Complémentaire santé solidaire (C2S)" },
        { value: "ame", label: "Aide médicale de l’État (AME)" },
        { value: "none", label: "Ni l’une ni l’autre" },
      ]}
    />
  );
}

function Ald({ answers, change }: QuestionProps) {
  return <YesNo legend="Affection de longue durée" value={answers.ald} onChange={(ald) => change({ ald })} />;
}

function Dates({ answers, errors, today, change }: QuestionProps) {
  return (
    <>
      <DayInput
        label={who(
          answers,
          "Fin de mon traitement ou de mon ordonnance (facultatif)",
          "Fin de son traitement ou de son ordonnance (facultatif)",
        )}
        value={answers.treatmentEndsOn ?? ""}
        error={errors["treatmentEndsOn"]}
        onChange={(day) => change({ treatmentEndsOn: day || null })}
      />
      <DayInput
        label="Sortie de l’hôpital (facultatif)"
        value={answers.leftHospitalOn ?? ""}
        error={errors["leftHospitalOn"]}
        latest={today}
        onChange={(day) => change({ leftHospitalOn: day || null })}
      />
      <DayInput
        label="Sans médecin traitant depuis (facultatif)"
        value={answers.withoutDoctorSinceOn ?? ""}
        error={errors["withoutDoctorSinceOn"]}
        latest={today}
        onChange={(day) => change({ withoutDoctorSinceOn: day || null })}
      />
    </>
  );
}

function Wish({ answers, errors, change }: QuestionProps) {
  return (
    <Textarea
      label="Votre message (facultatif)"
      description="N’écrivez pas de détails médicaux : vous les direz au médecin."
      size="lg"
      autosize
      minRows={3}
      maxLength={500}
      value={answers.wish ?? ""}
      error={errors["wish"]}
      onChange={(event) => change({ wish: event.currentTarget.value })}
    />
  );
}
