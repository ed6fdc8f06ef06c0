import { Button } from "@mantine/core";
import { useState } from "react";
import {
  AppLink,
  formatPhone,
  formatPlainDate,
  ofName,
  sayProblem,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import type { ToTellLine } from "../../contract.ts";
import { PromptForm } from "../acts/prompt-form.tsx";
import { useDone } from "../acts/use-done.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { toDoctor } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";
import { LetterButton } from "./letter-button.tsx";

const ATTEMPTS_BEFORE_CLOSING = 3;
const ordinal = (nth: number): string => (nth === 1 ? "1er" : `${nth}e`);
const nameOf = ({ patient }: ToTellLine): string => `${patient.familyName} ${patient.givenName}`;

/** One patient to tell: whom to call, what to say, and one touch for what came of it. */
export function ToTellCard({ cpts, line }: { cpts: string; line: ToTellLine }) {
  const path = useCptsPath();
  return (
    <li className="mg-card mg-stack">
      <div>
        <AppLink href={path(`medecin-traitant/demandes/${line.id}`)} className="mt-tell-name">
          {nameOf(line)}
        </AppLink>
        <p className="mg-small mg-soft">
          {[line.patient.birthOn && `né(e) le ${formatPlainDate(line.patient.birthOn)}`, line.reference]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {line.by === "call" && <Phones line={line} />}
      <p>
        <strong>{line.doctor.name}</strong>
        {line.doctor.address && `, ${line.doctor.address}`}
        {line.doctor.phone && (
          <>
            {" "}
            · secrétariat{" "}
            <a className="mg-nowrap" href={`tel:${line.doctor.phone}`}>
              {formatPhone(line.doctor.phone)}
            </a>
          </>
        )}
      </p>
      {line.why && <p className="mt-note">{line.why}</p>}
      {line.unreachableCount > 0 && (
        <p className="mg-soft">
          {line.unreachableCount === 1
            ? "1 essai sans réponse"
            : `${line.unreachableCount} essais sans réponse`}
          {line.lastTriedAt && (
            <>
              , le dernier <When at={line.lastTriedAt} />
            </>
          )}
        </p>
      )}
      <p className="mt-print-only">☐ prévenu ☐ pas de réponse &nbsp; Remarque : ……………………………………</p>
      {line.by !== "message" && <Marks cpts={cpts} line={line} />}
    </li>
  );
}

function Phones({ line }: { line: ToTellLine }) {
  if (!line.phone && !line.carer?.phone)
    return (
      <p className="mt-note">
        Aucun numéro n’est noté : complétez la fiche, ou demandez à qui a signalé le patient.
      </p>
    );
  return (
    <p className="mt-tell-phones">
      {line.phone && (
        <a className="mg-nowrap" href={`tel:${line.phone}`}>
          {formatPhone(line.phone)}
        </a>
      )}
      {line.carer && (
        <span>
          {line.carer.name}
          {line.carer.phone && (
            <>
              {" : "}
              <a className="mg-nowrap" href={`tel:${line.carer.phone}`}>
                {formatPhone(line.carer.phone)}
              </a>
            </>
          )}
        </span>
      )}
    </p>
  );
}

function Marks({ cpts, line }: { cpts: string; line: ToTellLine }) {
  const done = useDone(cpts);
  const refresh = useDoctorRefresh(cpts);
  const [closing, setClosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const isLetter = line.by === "letter";
  const way = isLetter ? "letter" : "phone";
  const nth = line.unreachableCount + 1;
  const name = nameOf(line);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      sayProblem(error);
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  const tell = () =>
    run(async () =>
      done.request(await searchClient.tell(cpts, line.id, { way }, crypto.randomUUID()), "patient prévenu"),
    );
  const attempt = (last: boolean) =>
    searchClient.attempt(cpts, line.id, { way: "phone", note: "", closing: last }, crypto.randomUUID());
  const noAnswer = () =>
    run(async () => done.request(await attempt(false), `${ordinal(nth)} essai sans réponse noté`));
  return (
    <div className="mg-actions mg-no-print">
      {isLetter && <LetterButton cpts={cpts} request={line} format="pdf" patientName={name} />}
      <Button loading={busy} onClick={() => void tell()}>
        {isLetter ? "Le courrier est parti" : "Prévenu"}
        <span className="mg-hidden"> : {name}</span>
      </Button>
      {!isLetter && (
        <Button
          variant="default"
          loading={busy}
          onClick={() => (nth < ATTEMPTS_BEFORE_CLOSING ? void noAnswer() : setClosing(true))}
        >
          {nth < ATTEMPTS_BEFORE_CLOSING ? "Pas de réponse" : `${ordinal(nth)} essai sans réponse…`}
          <span className="mg-hidden"> : {name}</span>
        </Button>
      )}
      {closing && (
        <PromptForm
          title={`${ordinal(nth)} essai sans réponse ${ofName(name)}`}
          confirmLabel="Clore la demande comme injoignable"
          onClose={() => setClosing(false)}
          onConfirm={async () => done.request(await attempt(true), "demande close, patient injoignable")}
        >
          <p>
            La demande se termine et la place est rendue {toDoctor(line.doctor.name)}. Cela ne se reprend pas
            : si le patient rappelle, une nouvelle demande sera ouverte.
          </p>
          <Button
            variant="default"
            onClick={() => {
              setClosing(false);
              void noAnswer();
            }}
          >
            Noter cet essai et rappeler une autre fois
          </Button>
        </PromptForm>
      )}
    </div>
  );
}
