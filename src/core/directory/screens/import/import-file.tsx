import { Button } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { FormProblem, JobProgress, sayDone, useCptsPath, useGo } from "../../../../design/index.ts";
import "./import.css";
import { sendFile } from "./import-client.ts";
import { fileSize } from "./screen-words.ts";
import { importsKey } from "./use-imports.ts";

/** Where the national file is dropped or chosen, and the bar of its sending. */
export function ImportFile({ slug }: { slug: string }) {
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(null);
  const queries = useQueryClient();
  const go = useGo();
  const pathOf = useCptsPath();
  const send = useMutation({
    mutationFn: (chosen: File) => {
      stop.current = new AbortController();
      setSent(0);
      setFile(chosen);
      return sendFile(slug, chosen, setSent, stop.current.signal);
    },
    onSuccess: ({ id, fileBytes }) => {
      sayDone(
        `Le fichier est reçu (${fileSize(fileBytes)}). Sa lecture commence ; vous pouvez quitter cette page.`,
      );
      void queries.invalidateQueries({ queryKey: importsKey(slug) });
      go(pathOf(`annuaire/imports/${id}`));
    },
  });
  const choose = (files: FileList | null) => {
    const chosen = files?.[0];
    if (chosen) send.mutate(chosen);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  if (send.isPending && file) {
    return (
      <div className="mg-stack">
        <JobProgress
          label={`Envoi de ${file.name}`}
          done={Math.round(sent / 1_000_000)}
          total={Math.max(1, Math.round(file.size / 1_000_000))}
          unit="Mo"
        />
        <div className="mg-actions">
          <Button variant="default" onClick={() => stop.current?.abort()}>
            Arrêter l’envoi
          </Button>
        </div>
      </div>
    );
  }
  const stopped = send.error instanceof DOMException;
  return (
    <div className="mg-stack">
      {send.error && !stopped && <FormProblem error={send.error} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it does the same by keyboard. */}
      <div
        className="mg-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileUpload size={32} aria-hidden />
        <p>
          Déposez ici l’archive <strong>PS_LibreAcces_….zip</strong>, telle que téléchargée
        </p>
        <input
          ref={input}
          type="file"
          accept=".zip,.txt,application/zip,text/plain"
          hidden
          tabIndex={-1}
          aria-hidden
          onChange={(event) => choose(event.currentTarget.files)}
        />
        <Button onClick={() => input.current?.click()}>Choisir le fichier</Button>
        <p className="mg-small mg-soft">
          Ou le fichier PS_LibreAcces_Personne_activite_….txt qu’elle contient (environ 1 Go). L’entier
          convient : seules les communes de votre territoire sont retenues.
        </p>
      </div>
    </div>
  );
}
