import "@mantine/spotlight/styles.css";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useGo } from "../../design/link.tsx";
import type { FoundThing, Place } from "../../design/places.ts";
import { holdsOneOf, type Membership } from "../../design/session.ts";
import { findPlaces } from "./find-places.ts";
import { allSearchSources } from "./registry.ts";

function useFound(query: string, cpts: Membership) {
  const [asked] = useDebouncedValue(query.trim().slice(0, 80), 180);
  const sources = allSearchSources.filter((source) => holdsOneOf(cpts, source.roles));
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ["find", cpts.cptsSlug, source.name, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(asked, cpts.cptsSlug, signal),
      enabled: asked.length >= 2,
      staleTime: 30_000,
    })),
  });
  return {
    things: answers.flatMap((answer) => (answer.data ?? []).slice(0, 8)),
    asking: answers.some((answer) => answer.isFetching),
  };
}

const grouped = (things: readonly FoundThing[]): [string, FoundThing[]][] => {
  const groups = new Map<string, FoundThing[]>();
  for (const thing of things) groups.set(thing.group, [...(groups.get(thing.group) ?? []), thing]);
  return [...groups];
};

type FinderProps = { cpts: Membership; places: readonly Place[]; onClose: () => void };

/** Ctrl K: finds a page, a colleague, a place, a request. */
export default function Finder({ cpts, places, onClose }: FinderProps) {
  const [store, actions] = useMemo(() => createSpotlight(), []);
  const [query, setQuery] = useState("");
  const go = useGo();
  const { things, asking } = useFound(query, cpts);
  const pages = findPlaces(places, query, `/c/${cpts.cptsSlug}`);
  useEffect(() => actions.open(), [actions]);
  const groups = grouped([...pages, ...things]);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      centered={false}
      yOffset="12dvh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      scrollable
      maxHeight="60dvh"
    >
      <Spotlight.Search
        placeholder="Un collègue, un lieu, une demande, une page…"
        aria-label="Chercher"
        leftSection={<IconSearch size={20} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(([title, found]) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {found.map((thing) => (
              <Spotlight.Action
                key={thing.id}
                label={thing.label}
                {...(thing.description ? { description: thing.description } : {})}
                onClick={() => go(thing.href)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>
            {asking ? "Recherche…" : "Rien de ce nom. Essayez un autre mot, ou une partie du nom."}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
