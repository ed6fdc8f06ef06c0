import "./list.css";
import { Button } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { FormProblem, JobProgress, useCptsPath, useGo } from "../../../../design/index.ts";
import { listClient } from "./list-client.ts";
import { fileSize } from "./list-words.ts";
import { listsKey } from "./use-lists.ts";

/** Where a list is dropped or chosen; 20 MB at most, so that a wheel is enough while it goes. */
export function SendList({ cpts }: { cpts: string }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const go = useGo();
  const pathOf = useCptsPath();
  const send = useMutation({
    mutationFn: (file: File) => listClient.send(cpts, file),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: listsKey(cpts) });
      go(pathOf(`medecin-traitant/listes/${id}`));
    },
  });
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (file) send.mutate(file);
    // The same file, corrected, may be chosen again.
    if (input.current) input.current.value = "";
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  return (
    <div className="mg-stack">
      {send.error && <FormProblem error={send.error} />}
      {send.isPending && (
        <JobProgress
          label={`Envoi de ${send.variables.name} (${fileSize(send.variables.size)})`}
          done={0}
          total={null}
          unit="fichier reçu"
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it does the same by keyboard. */}
      <div
        className="mt-list-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileUpload size={32} aria-hidden />
        <p>Déposez ici la liste, en CSV ou en XLSX</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          hidden
          tabIndex={-1}
          aria-hidden
          onChange={(event) => choose(event.currentTarget.files)}
        />
        <Button loading={send.isPending} onClick={() => input.current?.click()}>
          Choisir le fichier
        </Button>
        <p className="mg-small mg-soft">
          Une ligne d’intitulés, puis une ligne par patient ; 20 000 lignes et 20 Mo au plus.
        </p>
      </div>
    </div>
  );
}
