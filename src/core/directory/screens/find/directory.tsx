import "../directory.css";
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import { IconSearch, IconUserPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import {
  EmptyState,
  ErrorState,
  holdsOneOf,
  LinkButton,
  Loading,
  Page,
  PolicyNote,
  PrintButton,
  useCpts,
} from "../../../../design/index.ts";
import { useSearchWords } from "../use-search-words.ts";
import { ColleagueLine } from "./colleague-line.tsx";
import { DirectoryMapView } from "./directory-map.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { queryOf, useChoices, useColleagues } from "./use-directory.ts";

/** Find a colleague: typed letters search at once, errors allowed; the list and the map show the same people. */
export default function Directory() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const [words, change] = useSearchWords();
  const wide = useMediaQuery("(min-width: 62em)", true, { getInitialValueInEffect: false });
  const [view, setView] = useState("list");
  const choices = useChoices(slug).data;
  const query = queryOf(words);
  const mayKeep = holdsOneOf(cpts, ["coordinator"]);
  if (!cpts) return null;
  return (
    <Page
      title="Annuaire"
      subtitle="Les professionnels du territoire, où ils exercent et ce qu’ils proposent."
      actions={
        <>
          <PrintButton />
          {mayKeep && (
            <LinkButton
              href={`/c/${slug}/annuaire/nouveau`}
              variant="default"
              leftSection={<IconUserPlus size={18} aria-hidden />}
            >
              Ajouter un professionnel
            </LinkButton>
          )}
        </>
      }
    >
      <NameField value={words["q"] ?? ""} onChange={(q) => change({ q })} />
      <FilterBar words={words} change={change} choices={choices} mayKeep={mayKeep} />
      {!wide && (
        <SegmentedControl
          className="mg-no-print"
          aria-label="Présentation"
          value={view}
          onChange={setView}
          data={[
            { value: "list", label: "Liste" },
            { value: "map", label: "Carte" },
          ]}
        />
      )}
      <div className="dir-split">
        {(wide || view === "list") && <Found slug={slug} query={query} mayKeep={mayKeep} />}
        {(wide || view === "map") && (
          <div className="dir-map mg-no-print">
            <DirectoryMapView slug={slug} query={query} height={wide ? 480 : 360} />
          </div>
        )}
      </div>
      <PolicyNote
        may={[
          "Chercher dans l’annuaire et lire les fiches",
          ...(mayKeep ? ["Ajouter, corriger ou retirer une fiche"] : []),
        ]}
        openTo="tous les membres de la CPTS ; les lignes directes aux soignants, à la régulation et à la coordination"
      />
    </Page>
  );
}

function NameField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next);
  }, 220);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  return (
    <TextInput
      className="mg-no-print"
      size="lg"
      type="search"
      aria-label="Nom, profession, commune ou structure"
      placeholder="Nom, « kiné escalquens », « cardio »…"
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

function Found({ slug, query, mayKeep }: { slug: string; query: string; mayKeep: boolean }) {
  const found = useColleagues(slug, query);
  if (found.isError && !found.data)
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading what="les professionnels" />;
  const people = found.data.pages.flatMap((page) => page.items);
  if (people.length === 0)
    return query === "" ? <NobodyYet slug={slug} mayKeep={mayKeep} /> : <NobodyFound />;
  return (
    <div className="mg-stack">
      <ul className="dir-list" aria-label="Professionnels trouvés" aria-busy={found.isPlaceholderData}>
        {people.map((one) => (
          <ColleagueLine key={one.id} one={one} base={`/c/${slug}`} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="default"
          className="mg-no-print"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          Afficher la suite
        </Button>
      )}
    </div>
  );
}

const NobodyFound = () => (
  <EmptyState title="Personne ne correspond">
    Essayez une partie du nom, une profession, une commune ou une structure, ou enlevez un filtre : une offre
    n’apparaît que si la personne l’a indiquée sur sa fiche.
  </EmptyState>
);

const NobodyYet = ({ slug, mayKeep }: { slug: string; mayKeep: boolean }) => (
  <EmptyState
    title="L’annuaire est encore vide"
    action={mayKeep && <LinkButton href={`/c/${slug}/annuaire/nouveau`}>Ajouter un professionnel</LinkButton>}
  >
    {mayKeep
      ? "Importez l’annuaire national pour y mettre d’un coup tous les professionnels de vos communes, ou ajoutez une fiche à la main."
      : "La coordination de votre CPTS y mettra bientôt les professionnels de vos communes."}
  </EmptyState>
);
