import "../forms.css";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import {
  ApiProblem,
  EmptyState,
  FormProblem,
  formatDate,
  Page,
  QueryView,
  useAttempt,
} from "../../../../design/index.ts";
import { solveChallenge } from "../../../../design/net/solve-challenge.ts";
import type { Page as Asked } from "../../contract.ts";
import { doorClient } from "../forms-client.ts";
import { StopMails } from "./stop-mails.tsx";
import { dropUnsent } from "./unsent-answers.ts";
import { WalkThrough } from "./walk-through.tsx";

/** The page of a questionnaire, on a phone, without an account: one screen after the other, left and resumed at will. */
export default function AnswerPage() {
  const { slug = "", key = "" } = useParams({ strict: false }) as { slug?: string; key?: string };
  const { stop } = useSearch({ strict: false }) as { stop?: unknown };
  const queries = useQueryClient();
  const name = ["forms", "page", slug, key];
  const page = useQuery({
    queryKey: name,
    queryFn: () => doorClient.page(slug, key),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [done, setDone] = useState(false);
  const isOver = page.error instanceof ApiProblem && page.error.body.status === 404;
  const isPast = isOver || page.data?.state === "answered";
  useEffect(() => {
    if (isPast) dropUnsent(slug, key);
  }, [isPast, slug, key]);
  if (stop !== undefined) return <StopMails cpts={slug} linkKey={key} />;
  if (isOver) return <Over />;
  return (
    <QueryView query={page} what="le questionnaire" shape="form">
      {(asked) =>
        done || asked.state === "answered" ? (
          <Thanks asked={asked} />
        ) : (
          <Opened
            cpts={slug}
            linkKey={key}
            asked={asked}
            onBegun={() => queries.invalidateQueries({ queryKey: name })}
            onDone={() => setDone(true)}
          />
        )
      }
    </QueryView>
  );
}

const Over = () => (
  <Page title="Ce questionnaire n’est pas ouvert" width="narrow">
    <EmptyState title="Ce lien ne sert plus">
      Il n’est pas valable, ou le questionnaire est clos. Vérifiez l’adresse, ou demandez à la CPTS de vous
      l’envoyer à nouveau.
    </EmptyState>
  </Page>
);

function Thanks({ asked }: { asked: Asked }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = "Merci · Maillage";
    title.current?.focus();
  }, []);
  return (
    <div className="mg-page fm-answer" data-width="narrow">
      <h1 ref={title} tabIndex={-1}>
        Merci, votre réponse est enregistrée
      </h1>
      <p>
        {asked.cptsName} l’a reçue.{" "}
        {asked.identity === "anonymous" && "Elle est anonyme : rien ne la relie à vous. "}
        Vous pouvez fermer cette page.
      </p>
    </div>
  );
}

type OpenedProps = {
  cpts: string;
  linkKey: string;
  asked: Asked;
  onBegun: () => Promise<unknown>;
  onDone: () => void;
};

function Opened({ cpts, linkKey, asked, onBegun, onDone }: OpenedProps) {
  const [walking, setWalking] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const begun = (asked.revision ?? 0) > (asked.kind === "public" ? 1 : 0);
  const start = () =>
    attempt(async () => {
      if (asked.revision === null) {
        const { signal } = leaving.current;
        const { challenge, difficulty } = await doorClient.challenge(cpts, linkKey, signal);
        const nonce = await solveChallenge(challenge, difficulty, signal);
        await doorClient.begin(cpts, linkKey, challenge, nonce);
        await onBegun();
      }
      setWalking(true);
    });
  if (walking && asked.revision !== null)
    return <WalkThrough cpts={cpts} linkKey={linkKey} asked={asked} onDone={onDone} />;
  return (
    <Page title={asked.title} subtitle={asked.cptsName} width="narrow">
      <div className="mg-stack fm-answer">
        {asked.person && (
          <p>
            Pour <strong>{asked.person}</strong>.
          </p>
        )}
        {asked.introduction && <p className="fm-words">{asked.introduction}</p>}
        {asked.form.description && <p className="fm-words">{asked.form.description}</p>}
        <p className="mg-soft">
          {asked.identity === "anonymous"
            ? "Vos réponses sont anonymes : il est noté que vous avez répondu, jamais ce que vous avez répondu."
            : "Vos réponses sont lues par la coordination de la CPTS, avec votre nom."}{" "}
          Elles s’enregistrent au fur et à mesure : vous pouvez vous arrêter et reprendre. Réponse possible
          jusqu’au {formatDate(new Date(Date.parse(asked.closesAt) - 1).toISOString(), asked.timeZone)}.
        </p>
        <p className="mg-soft">
          {asked.identity === "anonymous"
            ? `Les textes et la liste de qui a répondu sont effacés ${asked.keptMonths} mois après la clôture ; les nombres restent.`
            : `${asked.keptMonths} mois après la clôture, elles sont rendues anonymes : les noms et les textes sont effacés, les nombres restent.`}{" "}
          Ce qui n’a pas encore pu être enregistré reste sur cet appareil, 30 jours au plus, et s’efface à
          l’envoi.
        </p>
        <FormProblem error={problem} />
        <div className="mg-actions">
          <Button size="lg" loading={busy} onClick={() => void start()}>
            {begun ? "Reprendre où j’en étais" : "Commencer"}
          </Button>
        </div>
        {busy && asked.revision === null && (
          <p role="status" className="mg-soft">
            Vérification de votre appareil : quelques secondes…
          </p>
        )}
      </div>
    </Page>
  );
}
