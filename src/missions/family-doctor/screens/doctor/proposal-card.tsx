import { Button } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { formatPlainDate, sayProblem, useAttempt, useIntent, When } from "../../../../design/index.ts";
import type { Proposal, Refusal } from "../../proposal/proposal-contract.ts";
import { awayInWords } from "../client/away-words.ts";
import { languageInWords } from "../client/doctor-words.ts";
import { REFUSALS } from "../client/offer-words.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { useAnswered } from "./use-answered.ts";

/** One patient to decide on: accepted by one touch, refused by two, the second being the reason. */
export function ProposalCard({ cpts, proposal }: { cpts: string; proposal: Proposal }) {
  const intent = useIntent();
  const answered = useAnswered(cpts);
  const [refusing, setRefusing] = useState(false);
  const { busy, attempt } = useAttempt(sayProblem);
  const answer = (work: () => Promise<Proposal>, said: string) =>
    attempt(async () => {
      await answered(await work(), said);
    });
  const accept = () =>
    answer(
      () => proposalClient.accept(cpts, proposal.id, intent.key),
      "Merci. Ce patient est désormais parmi vos nouveaux patients.",
    );
  const refuse = (refusal: Refusal) =>
    answer(
      () => proposalClient.refuse(cpts, proposal.id, { refusal, note: "" }, intent.key),
      "C’est noté : un confrère est cherché.",
    );
  return (
    <li className="mg-card mg-stack">
      <Facts proposal={proposal} />
      {refusing ? (
        <fieldset className="mg-field mt-refusals">
          <legend>Pourquoi ? Une touche suffit.</legend>
          {REFUSALS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className="mg-pill"
              disabled={busy}
              onClick={() => void refuse(value)}
            >
              {label}
            </button>
          ))}
          <Button variant="subtle" onClick={() => setRefusing(false)}>
            Revenir
          </Button>
        </fieldset>
      ) : (
        <div className="mg-actions mt-answers">
          <Button
            size="lg"
            loading={busy}
            leftSection={<IconCheck size={22} aria-hidden />}
            onClick={() => void accept()}
          >
            J’accepte ce patient<span className="mg-hidden"> {proposal.reference}</span>
          </Button>
          <Button
            size="lg"
            variant="default"
            disabled={busy}
            leftSection={<IconX size={22} aria-hidden />}
            onClick={() => setRefusing(true)}
          >
            Je refuse…<span className="mg-hidden"> {proposal.reference}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const { situation } = proposal;
  const languages = situation.languages.filter((code) => code !== "fr").map(languageInWords);
  return (
    <div>
      <h2 className="mt-proposal-title">
        {[situation.ageLabel, situation.communeName].filter(Boolean).join(", ")}
      </h2>
      <p className="mg-soft">
        {[
          proposal.distanceMeters !== null && awayInWords(proposal.distanceMeters, " de vous"),
          `cherche depuis le ${formatPlainDate(situation.waitingSince.slice(0, 10))}`,
          proposal.reference,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <ul className="mt-criteria">
        {situation.needsHomeVisit && <li>Visites à domicile nécessaires</li>}
        {situation.criteria.map((one) => (
          <li key={one}>{one}</li>
        ))}
        {languages.length > 0 && <li>Parle {languages.join(", ")}</li>}
        {situation.wish && <li>Souhait : {situation.wish}</li>}
      </ul>
      {proposal.expiresAt && (
        <p>
          Réponse attendue avant <When at={proposal.expiresAt} />
        </p>
      )}
    </div>
  );
}
