import "../directory.css";
import { Chip, TextInput } from "@mantine/core";
import { useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  EmptyState,
  holdsOneOf,
  LinkButton,
  Page,
  PrintButton,
  QueryView,
  useCpts,
} from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { Resource } from "../../contract.ts";
import { resourceKinds } from "../directory-words.ts";
import { useGround } from "../use-ground.ts";
import { useSearchWords } from "../use-search-words.ts";
import { ResourceLine } from "./resource-line.tsx";

const ASKED = ["q", "kinds", "openNow", "near", "inactive"] as const;

/** Where to send a patient: what is open now, near, and the line for caregivers. */
export default function Resources() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const [words, change] = useSearchWords();
  const wide = useMediaQuery("(min-width: 62em)", true, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<string | null>(null);
  const ground = useGround(slug);
  const mayKeep = holdsOneOf(cpts, ["coordinator"]);
  const query = new URLSearchParams(
    ASKED.flatMap((name) => (words[name] ? [[name, words[name]]] : [])),
  ).toString();
  const found = useQuery({
    queryKey: ["directory", slug, "resources", query],
    queryFn: ({ signal }) =>
      api.get<{ items: Resource[] }>(`/api/c/${slug}/directory/resources?${query}`, { signal }),
    enabled: slug !== "",
    placeholderData: keepPreviousData,
    refetchInterval: 300_000,
  });
  const kinds = words["kinds"]?.split(",") ?? [];
  const toggle = (kind: string, on: boolean) =>
    change({ kinds: (on ? [...kinds, kind] : kinds.filter((one) => one !== kind)).join(",") });
  const items = found.data?.items ?? [];
  const points = items.flatMap((one, index) =>
    one.latitude === null || one.longitude === null
      ? []
      : [{ id: one.id, lat: one.latitude, lon: one.longitude, label: one.name, sign: String(index + 1) }],
  );
  if (!cpts) return null;
  return (
    <Page
      title="Lieux et ressources"
      subtitle="Les services du territoire où adresser un patient, avec la ligne réservée aux soignants."
      actions={
        <>
          <PrintButton />
          {mayKeep && (
            <LinkButton
              href={`/c/${slug}/ressources/nouvelle`}
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              Ajouter une ressource
            </LinkButton>
          )}
        </>
      }
    >
      <WordsField key={slug} value={words["q"] ?? ""} onChange={(q) => change({ q })} />
      <fieldset className="dir-chips mg-no-print" aria-label="Filtres">
        <Chip checked={words["openNow"] === "true"} onChange={(on) => change({ openNow: on ? "true" : "" })}>
          Ouvert maintenant
        </Chip>
        {resourceKinds.map(({ value, label }) => (
          <Chip
            key={value}
            variant="outline"
            checked={kinds.includes(value)}
            onChange={(on) => toggle(value, on)}
          >
            {label}
          </Chip>
        ))}
        {mayKeep && (
          <Chip
            variant="outline"
            checked={words["inactive"] === "true"}
            onChange={(on) => change({ inactive: on ? "true" : "" })}
          >
            Retirées de la liste
          </Chip>
        )}
      </fieldset>
      <QueryView query={found} what="les ressources">
        {() =>
          items.length === 0 ? (
            <Nothing slug={slug} filtered={query !== ""} mayKeep={mayKeep} />
          ) : (
            <div className="dir-split">
              <ul className="dir-list" aria-label="Ressources">
                {items.map((one, index) => (
                  <ResourceLine
                    key={one.id}
                    one={one}
                    base={`/c/${slug}`}
                    sign={wide ? String(index + 1) : undefined}
                  />
                ))}
              </ul>
              {wide && points.length > 0 && (
                <div className="dir-map mg-no-print">
                  <MapView
                    label="Ressources du territoire"
                    points={points}
                    places={ground}
                    selectedId={chosen}
                    onSelect={setChosen}
                    heightPixels={480}
                    withList={false}
                  />
                  <p className="mg-soft" aria-live="polite">
                    {items.find((one) => one.id === chosen)?.name ?? "Les numéros sont ceux de la liste."}
                  </p>
                </div>
              )}
            </div>
          )
        }
      </QueryView>
    </Page>
  );
}

function WordsField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const send = useDebouncedCallback(onChange, 220);
  return (
    <TextInput
      className="mg-no-print"
      type="search"
      size="md"
      aria-label="Nom d’une ressource"
      placeholder="Nom d’une ressource"
      leftSection={<IconSearch size={20} aria-hidden />}
      maxLength={80}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}

const Nothing = ({ slug, filtered, mayKeep }: { slug: string; filtered: boolean; mayKeep: boolean }) =>
  filtered ? (
    <EmptyState title="Rien ne correspond">Enlevez un filtre, ou « Ouvert maintenant ».</EmptyState>
  ) : (
    <EmptyState
      title="Aucune ressource pour l’instant"
      action={
        mayKeep && <LinkButton href={`/c/${slug}/ressources/nouvelle`}>Ajouter une ressource</LinkButton>
      }
    >
      Centres de soins non programmés, imagerie, laboratoires, PASS, second recours :{" "}
      {mayKeep ? "ajoutez ceux" : "la coordination y mettra ceux"} que vos soignants appellent, avec leurs
      horaires et leur ligne directe.
    </EmptyState>
  );
