import { Button, CopyButton } from "@mantine/core";
import { IconCalendarPlus, IconCheck, IconCopy, IconLinkPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView, Section, sayProblem, When } from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import { agendaClient } from "./agenda-client.ts";
import { AgendaFrame } from "./agenda-frame.tsx";
import { PlacesToOpen } from "./place-settings.tsx";
import { agendaKey } from "./use-agenda.ts";

/** My slots in the calendar that I already use: hours only, never a patient. */
export default function MyPhone() {
  return (
    <AgendaFrame
      path="agenda/telephone"
      title="Mon agenda dans mon téléphone"
      subtitle="Vos créneaux dans votre calendrier habituel. Les heures seulement : les patients restent dans Maillage."
      width="narrow"
    >
      {(slug, agenda) => {
        if (!agenda.own)
          return (
            <p>
              Cette adresse est personnelle : seuls ce professionnel et ceux qui l’assistent peuvent la créer.
            </p>
          );
        return agenda.practices.some((one) => one.schedule) ? (
          <Feeds slug={slug} agenda={agenda} />
        ) : (
          <PlacesToOpen slug={slug} agenda={agenda} />
        );
      }}
    </AgendaFrame>
  );
}

function Feeds({ slug, agenda }: { slug: string; agenda: Agenda }) {
  const queries = useQueryClient();
  const [url, setUrl] = useState<string | null>(null);
  const key = [...agendaKey(slug, agenda.professionalId), "feeds"];
  const feeds = useQuery({ queryKey: key, queryFn: () => agendaClient.feeds(slug, agenda.professionalId) });
  const make = useMutation({
    mutationFn: () => agendaClient.makeFeed(slug, agenda.professionalId),
    onSuccess: async (made) => {
      setUrl(made.url);
      await queries.invalidateQueries({ queryKey: key });
    },
    onError: sayProblem,
  });
  return (
    <>
      <Section
        title="Une adresse secrète"
        hint="Votre calendrier la lit tout seul, plusieurs fois par jour. Elle n’est montrée qu’une fois."
      >
        {url ? (
          <NewAddress url={url} />
        ) : (
          <Button
            leftSection={<IconLinkPlus size={18} aria-hidden />}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            Créer une adresse
          </Button>
        )}
      </Section>
      <QueryView query={feeds} what="vos adresses">
        {({ items }) =>
          items.length === 0 ? null : (
            <InUse slug={slug} items={items} onEnded={() => queries.invalidateQueries({ queryKey: key })} />
          )
        }
      </QueryView>
      <HowTo />
    </>
  );
}

function NewAddress({ url }: { url: string }) {
  return (
    <div className="mg-stack">
      <p className="ag-url" data-testid="feed-url">
        {url}
      </p>
      <div className="mg-actions">
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={copy}
            >
              {copied ? "Adresse copiée" : "Copier l’adresse"}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          variant="default"
          href={url.replace(/^https?:/, "webcal:")}
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
        >
          Ajouter à mon calendrier
        </Button>
      </div>
      <p className="mg-soft">
        Gardez-la pour vous : qui la connaît voit vos heures de consultation. En cas de doute, arrêtez-la et
        créez-en une autre.
      </p>
    </div>
  );
}

type InUseProps = {
  slug: string;
  items: readonly { id: string; createdAt: string }[];
  onEnded: () => unknown;
};

/** Ending an address cannot be undone (its secret is gone): it is asked once, in place. */
function InUse({ slug, items, onEnded }: InUseProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const end = useMutation({
    mutationFn: (id: string) => agendaClient.revokeFeed(slug, id),
    onSuccess: onEnded,
    onError: sayProblem,
  });
  return (
    <Section title="Adresses en service">
      <ul className="ag-rules">
        {items.map((one) => (
          <li key={one.id} className="ag-rule">
            <p>
              Créée <When at={one.createdAt} />
            </p>
            {asked === one.id ? (
              <div className="mg-actions">
                <Button color="red" loading={end.isPending} onClick={() => end.mutate(one.id)}>
                  Arrêter pour de bon
                </Button>
                <Button variant="subtle" onClick={() => setAsked(null)}>
                  La garder
                </Button>
              </div>
            ) : (
              <Button
                variant="subtle"
                leftSection={<IconTrash size={18} aria-hidden />}
                onClick={() => setAsked(one.id)}
              >
                Arrêter cette adresse
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const HowTo = () => (
  <Section title="Comment faire">
    <ul>
      <li>
        <strong>iPhone, iPad, Mac</strong> : touchez « Ajouter à mon calendrier », puis « S’abonner ».
      </li>
      <li>
        <strong>Google Agenda</strong> : sur un ordinateur, « Autres agendas » + « À partir de l’URL », collez
        l’adresse. Elle arrive ensuite sur le téléphone.
      </li>
      <li>
        <strong>Outlook</strong> : « Ajouter un calendrier », « S’abonner à partir du web », collez l’adresse.
      </li>
      <li>
        <strong>Thunderbird</strong> : « Nouvel agenda », « Sur le réseau », collez l’adresse.
      </li>
    </ul>
    <p className="mg-soft">
      Google et Outlook peuvent mettre quelques heures à montrer un changement : le jour même, regardez « Ma
      journée ».
    </p>
  </Section>
);
