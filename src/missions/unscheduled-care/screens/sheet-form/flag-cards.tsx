import { Button } from "@mantine/core";
import { IconPhoneCall, IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { Sheet } from "../../contract.ts";
import { type Answers, allFlagsAsked, flagsOf, noFlag, raisedIn } from "./sheet-questions.ts";

type FlagCardsProps = {
  sheet: Sheet;
  answers: Answers;
  onAnswers: (answers: Record<string, boolean>) => void;
};

/** Signs of gravity, first and alone: one touch stops everything, one touch says that there is none. */
export function FlagCards({ sheet, answers, onAnswers }: FlagCardsProps) {
  const none = allFlagsAsked(sheet, answers) && raisedIn(sheet, answers).length === 0;
  const [open, setOpen] = useState(!none);
  if (none && !open)
    return (
      <div className="snp-none-said">
        <IconShieldCheck size={24} aria-hidden />
        <strong>Aucun signe de gravité</strong>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          Revoir les signes
        </Button>
      </div>
    );
  return (
    <fieldset className="mg-field">
      <legend className="snp-flags-legend">Y a-t-il un signe de gravité ?</legend>
      <p className="mg-soft mg-field-help">
        Touchez tout signe que vous voyez ou entendez. Un doute compte comme un oui.
      </p>
      <div className="snp-flags">
        {flagsOf(sheet).map((flag) => (
          <label key={flag.code} className="mg-choice snp-flag" data-danger>
            <input
              type="checkbox"
              checked={answers[flag.code] === true}
              onChange={(event) => onAnswers({ [flag.code]: event.currentTarget.checked })}
            />
            <span>
              <span className="mg-choice-label">{flag.label}</span>
              <span className="mg-soft mg-choice-hint">{flag.say}</span>
            </span>
            <IconPhoneCall size={20} aria-hidden className="snp-flag-sign" />
          </label>
        ))}
      </div>
      <div>
        <label className="mg-choice snp-no-flag">
          <input
            type="checkbox"
            checked={none}
            onChange={() => {
              onAnswers(noFlag(sheet));
              setOpen(false);
            }}
          />
          <span>
            <span className="mg-choice-label">Aucun de ces signes</span>
            <span className="mg-soft mg-choice-hint">Vous les avez tous passés en revue.</span>
          </span>
          <IconShieldCheck size={22} aria-hidden />
        </label>
      </div>
    </fieldset>
  );
}
