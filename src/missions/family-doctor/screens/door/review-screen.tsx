import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { FormProblem, formatPhone, formatPlainDay, useAttempt } from "../../../../design/index.ts";
import type { Door, DoorAnswers } from "../../door/door-contract.ts";
import { communesQuery, doorClient } from "./door-client.ts";
import type { DoorDraftState } from "./use-door-draft.ts";

type ReviewScreenProps = {
  cpts: string;
  door: Door;
  draft: DoorDraftState;
  titleRef: RefObject<HTMLHeadingElement | null>;
  problem: unknown;
  onBack: () => void;
  onEdit: (question: number) => void;
  onRefused: (error: unknown) => void;
  onSent: (code: string) => void;
};

/** All answers, each with its way back; then sent. */
export function ReviewScreen({
  cpts,
  door,
  draft,
  titleRef,
  problem,
  onBack,
  onEdit,
  onRefused,
  onSent,
}: ReviewScreenProps) {
  const { busy, attempt } = useAttempt(onRefused);
  const places = useQuery(communesQuery(cpts, draft.answers.postalCode ?? ""));
  const commune = places.data?.find(({ code }) => code === draft.answers.communeCode)?.name ?? "";
  const send = () =>
    attempt(async () => {
      await draft.save();
      onSent((await doorClient.send(cpts)).code);
    });
  return (
    <div className="mg-page mt-door" data-width="narrow">
      <h1 ref={titleRef} tabIndex={-1}>
        Relire et envoyer
      </h1>
      <p className="mt-why">Votre demande ira à l’équipe qui cherche les médecins : {door.cptsName}.</p>
      <FormProblem error={problem} />
      <dl className="mt-review">
        {linesOf(draft.answers, commune).map(({ label, said, question }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span>{said}</span>
              <button type="button" className="mg-text-button" onClick={() => onEdit(question)}>
                Modifier<span className="mg-hidden"> : {label}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-steps">
        <Button type="button" size="lg" variant="default" disabled={busy} onClick={onBack}>
          Retour
        </Button>
        <Button size="lg" loading={busy} onClick={() => void send()}>
          Envoyer ma demande
        </Button>
      </div>
    </div>
  );
}

const REACH = { phone: "par téléphone", sms: "par SMS", mail: "par mail", letter: "par lettre" };
const RIGHTS = { c2s: "C2S", ame: "AME", none: "Ni C2S, ni AME" };
const FACTS: readonly [keyof DoorAnswers, string][] = [
  ["homebound", "sort difficilement du domicile"],
  ["needsHomeVisit", "visites à domicile"],
  ["disability", "handicap"],
  ["pregnancy", "grossesse"],
  ["isolated", "personne pour aider"],
];

const day = (value: string | null | undefined): string => (value ? formatPlainDay(value) : "");
const yesNo = (value: boolean | null | undefined): string =>
  value === true ? "Oui" : value === false ? "Non" : "Je ne sais pas";

/** Every number, the way, and where it leads. */
function sayReach(answers: DoorAnswers): string {
  const by = answers.reachBy ?? "phone";
  const isCarer = answers.forWhom === "other";
  const phone = answers.phone && formatPhone(answers.phone);
  return [
    isCarer && answers.carerPhone && formatPhone(answers.carerPhone),
    phone && (isCarer ? `${phone} (cette personne)` : phone),
    `plutôt ${REACH[by]}`,
    by === "mail" && answers.email,
    by === "letter" && answers.addressLine,
  ]
    .filter(Boolean)
    .join(", ");
}

function linesOf(answers: DoorAnswers, commune: string): { label: string; said: string; question: number }[] {
  const facts = FACTS.filter(([name]) => answers[name] === true).map(([, words]) => words);
  const dates = [
    answers.treatmentEndsOn && `traitement jusqu’au ${day(answers.treatmentEndsOn)}`,
    answers.leftHospitalOn && `sortie de l’hôpital le ${day(answers.leftHospitalOn)}`,
    answers.withoutDoctorSinceOn && `sans médecin depuis le ${day(answers.withoutDoctorSinceOn)}`,
  ].filter(Boolean);
  const said: [string, string, number][] = [
    ["Demande", answers.forWhom === "other" ? "Pour un proche" : "Pour moi", 0],
    ["Nom", `${answers.givenNames ?? ""} ${answers.familyName ?? ""}`.trim(), 1],
    ["Naissance", day(answers.birthOn), 2],
    ["Domicile", `${answers.postalCode ?? ""} ${commune}`.trim(), 3],
    ["Pour vous joindre", sayReach(answers), 4],
    ["Couverture", answers.rights ? RIGHTS[answers.rights] : "Non précisée", 5],
    ["Affection de longue durée", yesNo(answers.ald), 6],
    ["Situation", facts.join(", ") || "Rien de coché", 7],
    ["Dates", dates.join(", ") || "Aucune", 8],
    ["Message", answers.wish || "Aucun", 9],
  ];
  return said.map(([label, words, question]) => ({ label, said: words, question }));
}
