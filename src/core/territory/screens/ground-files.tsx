import { Button, Switch } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  api,
  counted,
  FormProblem,
  formatNumber,
  JobProgress,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  When,
} from "../../../design/index.ts";
import { type Load, sendLoad, useLoads } from "./use-ground.ts";

const KINDS = [
  {
    kind: "contours",
    title: "Contours (GeoJSON)",
    accept: ".geojson,.json,application/geo+json,application/json",
    hint: "Le fichier national des communes ou des IRIS (IGN, Etalab, Insee), en longitude et latitude. Il peut peser plusieurs centaines de Mo : il est lu petit à petit, simplifié, et gardé pour toute l’installation.",
    act: "Choisir le GeoJSON",
  },
  {
    kind: "population",
    title: "Population des IRIS (CSV de l’Insee)",
    accept: ".csv,text/csv",
    hint: "base-ic-evol-struct-pop-<année>.csv, de n’importe quelle année. Il donne la population et les âges de chaque IRIS et de chaque commune.",
    act: "Choisir le CSV",
  },
] as const;

/** National files that the territory is drawn on: sent, read by a job, told with what was refused. */
export function GroundFiles({ slug, mayReplace }: { slug: string; mayReplace: boolean }) {
  const loads = useLoads(slug);
  const busy = loads.data?.items.some((one) => one.state === "reading") ?? false;
  return (
    <Section
      title="Contours et population"
      hint="Avec ces deux fichiers, la carte montre le tracé des communes et des IRIS, et le territoire connaît sa population par âge."
    >
      <div className="mg-columns">
        {KINDS.map((one) => (
          <SendFile key={one.kind} slug={slug} of={one} busy={busy} mayReplace={mayReplace} />
        ))}
      </div>
      <QueryView query={loads} what="les fichiers">
        {({ items }) =>
          items.length === 0 ? (
            <p className="mg-soft">Aucun fichier pour l’instant.</p>
          ) : (
            <ul className="ter-rows">
              {items.slice(0, 6).map((one) => (
                <LoadLine key={one.id} slug={slug} one={one} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function SendFile({
  slug,
  of,
  busy,
  mayReplace,
}: {
  slug: string;
  of: (typeof KINDS)[number];
  busy: boolean;
  mayReplace: boolean;
}) {
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; bytes: number; sent: number } | null>(null);
  const [replaces, setReplaces] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (body: File | undefined) => {
    if (!body) return;
    setProblem(null);
    setSending({ name: body.name, bytes: body.size, sent: 0 });
    try {
      await sendLoad(slug, { kind: of.kind, body, replaces }, (sent) =>
        setSending({ name: body.name, bytes: body.size, sent }),
      );
      sayDone("Le fichier est reçu. Sa lecture commence ; vous pouvez quitter cette page.");
      await queries.invalidateQueries({ queryKey: ["territory-loads", slug] });
    } catch (error) {
      setProblem(error);
    }
    setSending(null);
  };
  return (
    <div className="mg-card mg-stack">
      <h3>{of.title}</h3>
      <p className="mg-soft mg-small">{of.hint}</p>
      <FormProblem error={problem} />
      {sending ? (
        <JobProgress
          label={`Envoi de ${sending.name}`}
          done={Math.round(sending.sent / 1e6)}
          total={Math.max(1, Math.round(sending.bytes / 1e6))}
          unit="Mo"
        />
      ) : (
        <>
          <input
            ref={input}
            type="file"
            accept={of.accept}
            hidden
            tabIndex={-1}
            aria-hidden
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              void send(file);
              event.currentTarget.value = "";
            }}
          />
          {mayReplace && (
            <Switch
              size="md"
              label="Faire passer ce fichier avant ce que les CPTS ont chargé"
              checked={replaces}
              onChange={(event) => setReplaces(event.currentTarget.checked)}
            />
          )}
          <div>
            <Button
              variant="default"
              disabled={busy}
              leftSection={<IconFileUpload size={18} aria-hidden />}
              onClick={() => input.current?.click()}
            >
              {of.act}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function summaryOf(one: Load): string {
  const read =
    one.kind === "contours"
      ? [
          one.communes > 0 ? counted(one.communes, "commune", "communes") : "",
          one.iris > 0 ? counted(one.iris, "IRIS", "IRIS") : "",
        ]
      : [`${counted(one.iris, "IRIS", "IRIS")}, année ${one.year ?? "inconnue"}`];
  return [
    ...read,
    one.kept > 0 ? `${counted(one.kept, "gardé", "gardés")} de l’administration de la plateforme` : "",
    one.refusedCount > 0 ? counted(one.refusedCount, "refusé", "refusés") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function LoadLine({ slug, one }: { slug: string; one: Load }) {
  const queries = useQueryClient();
  const stop = async () => {
    try {
      await api.post(`/api/c/${slug}/territory/loads/${one.id}/stop`, {});
      await queries.invalidateQueries({ queryKey: ["territory-loads", slug] });
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <li className="ter-load">
      {one.state === "reading" ? (
        <>
          <JobProgress
            label={`Lecture de ${one.fileName}`}
            done={Math.round(one.bytesRead / 1e6)}
            total={Math.max(1, Math.round(one.bytesInAll / 1e6))}
            unit="Mo"
          />
          <Button variant="subtle" onClick={() => void stop()}>
            Arrêter la lecture
          </Button>
        </>
      ) : (
        <div>
          <p>
            <strong>{one.fileName}</strong>{" "}
            <StatusBadge meaning={one.state === "done" ? "done" : "warn"}>
              {one.state === "done" ? "lu" : "arrêté"}
            </StatusBadge>
          </p>
          <p className="mg-soft mg-small">
            {one.problem ?? summaryOf(one)} · <When at={one.createdAt} />, {one.startedBy}
          </p>
          {one.refused.length > 0 && <Refused one={one} />}
        </div>
      )}
    </li>
  );
}

const Refused = ({ one }: { one: Load }) => (
  <details>
    <summary>Voir ce qui a été refusé, et pourquoi</summary>
    <ul>
      {one.refused.slice(0, 50).map((line) => (
        <li key={line.nth}>
          {[`Entrée ${formatNumber(line.nth)}`, line.code, line.name].filter(Boolean).join(", ")} : {line.why}
        </li>
      ))}
    </ul>
    {one.refusedCount > 50 && <p className="mg-soft">et {formatNumber(one.refusedCount - 50)} autres.</p>}
  </details>
);
