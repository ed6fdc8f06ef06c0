import { Button } from "@mantine/core";
import { IconMessagePlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { StatusBadge, sayDone, sayProblem, useDraft } from "../../../../design/index.ts";
import type { LinkedReview } from "../../circuit/review-contract.ts";
import { linkedClient } from "./circuit-client.ts";
import { REMARKS } from "./circuit-words.ts";
import { draftOf } from "./linked-draft.ts";
import { RemarkForm } from "./remark-form.tsx";
import { useKeepLinked } from "./use-linked-news.ts";

type LinkProps = { slug: string; token: string; data: LinkedReview };
type Shown = LinkedReview["remarks"][number];

/** The remarks on one part of the version: those that were sent, and one that is being written. */
export function PartRemarks({
  sectionKey,
  label,
  ...link
}: LinkProps & { sectionKey: string; label: string }) {
  const { data } = link;
  return (
    <div className="mg-stack">
      {data.remarks
        .filter((one) => one.sectionKey === sectionKey)
        .map((one) => (
          <OneRemark key={one.id} remark={one} {...link} />
        ))}
      {data.isOpen && <NewRemark {...link} sectionKey={sectionKey} label={label} />}
    </div>
  );
}

function NewRemark({ sectionKey, label, ...link }: LinkProps & { sectionKey: string; label: string }) {
  const { slug, token, data } = link;
  const keep = useKeepLinked(link);
  const draft = useDraft<{ text: string | null }>(
    `${draftOf("remarque", slug, data)}.${sectionKey}`,
    { text: null },
    { keep: "device" },
  );
  const { text } = draft.value;
  const write = useMutation({
    mutationFn: () => linkedClient.write(slug, token, { sectionKey, text: text ?? "" }),
    onSuccess: (next) => {
      keep(next);
      draft.clear();
      sayDone("Votre remarque est enregistrée.");
    },
  });
  if (text === null)
    return (
      <div className="mg-actions">
        <Button
          variant="default"
          leftSection={<IconMessagePlus size={18} aria-hidden />}
          aria-label={`Écrire une remarque : ${label}`}
          onClick={() => draft.set({ text: "" })}
        >
          Écrire une remarque
        </Button>
      </div>
    );
  return (
    <RemarkForm
      label={`Votre remarque : ${label}`}
      send="Envoyer cette remarque"
      text={text}
      draft={text === "" ? null : draft}
      zone={data.timeZone}
      sending={write}
      onWrite={(next) => draft.set({ text: next })}
      onLeave={draft.clear}
    />
  );
}

function OneRemark({ remark, ...link }: LinkProps & { remark: Shown }) {
  const { slug, token, data } = link;
  const keep = useKeepLinked(link);
  const mayChange = data.isOpen && remark.isMine && remark.state === "open";
  const draft = useDraft<{ text: string }>(
    `remarque-reprise.${remark.id}`,
    { text: remark.text },
    { keep: "device" },
  );
  const [rewording, setRewording] = useState(mayChange && draft.resumed && draft.value.text !== remark.text);
  const takeBack = useMutation({
    mutationFn: () => linkedClient.takeBack(slug, token, remark.id),
    onSuccess: keep,
    onError: sayProblem,
  });
  const leave = () => {
    draft.clear();
    setRewording(false);
  };
  const reword = useMutation({
    mutationFn: () => linkedClient.reword(slug, token, remark.id, draft.value.text),
    onSuccess: (next) => {
      keep(next);
      leave();
      sayDone("Votre remarque est reprise.");
    },
  });
  return (
    <article className="circuit-remark" aria-label={`Remarque de ${remark.who}`}>
      <div className="mg-small mg-soft">{remark.isMine ? "Votre remarque" : remark.who}</div>
      {mayChange && rewording ? (
        <RemarkForm
          label="Votre remarque, reprise"
          send="Enregistrer la remarque reprise"
          text={draft.value.text}
          draft={draft.value.text === remark.text ? null : draft}
          zone={data.timeZone}
          sending={reword}
          onWrite={(text) => draft.set({ text })}
          onLeave={leave}
        />
      ) : (
        <p>{remark.text}</p>
      )}
      <div>
        <StatusBadge meaning={REMARKS[remark.state].meaning}>{REMARKS[remark.state].label}</StatusBadge>
      </div>
      {remark.answer && <div className="circuit-answer">{remark.answer}</div>}
      {mayChange && !rewording && (
        <div className="mg-actions">
          <Button
            size="compact-md"
            variant="subtle"
            onClick={() => {
              draft.clear();
              setRewording(true);
            }}
          >
            Reprendre cette remarque
          </Button>
          <Button
            size="compact-md"
            variant="subtle"
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate()}
          >
            Retirer cette remarque
          </Button>
        </div>
      )}
    </article>
  );
}
