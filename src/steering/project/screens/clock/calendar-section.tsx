import { Button } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView, Section, sayProblem, When } from "../../../../design/index.ts";
import { clockClient, feedsQuery } from "./clock-client.ts";

/** My own secret addresses, for the calendar of a phone or a desk. */
export function CalendarSection({ slug }: { slug: string }) {
  const queries = useQueryClient();
  const feeds = useQuery(feedsQuery(slug));
  const [url, setUrl] = useState<string | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: feedsQuery(slug).queryKey });
  const make = useMutation({
    mutationFn: () => clockClient.makeFeed(slug),
    onSuccess: (made) => {
      setUrl(made.url);
      void refresh();
    },
    onError: sayProblem,
  });
  const end = useMutation({
    mutationFn: (id: string) => clockClient.endFeed(slug, id),
    onSuccess: () => void refresh(),
    onError: sayProblem,
  });
  return (
    <Section
      title="Dans mon calendrier"
      hint="Un abonnement de calendrier : une adresse secrète à donner au vôtre, et les échéances y suivent d’elles-mêmes."
      actions={
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          Créer une adresse
        </Button>
      }
    >
      {url && (
        <p>
          Copiez-la maintenant, elle ne sera plus montrée : <code className="clock-url">{url}</code>
        </p>
      )}
      <QueryView query={feeds} what="vos adresses">
        {({ items }) =>
          items.length === 0 ? (
            <p className="mg-soft">Vous n’avez pas encore d’adresse.</p>
          ) : (
            <ul className="mg-stack">
              {items.map((one) => (
                <li key={one.id}>
                  Créée <When at={one.createdAt} />{" "}
                  <Button size="compact-md" variant="subtle" onClick={() => end.mutate(one.id)}>
                    Arrêter cette adresse
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}
