import { Button, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconMapPinPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AppLink, api, offerUndo, Section, sayProblem } from "../../../../design/index.ts";
import type { Professional, SiteLine } from "../../contract.ts";
import { siteKindInWords } from "../directory-words.ts";
import { NewSite } from "../places/new-site.tsx";
import { useRecordActs } from "./use-record.ts";

/** Where the person practises; who may, adds a place or says that it ended. */
export function PlacesOf({ slug, one }: { slug: string; one: Professional }) {
  const acts = useRecordActs(slug, one.id);
  const end = async (practiceId: string, name: string) => {
    try {
      await acts.changePractice(practiceId, { active: false });
      offerUndo(`${one.displayName} n’exerce plus à ${name}.`, () =>
        acts.changePractice(practiceId, { active: true }),
      );
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Section title="Lieux d’exercice">
      {one.practices.length === 0 && <p className="mg-soft">Aucun lieu connu.</p>}
      <ul className="dir-plain mg-stack">
        {one.practices.map((place) => (
          <li key={place.id} className="dir-place">
            <AppLink href={`/c/${slug}/annuaire/lieux/${place.siteId}`} className="dir-name">
              {place.siteName}
            </AppLink>
            <p>{[siteKindInWords(place.siteKind), place.address].filter(Boolean).join(" · ")}</p>
            {place.wheelchair !== null && (
              <p className="mg-soft">
                {place.wheelchair ? "Accessible en fauteuil" : "Pas accessible en fauteuil"}
              </p>
            )}
            {place.accessNote && <p className="mg-soft">{place.accessNote}</p>}
            {one.may.editPractices && (
              <Button
                size="compact-md"
                variant="subtle"
                className="mg-no-print"
                leftSection={<IconX size={16} aria-hidden />}
                onClick={() => void end(place.id, place.siteName)}
              >
                N’exerce plus ici<span className="mg-hidden"> : {place.siteName}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {one.may.editPractices && <AddPlace slug={slug} one={one} onAdd={acts.addPractice} />}
    </Section>
  );
}

function AddPlace({
  slug,
  one,
  onAdd,
}: {
  slug: string;
  one: Professional;
  onAdd: (siteId: string) => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [making, setMaking] = useState(false);
  const [asked] = useDebouncedValue(words, 220);
  const sites = useQuery({
    queryKey: ["directory", slug, "sites", asked],
    queryFn: () =>
      api.get<{ items: SiteLine[] }>(
        `/api/c/${slug}/directory/sites?limit=20&q=${encodeURIComponent(asked)}`,
      ),
    enabled: open,
  });
  const add = (siteId: string) => {
    setOpen(false);
    setMaking(false);
    onAdd(siteId).catch(sayProblem);
  };
  if (making) return <NewSite slug={slug} onMade={add} onCancel={() => setMaking(false)} />;
  if (!open) {
    return (
      <Button
        variant="default"
        className="mg-no-print"
        leftSection={<IconMapPinPlus size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Ajouter un lieu
      </Button>
    );
  }
  return (
    <div className="mg-stack">
      <Select
        label="Lieu"
        description="Cherchez par nom, rue ou commune."
        searchable
        value={null}
        onSearchChange={setWords}
        nothingFoundMessage="Aucun lieu de ce nom"
        filter={({ options }) => options}
        data={(sites.data?.items ?? []).map((site) => ({
          value: site.id,
          label: [site.name, site.addressLine, site.communeName].filter(Boolean).join(", "),
        }))}
        onChange={(value) => value && add(value)}
      />
      <div className="mg-actions">
        {one.may.editIdentity && (
          <Button variant="default" onClick={() => setMaking(true)}>
            Ce lieu n’est pas dans la liste
          </Button>
        )}
        <Button variant="subtle" onClick={() => setOpen(false)}>
          Fermer
        </Button>
      </div>
    </div>
  );
}
